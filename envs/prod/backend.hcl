bucket       = "saleslake-prod-state-345678901234-eu-west-1"
key          = "saleslake.tfstate"
region       = "eu-west-1"
use_lockfile = true
encrypt      = true
