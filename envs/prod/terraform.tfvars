account_id  = "345678901234"
cost_centre = "data-platform"
environment = "prod"
owner       = "data-platform"
region      = "eu-west-1"

analysts = ["arn:aws:iam::345678901234:role/sales-analysts"]

pipeline = {
  schedule        = "cron(30 4 * * ? *)"
  time_zone       = "Europe/Berlin"
  arrival_minutes = 5
}

jobs = {
  promote-to-silver = { workers = 4, timeout_minutes = 120 }
  promote-to-gold   = { workers = 4 }
}

retention = {
  noncurrent_versions = 90
  access_logs         = 365
  job_logs            = 90
}

alarms = {
  runbooks       = "https://git.example.com/data-platform/saleslake/blob/main/docs/runbooks"
  emails         = ["data-platform@example.com"]
  budget_dollars = 500
}
