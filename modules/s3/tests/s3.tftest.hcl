# The baseline is the example of the README.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/lake" }
  }
}

variables {
  account_id  = "123456789012"
  environment = "dev"
  name_prefix = "saleslake-dev"
  region      = "eu-west-1"
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Names seven buckets by purpose account and region.
  assert {
    condition = { for key, bucket in aws_s3_bucket.this : key => bucket.bucket } == {
      bronze          = "saleslake-dev-bronze-123456789012-eu-west-1"
      silver          = "saleslake-dev-silver-123456789012-eu-west-1"
      gold            = "saleslake-dev-gold-123456789012-eu-west-1"
      ops             = "saleslake-dev-ops-123456789012-eu-west-1"
      artifacts       = "saleslake-dev-artifacts-123456789012-eu-west-1"
      "query-results" = "saleslake-dev-query-results-123456789012-eu-west-1"
      logs            = "saleslake-dev-logs-123456789012-eu-west-1"
    }
    error_message = "A bucket has another name."
  }

  # Outputs name and arn of each bucket and the key.
  assert {
    condition     = toset(keys(output.buckets)) == toset(["bronze", "silver", "gold", "ops", "artifacts", "query-results", "logs"])
    error_message = "The output buckets has other keys."
  }
  assert {
    condition = output.buckets["query-results"] == {
      name = "saleslake-dev-query-results-123456789012-eu-west-1"
      arn  = "arn:aws:s3:::saleslake-dev-query-results-123456789012-eu-west-1"
    }
    error_message = "A bucket is not given as name and ARN."
  }
  assert {
    condition     = output.kms_key_arn == "arn:aws:kms:eu-west-1:123456789012:key/lake"
    error_message = "The output kms_key_arn is not the key's ARN."
  }

  # Keeps each bucket private versioned and without acls.
  assert {
    condition = length(aws_s3_bucket_public_access_block.this) == 7 && alltrue([
      for block in aws_s3_bucket_public_access_block.this :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "A bucket can be made public."
  }
  assert {
    condition = length(aws_s3_bucket_ownership_controls.this) == 7 && alltrue([
      for controls in aws_s3_bucket_ownership_controls.this : controls.rule[0].object_ownership == "BucketOwnerEnforced"
    ])
    error_message = "A bucket takes ACLs."
  }
  assert {
    condition = length(aws_s3_bucket_versioning.this) == 7 && alltrue([
      for versioning in aws_s3_bucket_versioning.this : versioning.versioning_configuration[0].status == "Enabled"
    ])
    error_message = "A bucket is not versioned."
  }

  # Encrypts with the lakes key and bucket keys but logs as s3 can deliver them.
  assert {
    condition = alltrue([
      for key, encryption in aws_s3_bucket_server_side_encryption_configuration.this :
      one(encryption.rule).bucket_key_enabled
      && one(one(encryption.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
      && one(one(encryption.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.this.arn
      if key != "logs"
    ])
    error_message = "A bucket is not encrypted by the lake's key, or has no bucket key."
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this["logs"].rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "Access logs are only delivered to a bucket with SSE-S3."
  }
  assert {
    condition     = length(aws_s3_bucket_server_side_encryption_configuration.this) == 7
    error_message = "A bucket has no default encryption."
  }

  # Logs access to all buckets but the logs.
  assert {
    condition     = toset(keys(aws_s3_bucket_logging.this)) == toset(["bronze", "silver", "gold", "ops", "artifacts", "query-results"])
    error_message = "Access must be logged of all buckets but logs."
  }
  assert {
    condition = alltrue([
      for key, logging in aws_s3_bucket_logging.this :
      logging.target_bucket == aws_s3_bucket.this["logs"].bucket && logging.target_prefix == "${key}/"
    ])
    error_message = "Access logs lie elsewhere."
  }

  # Sends events of new objects in bronze only to eventbridge.
  assert {
    condition     = aws_s3_bucket_notification.bronze.eventbridge && aws_s3_bucket_notification.bronze.bucket == aws_s3_bucket.this["bronze"].bucket
    error_message = "EventBridge does not hear of new objects in bronze."
  }
  assert {
    condition     = length(aws_s3_bucket_notification.bronze.queue) == 0
    error_message = "A queue receives events although none is configured."
  }
}

run "notifies_each_queue_of_objects_under_its_prefix" {
  command = plan

  variables {
    bronze_queues = {
      sales    = { arn = "arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-sales", prefix = "sales/" }
      customer = { arn = "arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-customer", prefix = "customer/" }
    }
  }

  assert {
    condition = { for queue in aws_s3_bucket_notification.bronze.queue : queue.id => [queue.queue_arn, queue.filter_prefix, join(",", queue.events)] } == {
      sales    = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-sales", "sales/", "s3:ObjectCreated:*"]
      customer = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-customer", "customer/", "s3:ObjectCreated:*"]
    }
    error_message = "A queue receives events of other objects."
  }
  assert {
    condition     = aws_s3_bucket_notification.bronze.eventbridge
    error_message = "Queues must not take EventBridge's place."
  }
}

run "rejects_a_queue_without_a_folder" {
  command = plan

  variables {
    bronze_queues = { sales = { arn = "arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-sales", prefix = "sales" } }
  }

  expect_failures = [var.bronze_queues]
}

run "rejects_names_too_long_for_a_bucket" {
  command = plan

  variables {
    name_prefix = "saleslake-of-a-very-long-name-dev"
  }

  expect_failures = [var.name_prefix]
}

run "rejects_an_invalid_account" {
  command = plan

  variables {
    account_id = "12345"
  }

  expect_failures = [var.account_id]
}

run "rejects_an_unknown_environment" {
  command = plan

  variables {
    environment = "production"
  }

  expect_failures = [var.environment]
}
