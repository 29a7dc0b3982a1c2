bucket       = "saleslake-staging-state-234567890123-eu-west-1"
key          = "saleslake.tfstate"
region       = "eu-west-1"
use_lockfile = true
encrypt      = true
