mock_provider "aws" {
  mock_resource "aws_cloudtrail" {
    defaults = { arn = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/saleslake-dev-data-events" }
  }
}

variables {
  account_id = "123456789012"
  buckets = {
    bronze = { name = "saleslake-dev-bronze-123456789012-eu-west-1", arn = "arn:aws:s3:::saleslake-dev-bronze-123456789012-eu-west-1" }
    silver = { name = "saleslake-dev-silver-123456789012-eu-west-1", arn = "arn:aws:s3:::saleslake-dev-silver-123456789012-eu-west-1" }
    gold   = { name = "saleslake-dev-gold-123456789012-eu-west-1", arn = "arn:aws:s3:::saleslake-dev-gold-123456789012-eu-west-1" }
    logs   = { name = "saleslake-dev-logs-123456789012-eu-west-1", arn = "arn:aws:s3:::saleslake-dev-logs-123456789012-eu-west-1" }
  }
  databases   = { bronze = "saleslake_dev_bronze", silver = "saleslake_dev_silver", gold = "saleslake_dev_gold" }
  domains     = { sales = "sales-data", product = "catalog-team" }
  enabled     = { lake_formation = true, data_events = true }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  name_prefix = "saleslake-dev"
  region      = "eu-west-1"
  role_arns = {
    analyst           = "arn:aws:iam::123456789012:role/saleslake-dev-analyst"
    crawler           = "arn:aws:iam::123456789012:role/saleslake-dev-crawler"
    promote-to-silver = "arn:aws:iam::123456789012:role/saleslake-dev-promote-to-silver"
    promote-to-gold   = "arn:aws:iam::123456789012:role/saleslake-dev-promote-to-gold"
    maintain          = "arn:aws:iam::123456789012:role/saleslake-dev-maintain"
    replay-quarantine = "arn:aws:iam::123456789012:role/saleslake-dev-replay-quarantine"
  }
  tables = { "silver.order_lines" = "sales", "gold.daily_sales" = "sales", "gold.product_performance" = "product" }
}

run "creates_nothing_by_default" {
  variables {
    enabled = {}
  }
  assert {
    condition = sum([
      length(aws_lakeformation_resource.layer), length(aws_lakeformation_lf_tag.layer), length(aws_lakeformation_lf_tag.domain), length(aws_lakeformation_permissions.analyst_database),
      length(aws_lakeformation_resource_lf_tag.layer), length(aws_lakeformation_resource_lf_tag.domain), length(aws_lakeformation_permissions.analyst_tables),
      length(aws_lakeformation_opt_in.analyst_database), length(aws_lakeformation_opt_in.analyst_tables), length(aws_lakeformation_permissions.location),
      length(aws_kms_grant.lake_formation), length(aws_cloudtrail.data_events), length(aws_s3_bucket.trail), length(aws_s3_bucket_policy.trail),
    ]) == 0
    error_message = "Governance must be off unless it is asked for."
  }
  assert {
    condition     = output.trail_arn == null && output.trail_bucket == null && length(output.tag_keys) == 0
    error_message = "What is off has no outputs."
  }
}

run "registers_silver_and_gold_without_stopping_the_jobs" {
  assert {
    condition     = jsonencode({ for layer, resource in aws_lakeformation_resource.layer : layer => resource.arn }) == jsonencode({ for layer in ["silver", "gold"] : layer => var.buckets[layer].arn })
    error_message = "Silver and gold must be registered, bronze must not."
  }
  assert {
    condition     = alltrue([for resource in aws_lakeformation_resource.layer : resource.hybrid_access_enabled == true && resource.use_service_linked_role == true])
    error_message = "Without hybrid access mode the jobs would stand still."
  }
  assert {
    condition = jsonencode({ for key, permission in aws_lakeformation_permissions.location : key => [permission.principal, permission.permissions, permission.data_location[0].arn] }) == jsonencode({
      for key in ["silver-promote-to-silver", "silver-replay-quarantine", "silver-maintain", "gold-promote-to-gold", "gold-replay-quarantine", "gold-maintain"] :
      key => [var.role_arns[trimprefix(trimprefix(key, "silver-"), "gold-")], ["DATA_LOCATION_ACCESS"], var.buckets[split("-", key)[0]].arn]
    })
    error_message = "Only the writer of a layer may create tables in it."
  }
}

run "allows_lake_formation_to_use_the_key" {
  assert {
    condition     = aws_kms_grant.lake_formation["this"].grantee_principal == "arn:aws:iam::123456789012:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess"
    error_message = "The grant must be for the service-linked role."
  }
  assert {
    condition     = aws_kms_grant.lake_formation["this"].operations == toset(["Decrypt", "DescribeKey"]) && aws_kms_grant.lake_formation["this"].key_id == var.kms_key_arn
    error_message = "The grant must allow only reading."
  }
}

run "tags_databases_by_layer_and_tables_by_domain" {
  assert {
    condition     = jsonencode(output.tag_keys) == jsonencode({ layer = "saleslake-dev-layer", domain = "saleslake-dev-domain" })
    error_message = "Keys must carry the environment: they are the account's."
  }
  assert {
    condition     = aws_lakeformation_lf_tag.layer["this"].values == toset(["silver", "gold"]) && aws_lakeformation_lf_tag.domain["this"].values == toset(["sales", "product"])
    error_message = "Values must be the layers and the domains."
  }
  assert {
    condition     = jsonencode({ for layer, tag in aws_lakeformation_resource_lf_tag.layer : tag.database[0].name => [tag.lf_tag[0].key, tag.lf_tag[0].value] }) == jsonencode({ saleslake_dev_silver = ["saleslake-dev-layer", "silver"], saleslake_dev_gold = ["saleslake-dev-layer", "gold"] })
    error_message = "Each database must carry its layer."
  }
  assert {
    condition = jsonencode({ for key, tag in aws_lakeformation_resource_lf_tag.domain : "${tag.table[0].database_name}.${tag.table[0].name}" => [tag.lf_tag[0].key, tag.lf_tag[0].value] }) == jsonencode({
      "saleslake_dev_silver.order_lines"       = ["saleslake-dev-domain", "sales"]
      "saleslake_dev_gold.daily_sales"         = ["saleslake-dev-domain", "sales"]
      "saleslake_dev_gold.product_performance" = ["saleslake-dev-domain", "product"]
    })
    error_message = "Each table must carry its domain."
  }
}

run "grants_analysts_gold_domain_by_domain" {
  assert {
    condition     = toset(keys(aws_lakeformation_permissions.analyst_tables)) == toset(["sales", "product"])
    error_message = "Each domain must have its grant."
  }
  assert {
    condition = alltrue([
      for domain, permission in aws_lakeformation_permissions.analyst_tables :
      permission.principal == var.role_arns["analyst"]
      && permission.permissions == toset(["DESCRIBE", "SELECT"])
      && length(coalesce(permission.permissions_with_grant_option, [])) == 0
      && permission.lf_tag_policy[0].resource_type == "TABLE"
      && jsonencode({ for expression in permission.lf_tag_policy[0].expression : expression.key => expression.values }) == jsonencode({ saleslake-dev-domain = [domain], saleslake-dev-layer = ["gold"] })
    ])
    error_message = "A grant must be for reading what is both of gold and of the domain."
  }
  assert {
    condition     = aws_lakeformation_permissions.analyst_database["analyst"].permissions == toset(["DESCRIBE"]) && aws_lakeformation_permissions.analyst_database["analyst"].lf_tag_policy[0].resource_type == "DATABASE"
    error_message = "Analysts must see the database of gold, and no more."
  }
  assert {
    condition     = one(aws_lakeformation_permissions.analyst_database["analyst"].lf_tag_policy[0].expression).values == toset(["gold"])
    error_message = "Analysts must see only gold."
  }
}

run "opts_analysts_in_to_all_of_gold" {
  assert {
    condition     = keys(aws_lakeformation_opt_in.analyst_tables) == ["analyst"] && keys(aws_lakeformation_opt_in.analyst_database) == ["analyst"]
    error_message = "Only analysts must be opted in."
  }
  assert {
    condition = (
      aws_lakeformation_opt_in.analyst_tables["analyst"].resource_data[0].table[0].wildcard == true
      && aws_lakeformation_opt_in.analyst_tables["analyst"].resource_data[0].table[0].database_name == "saleslake_dev_gold"
      && aws_lakeformation_opt_in.analyst_database["analyst"].resource_data[0].database[0].name == "saleslake_dev_gold"
      && aws_lakeformation_opt_in.analyst_tables["analyst"].principal[0].data_lake_principal_identifier == var.role_arns["analyst"]
    )
    error_message = "Analysts must not have access to an untagged table."
  }
}

run "grants_nothing_without_analysts" {
  variables {
    role_arns = {}
  }
  assert {
    condition     = length(aws_lakeformation_permissions.analyst_tables) + length(aws_lakeformation_permissions.analyst_database) + length(aws_lakeformation_opt_in.analyst_tables) == 0
    error_message = "Without analysts there must be no grant."
  }
}

run "needs_no_table_to_exist" {
  variables {
    tables = {}
  }
  assert {
    condition     = length(aws_lakeformation_resource_lf_tag.domain) == 0 && length(aws_lakeformation_permissions.analyst_tables) == 2
    error_message = "Grants must stand before the first table does."
  }
}

run "records_each_access_to_the_lakes_objects" {
  assert {
    condition = jsonencode({ for selector in aws_cloudtrail.data_events["this"].advanced_event_selector[0].field_selector : selector.field => concat(coalesce(selector.equals, []), coalesce(selector.starts_with, [])) }) == jsonencode({
      "eventCategory"  = ["Data"]
      "resources.type" = ["AWS::S3::Object"]
      "resources.ARN"  = [for key in ["bronze", "gold", "silver"] : "${var.buckets[key].arn}/"]
    })
    error_message = "Objects of all buckets but the logs must be recorded, and nothing else."
  }
  assert {
    condition     = aws_cloudtrail.data_events["this"].name == "saleslake-dev-data-events" && aws_cloudtrail.data_events["this"].kms_key_id == var.kms_key_arn && aws_cloudtrail.data_events["this"].enable_log_file_validation == true
    error_message = "The record must be encrypted and able to prove itself."
  }
  assert {
    condition     = output.trail_arn == "arn:aws:cloudtrail:eu-west-1:123456789012:trail/saleslake-dev-data-events" && output.trail_bucket == "saleslake-dev-trail-123456789012-eu-west-1"
    error_message = "The outputs must say where the record is."
  }
}

run "protects_the_record" {
  assert {
    condition = (
      aws_s3_bucket_public_access_block.trail["this"].block_public_acls && aws_s3_bucket_public_access_block.trail["this"].block_public_policy
      && aws_s3_bucket_public_access_block.trail["this"].ignore_public_acls && aws_s3_bucket_public_access_block.trail["this"].restrict_public_buckets
    )
    error_message = "The bucket must not be public."
  }
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.trail["this"].rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn && one(aws_s3_bucket_server_side_encryption_configuration.trail["this"].rule).bucket_key_enabled == true
    error_message = "The bucket must be encrypted with the lake's key."
  }
  assert {
    condition     = aws_s3_bucket_versioning.trail["this"].versioning_configuration[0].status == "Enabled" && aws_s3_bucket_ownership_controls.trail["this"].rule[0].object_ownership == "BucketOwnerEnforced" && aws_s3_bucket.trail["this"].force_destroy == false
    error_message = "Records must be kept when they are overwritten, belong to the account, and not go with destroy."
  }
  assert {
    condition     = aws_s3_bucket_logging.trail["this"].target_bucket == var.buckets["logs"].name && aws_s3_bucket_logging.trail["this"].target_prefix == "trail/"
    error_message = "Who looks at records must be logged."
  }
  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.trail["this"].rule[0].expiration[0].days == 365
    error_message = "Records must go after a year."
  }
}

