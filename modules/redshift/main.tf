# Gold for Redshift Spectrum: an external schema over the Glue database, on a cluster that exists or on a workgroup made here.

locals {
  schema     = "gold"
  serverless = var.settings.mode == "serverless" ? toset(["this"]) : toset([])
  connected  = var.settings.mode == "off" ? toset([]) : toset(["this"])

  sql = var.settings.mode == "off" ? "" : "CREATE EXTERNAL SCHEMA IF NOT EXISTS ${local.schema} FROM DATA CATALOG DATABASE '${var.databases["gold"]}' IAM_ROLE '${var.role_arn}'"

  # Who runs it: the cluster's database user by temporary credentials, the workgroup's administrator by the managed secret.
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

# TLS is what a new workgroup asks for by itself (require_ssl). It is not repeated here: the provider shows a difference for
# ever as soon as one of the parameters is named and the others are not.
resource "aws_redshiftserverless_workgroup" "this" {
  for_each = local.serverless

  workgroup_name      = var.name_prefix
  namespace_name      = aws_redshiftserverless_namespace.this[each.key].namespace_name
  base_capacity       = var.settings.base_rpus
  max_capacity        = var.settings.base_rpus
  publicly_accessible = false
  # None given: the subnets of the default VPC.
  subnet_ids = length(var.settings.subnet_ids) == 0 ? null : var.settings.subnet_ids
}

# What the statement depends on. The statement itself cannot tell: AWS forgets statements after a day, and what the provider
# then reads is empty, which would run it again with every apply.
resource "terraform_data" "schema" {
  for_each = local.connected

  input = merge(local.runner, { database = var.settings.database, sql = local.sql })
}

# An existing cluster must have the role before. It is not given to it here: aws_redshift_cluster_iam_roles owns all roles of
# a cluster and would take away those of others.
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
