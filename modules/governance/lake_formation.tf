# Grants for analysts on the tables of gold, by tag and domain. All other principals keep their IAM permissions: the locations are
# registered in hybrid access mode, in which Lake Formation applies only to principals that are opted in
# (Hybrid access mode - AWS Lake Formation). Without hybrid access mode, every job would need its own grants.

locals {
  layers = var.enabled.lake_formation ? toset(["silver", "gold"]) : toset([])

  tag_layer  = "${var.name_prefix}-layer"
  tag_domain = "${var.name_prefix}-domain"

  tables = {
    for key, domain in var.enabled.lake_formation ? var.tables : {} :
    key => { database = var.databases[split(".", key)[0]], name = split(".", key)[1], domain = domain }
  }

  analyst         = var.enabled.lake_formation && contains(keys(var.role_arns), "analyst") ? toset(["analyst"]) : toset([])
  granted_domains = length(local.analyst) == 0 ? {} : var.domains

  # In hybrid access mode, too, creating a table requires permission for its location.
  writers = { silver = ["promote-to-silver", "replay-quarantine", "maintain", "optimizer"], gold = ["promote-to-gold", "replay-quarantine", "maintain", "optimizer"] }
  locations = merge([
    for layer in local.layers : {
      for actor in local.writers[layer] : "${layer}-${actor}" => { layer = layer, actor = actor } if contains(keys(var.role_arns), actor)
    }
  ]...)
}

resource "aws_lakeformation_resource" "layer" {
  for_each = local.layers

  arn                     = var.buckets[each.key].arn
  use_service_linked_role = true
  hybrid_access_enabled   = true
}

# Lake Formation reads data for opted-in principals with its service-linked role. Registering a location gives the role access to S3,
# but not to the key. A grant does not change the key's policy, and it is removed when lake_formation is switched off.
resource "aws_kms_grant" "lake_formation" {
  for_each = local.lake_formation

  name              = "${var.name_prefix}-lake-formation"
  key_id            = var.kms_key_arn
  grantee_principal = "arn:${local.partition}:iam::${var.account_id}:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess"
  operations        = ["Decrypt", "DescribeKey"]

  # The first registration in an account creates the role.
  depends_on = [aws_lakeformation_resource.layer]
}

# Tag keys are unique per account, so they have the prefix of the environment.
resource "aws_lakeformation_lf_tag" "layer" {
  for_each = local.lake_formation

  key    = local.tag_layer
  values = ["silver", "gold"]
}

resource "aws_lakeformation_lf_tag" "domain" {
  for_each = local.lake_formation

  key    = local.tag_domain
  values = keys(var.domains)
}

# A layer is a database, and its tables inherit the tag.
resource "aws_lakeformation_resource_lf_tag" "layer" {
  for_each = local.layers

  database {
    name = var.databases[each.key]
  }
  lf_tag {
    key   = aws_lakeformation_lf_tag.layer["this"].key
    value = each.key
  }
}

# A database has tables of several domains, so the domain tag is set on tables. The jobs create the tables: a table that does not
# exist cannot be tagged, and nobody has a grant on an untagged table.
resource "aws_lakeformation_resource_lf_tag" "domain" {
  for_each = local.tables

  table {
    database_name = each.value.database
    name          = each.value.name
  }
  lf_tag {
    key   = aws_lakeformation_lf_tag.domain["this"].key
    value = each.value.domain
  }
}

resource "aws_lakeformation_permissions" "analyst_database" {
  for_each = local.analyst

  principal   = var.role_arns[each.key]
  permissions = ["DESCRIBE"]

  lf_tag_policy {
    resource_type = "DATABASE"
    expression {
      key    = aws_lakeformation_lf_tag.layer["this"].key
      values = ["gold"]
    }
  }
}

resource "aws_lakeformation_permissions" "analyst_tables" {
  for_each = local.granted_domains

  principal   = var.role_arns["analyst"]
  permissions = ["DESCRIBE", "SELECT"]

  lf_tag_policy {
    resource_type = "TABLE"
    expression {
      key    = aws_lakeformation_lf_tag.layer["this"].key
      values = ["gold"]
    }
    expression {
      key    = aws_lakeformation_lf_tag.domain["this"].key
      values = [each.key]
    }
  }
}

# For an opted-in analyst only the grants apply, so an untagged table is not readable.
resource "aws_lakeformation_opt_in" "analyst_database" {
  for_each = local.analyst

  principal {
    data_lake_principal_identifier = var.role_arns[each.key]
  }
  resource_data {
    database {
      name = var.databases["gold"]
    }
  }

  depends_on = [aws_lakeformation_resource.layer, aws_lakeformation_permissions.analyst_database]
}

resource "aws_lakeformation_opt_in" "analyst_tables" {
  for_each = local.analyst

  principal {
    data_lake_principal_identifier = var.role_arns[each.key]
  }
  resource_data {
    table {
      database_name = var.databases["gold"]
      wildcard      = true
    }
  }

  depends_on = [aws_lakeformation_resource.layer, aws_lakeformation_resource_lf_tag.domain, aws_lakeformation_permissions.analyst_tables]
}

resource "aws_lakeformation_permissions" "location" {
  for_each = local.locations

  principal   = var.role_arns[each.value.actor]
  permissions = ["DATA_LOCATION_ACCESS"]

  data_location {
    arn = aws_lakeformation_resource.layer[each.value.layer].arn
  }
}
