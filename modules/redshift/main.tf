# Gold for Redshift Spectrum: an external schema over the Glue database, on an existing cluster or on a workgroup that this module creates.

locals {
  schema     = "gold"
  serverless = var.settings.mode == "serverless" ? toset(["this"]) : toset([])
  connected  = var.settings.mode == "off" ? toset([]) : toset(["this"])

  sql = var.settings.mode == "off" ? "" : "CREATE EXTERNAL SCHEMA IF NOT EXISTS ${local.schema} FROM DATA CATALOG DATABASE '${var.databases["gold"]}' IAM_ROLE '${var.role_arn}'"

  # The SQL runs as the cluster's database user (temporary credentials) or as the workgroup's administrator (managed secret).
  runner = {
    cluster_identifier = var.settings.cluster
    workgroup_name     = one(values(aws_redshiftserverless_workgroup.this)[*].workgroup_name)
    db_user            = var.settings.mode == "cluster" ? var.settings.db_user : null
    secret_arn         = one(values(aws_redshiftserverless_namespace.this)[*].admin_password_secret_arn)
  }
}

resource "aws_redshiftserverless_namespace" "this" {
  for_each = local.serverless

  namespace_name                   = var.name_prefix
  db_name                          = var.settings.database
  iam_roles                        = [var.role_arn]
  default_iam_role_arn             = var.role_arn
  kms_key_id                       = var.kms_key_arn
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.kms_key_arn
  log_exports                      = ["connectionlog", "userlog"]
}

# A new workgroup requires TLS by default (require_ssl). It is not set here: if only some of the parameters are set, the provider shows
# a difference in every plan.
resource "aws_redshiftserverless_workgroup" "this" {
  for_each = local.serverless

  workgroup_name      = var.name_prefix
  namespace_name      = aws_redshiftserverless_namespace.this[each.key].namespace_name
  base_capacity       = var.settings.base_rpus
  max_capacity        = var.settings.base_rpus
  publicly_accessible = false
  # By default, the subnets of the default VPC.
  subnet_ids = length(var.settings.subnet_ids) == 0 ? null : var.settings.subnet_ids
}

# Replaces the statement when its inputs change. The state of the statement itself cannot be used: AWS deletes statements after a day,
# the provider then reads an empty one, and every apply would run it again.
resource "terraform_data" "schema" {
  for_each = local.connected

  input = merge(local.runner, { database = var.settings.database, sql = local.sql })
}

# An existing cluster must already have the role. This module does not attach it, because aws_redshift_cluster_iam_roles manages all
# roles of a cluster and would detach the others.
resource "aws_redshiftdata_statement" "schema" {
  for_each = local.connected

  statement_name     = "${var.name_prefix}-schema"
  cluster_identifier = local.runner.cluster_identifier
  workgroup_name     = local.runner.workgroup_name
  database           = var.settings.database
  db_user            = local.runner.db_user
  secret_arn         = local.runner.secret_arn
  sql                = local.sql

  lifecycle {
    ignore_changes       = [cluster_identifier, database, db_user, secret_arn, sql, workgroup_name]
    replace_triggered_by = [terraform_data.schema[each.key]]
  }
}
