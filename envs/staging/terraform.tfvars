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
  notify         = "together"
  runbooks       = "https://git.example.com/data-platform/saleslake/blob/main/docs/runbooks"
  emails         = ["data-platform-staging@example.com"]
  budget_dollars = 100
}
