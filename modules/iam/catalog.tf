# The Glue Data Catalog. An action on a table needs its database and the catalog as well
# (AWS Glue Developer Guide, "Specifying AWS Glue resource ARNs").

locals {
  catalog_reads = [
    "glue:BatchGetPartition",
    "glue:GetDatabase",
    "glue:GetDatabases",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTableVersions",
    "glue:GetTables",
  ]

  # Roles create and update tables, and drop none. Only crawlers write partitions: Iceberg stores its partitions in its metadata.
  catalog_writes = ["glue:CreateTable", "glue:UpdateTable"]
  crawled_writes = [
    "glue:BatchCreatePartition",
    "glue:BatchUpdatePartition",
    "glue:CreatePartition",
    "glue:CreateTable",
    "glue:UpdatePartition",
    "glue:UpdateTable",
  ]

  catalog_arns = {
    for name, actor in var.actors : name => {
      for access, layers in {
        looks = {
          for layer in setunion(keys(actor.looks), keys(actor.defines)) :
          layer => setunion(lookup(actor.looks, layer, []), lookup(actor.defines, layer, []))
        }
        defines = actor.defines
        } : access => flatten([
          for layer, tables in layers : [
            "${local.here.glue}:database/${var.databases[layer]}",
            # A wildcard includes every table of the layer.
            [for table in contains(tables, "*") ? ["*"] : sort(tables) : "${local.here.glue}:table/${var.databases[layer]}/${table}"],
          ] if length(tables) > 0
      ])
    }
  }

  catalog_statements = {
    for name, actor in var.actors : name => concat(
      [for arns in [local.catalog_arns[name].looks] : {
        Sid      = "LookUpTables"
        Effect   = "Allow"
        Action   = local.catalog_reads
        Resource = concat(["${local.here.glue}:catalog"], arns)
      } if length(arns) > 0],
      [for arns in [local.catalog_arns[name].defines] : {
        Sid      = "DefineTables"
        Effect   = "Allow"
        Action   = local.crawls[name] ? local.crawled_writes : local.catalog_writes
        Resource = concat(["${local.here.glue}:catalog"], arns)
      } if length(arns) > 0],
      # The action does not support resource-level permissions; the grants of Lake Formation apply
      # (AWS Lake Formation Developer Guide, "Underlying data access control").
      [for governed in [actor.governed] : {
        Sid      = "AskLakeFormation"
        Effect   = "Allow"
        Action   = ["lakeformation:GetDataAccess"]
        Resource = "*"
      } if governed],
    )
  }
}