run "allows_only_this_trail_to_write_the_record" {
  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.trail["this"].policy).Statement : statement.Principal.Service == "cloudtrail.amazonaws.com" && statement.Condition.StringEquals["aws:SourceArn"] == "arn:aws:cloudtrail:eu-west-1:123456789012:trail/saleslake-dev-data-events" if statement.Effect == "Allow"])
    error_message = "Only CloudTrail, and only for this trail, must have access."
  }
  assert {
    condition     = toset([for statement in jsondecode(aws_s3_bucket_policy.trail["this"].policy).Statement : statement.Action if statement.Effect == "Allow"]) == toset(["s3:GetBucketAcl", "s3:PutObject"])
    error_message = "CloudTrail must write, not read or delete."
  }
  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.trail["this"].policy).Statement : statement.Resource if statement.Sid == "TrailWrites"][0] == "arn:aws:s3:::saleslake-dev-trail-123456789012-eu-west-1/AWSLogs/123456789012/*"
    error_message = "CloudTrail must write where it belongs."
  }
  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.trail["this"].policy).Statement : statement.Condition.Bool["aws:SecureTransport"] if statement.Effect == "Deny"][0] == "false"
    error_message = "Access without TLS must be denied."
  }
}

run "allows_destroy_to_delete_the_record_where_configured" {
  variables {
    destroy_allowed = true
  }
  assert {
    condition     = aws_s3_bucket.trail["this"].force_destroy == true
    error_message = "destroy_allowed must reach the bucket."
  }
}

