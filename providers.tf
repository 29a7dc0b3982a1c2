provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  # Resources of a domain override the last two.
  default_tags {
    tags = {
      project     = var.project
      environment = var.environment
      cost_centre = var.cost_centre
      domain      = "lake"
      owner       = var.owner
    }
  }
}
