account_id      = "123456789012"
cost_centre     = "data-platform"
destroy_allowed = true
environment     = "dev"
owner           = "data-platform"
region          = "eu-west-1"

# Promotions start by hand, or when files arrive.
pipeline = {
  schedule        = null
  arrival_minutes = 2
}

jobs = {
  promote-to-silver = { flex = true }
  promote-to-gold   = { flex = true }
  maintain          = { flex = true }
  replay-quarantine = { flex = true }
}

alarms = {
  notify         = "together"
  runbooks       = "https://git.example.com/data-platform/saleslake/blob/main/docs/runbooks"
  emails         = ["data-platform-dev@example.com"]
  budget_dollars = 50
}
