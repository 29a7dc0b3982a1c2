# One role per actor, and the policy for assuming it. The permissions are in the other files, by service: each file derives
# statements from the attributes of an actor, and none from empty attributes.

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  # Prefix of ARNs in this account and region: "${local.here.glue}:job/...".
  here = {
    for service in ["athena", "glue", "logs"] :
    service => "arn:${local.partition}:${service}:${var.region}:${var.account_id}"
  }

  # A Glue actor that defines tables for objects that another actor writes is a crawler.
  crawls = {
    for name, actor in var.actors :
    name => actor.trusts.service == "glue.amazonaws.com" && length(setsubtract(keys(actor.defines), keys(actor.writes))) > 0
  }

  # A service acts for all accounts. It may assume the role only for resources of this account
  # (IAM User Guide, "The confused deputy problem").
  service_trusts = {
    for name, actor in var.actors : name => {
      Sid       = "TrustService"
      Effect    = "Allow"
      Principal = { Service = sort(concat([actor.trusts.service], tolist(actor.trusts.other_services))) }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = actor.trusts.source_arns }
      }
    } if actor.trusts.service != null
  }

  principal_trusts = {
    for name, actor in var.actors : name => {
      Sid       = "TrustPrincipals"
      Effect    = "Allow"
      Principal = { AWS = actor.trusts.principals }
      Action    = "sts:AssumeRole"
    } if actor.trusts.service == null
  }

  trusts = {
    for name, trust in merge(local.service_trusts, local.principal_trusts) :
    name => jsonencode({ Version = "2012-10-17", Statement = [trust] })
  }

  # The statements of an actor, in the order of the files.
  policies = {
    for name, actor in var.actors : name => jsonencode({
      Version = "2012-10-17"
      Statement = concat(
        local.storage_statements[name],
        local.catalog_statements[name],
        local.query_statements[name],
        local.run_statements[name],
        local.message_statements[name],
        local.log_statements[name],
        local.key_statements[name],
      )
    })
  }
}

resource "aws_iam_role" "this" {
  for_each = var.actors

  name                 = "${var.name_prefix}-${each.key}"
  description          = "The ${each.key} of ${var.name_prefix}"
  assume_role_policy   = local.trusts[each.key]
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "this" {
  for_each = var.actors

  name   = each.key
  role   = aws_iam_role.this[each.key].name
  policy = local.policies[each.key]

  lifecycle {
    # IAM and AWS STS quotas. White space is not counted, and jsonencode writes none.
    precondition {
      condition     = length(local.policies[each.key]) <= 10240
      error_message = "actors.${each.key}: the policy has more than the 10,240 characters that IAM allows. Name all tables of a layer as \"*\"."
    }
  }
}
