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

  retention = { noncurrent_versions = 31, unfinished_uploads = 6, access_logs = 91, query_results = 15 }
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Ends unfinished uploads and earlier versions in every bucket.
  assert {
    condition = length(aws_s3_bucket_lifecycle_configuration.this) == 7 && alltrue([
      for lifecycle in aws_s3_bucket_lifecycle_configuration.this :
      [for rule in lifecycle.rule : rule.abort_incomplete_multipart_upload[0].days_after_initiation if rule.id == "unfinished-uploads"] == [6]
    ])
    error_message = "Unfinished uploads stay in a bucket."
  }
  assert {
    condition = alltrue([
      for lifecycle in aws_s3_bucket_lifecycle_configuration.this :
      [for rule in lifecycle.rule : rule.noncurrent_version_expiration[0].noncurrent_days if rule.id == "earlier-versions"] == [31]
    ])
    error_message = "Earlier versions stay in a bucket."
  }
  assert {
    condition     = alltrue(flatten([for lifecycle in aws_s3_bucket_lifecycle_configuration.this : [for rule in lifecycle.rule : rule.status == "Enabled"]]))
    error_message = "A rule is not enabled."
  }

  # Expires current objects only of logs and query results.
  assert {
    condition = {
      for key, lifecycle in aws_s3_bucket_lifecycle_configuration.this :
      key => flatten([for rule in lifecycle.rule : [for expiration in rule.expiration : expiration.days]])
      if length(flatten([for rule in lifecycle.rule : rule.expiration])) > 0
    } == { logs = [91], "query-results" = [15] }
    error_message = "Objects expire elsewhere, or after other periods."
  }

  # Moves only objects of bronze to intelligent tiering, without delay.
  assert {
    condition = {
      for key, lifecycle in aws_s3_bucket_lifecycle_configuration.this :
      key => flatten([for rule in lifecycle.rule : [for transition in rule.transition : "${transition.days} ${transition.storage_class}"]])
      if length(flatten([for rule in lifecycle.rule : rule.transition])) > 0
    } == { bronze = ["0 INTELLIGENT_TIERING"] }
    error_message = "Objects move elsewhere, or to another class."
  }
  assert {
    condition     = alltrue([for lifecycle in aws_s3_bucket_lifecycle_configuration.this : length(flatten([for rule in lifecycle.rule : rule.noncurrent_version_transition])) == 0])
    error_message = "Earlier versions move."
  }

  # Has no rule for tables but the two of every bucket.
  assert {
    condition = alltrue([
      for key in ["silver", "gold", "ops"] :
      toset(aws_s3_bucket_lifecycle_configuration.this[key].rule[*].id) == toset(["unfinished-uploads", "earlier-versions"])
    ])
    error_message = "Age must not touch the data or the metadata of Iceberg tables."
  }
}

run "uses_the_defaults_of_retention" {
  command = plan

  variables {
    retention = {}
  }

  assert {
    condition     = var.retention == { noncurrent_versions = 30, unfinished_uploads = 7, access_logs = 90, query_results = 14 }
    error_message = "The defaults of retention differ from the README."
  }
}

run "rejects_a_period_below_a_day" {
  command = plan

  variables {
    retention = { noncurrent_versions = 0 }
  }

  expect_failures = [var.retention]
}