run "records_without_granting" {
  variables {
    enabled = { data_events = true }
  }
  assert {
    condition     = length(aws_cloudtrail.data_events) == 1 && length(aws_lakeformation_resource.layer) == 0 && length(aws_kms_grant.lake_formation) == 0
    error_message = "Both parts must be switched by themselves."
  }
}

run "rejects_buckets_without_logs" {
  command = plan
  variables {
    enabled = {}
    buckets = { silver = { name = "s", arn = "arn:aws:s3:::s" }, gold = { name = "g", arn = "arn:aws:s3:::g" } }
  }
  expect_failures = [var.buckets]
}

run "rejects_databases_without_gold" {
  command = plan
  variables {
    enabled   = {}
    databases = { silver = "saleslake_dev_silver" }
  }
  expect_failures = [var.databases]
}

run "rejects_tables_of_other_layers" {
  command = plan
  variables {
    tables = { "bronze.webshop" = "sales" }
  }
  expect_failures = [var.tables]
}

run "rejects_tables_of_unknown_domains" {
  command = plan
  variables {
    tables = { "gold.daily_sales" = "finance" }
  }
  expect_failures = [var.tables]
}

run "rejects_a_retention_of_zero_days" {
  command = plan
  variables {
    trail_days = 0
  }
  expect_failures = [var.trail_days]
}
