mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  account_id  = "123456789012"
  environment = "dev"
  name_prefix = "saleslake-dev"
  region      = "eu-west-1"
}

run "keeps_data_unless_destroy_is_allowed" {
  command = plan

  assert {
    condition     = length(aws_s3_bucket.this) == 7 && alltrue([for bucket in aws_s3_bucket.this : !bucket.force_destroy])
    error_message = "A bucket would be deleted with its objects."
  }
  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 30
    error_message = "The key must stay for 30 days."
  }
}

run "destroys_data_where_it_is_allowed_and_not_production" {
  command = plan

  variables {
    destroy_allowed = true
  }

  assert {
    condition     = length(aws_s3_bucket.this) == 7 && alltrue([for bucket in aws_s3_bucket.this : bucket.force_destroy])
    error_message = "A bucket would stay."
  }
  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 7
    error_message = "The key must go after 7 days."
  }
}

run "production_cannot_be_destroyed" {
  command = plan

  variables {
    destroy_allowed = true
    environment     = "prod"
    name_prefix     = "saleslake-prod"
  }

  expect_failures = [var.destroy_allowed]
}

run "production_keeps_its_data" {
  command = plan

  variables {
    environment = "prod"
    name_prefix = "saleslake-prod"
  }

  assert {
    condition     = length(aws_s3_bucket.this) == 7 && alltrue([for bucket in aws_s3_bucket.this : !bucket.force_destroy])
    error_message = "A bucket of production would be deleted with its objects."
  }
  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 30
    error_message = "The key of production must stay for 30 days."
  }
}
