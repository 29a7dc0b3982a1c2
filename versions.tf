terraform {
  required_version = ">= 1.11"

  # Account, bucket and key come from envs/<environment>/backend.hcl.
  backend "s3" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}
