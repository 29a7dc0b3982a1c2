bucket       = "saleslake-dev-state-123456789012-eu-west-1"
key          = "saleslake.tfstate"
region       = "eu-west-1"
use_lockfile = true
encrypt      = true
