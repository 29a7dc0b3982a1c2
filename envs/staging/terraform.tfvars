account_id  = "234567890123"
cost_centre = "data-platform"
environment = "staging"
owner       = "data-platform"
region      = "eu-west-1"

pipeline = {
  schedule  = "cron(30 4 * * ? *)"
  time_zone = "Europe/Berlin"
}

alarms = {
  emails         = ["data-platform-staging@example.com"]
  budget_dollars = 100
}
