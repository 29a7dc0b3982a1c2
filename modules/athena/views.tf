# A view for each mart: the contract's columns in the contract's order, which stays when the table evolves.
locals {
  columns = {
    for name, mart in var.marts : name => [
      for column in mart.schema.properties : {
        name = column.name
        # Spark's and Hive's name of the type, as the jobs read it from the contract.
        type    = replace(coalesce(column.physicalType, column.logicalType == "integer" ? "bigint" : column.logicalType), " ", "")
        comment = column.description == null ? "" : trimspace(column.description)
      }
    ]
  }

  # What Athena calls the types; decimals, double, boolean and date are called the same ("Data types in Amazon Athena").
  presto_types = { string = "varchar", int = "integer", timestamp = "timestamp(6)" }

  view_columns = {
    for name, columns in local.columns : name => [
      for column in columns : merge(column, {
        presto_type = lookup(local.presto_types, column.type, column.type)
        # Iceberg's timestamps have a zone, and a view cannot ("Unsupported Hive type: timestamp(6) with time zone"): they are given in UTC.
        expression = column.type == "timestamp" ? "CAST(\"${column.name}\" AT TIME ZONE 'UTC' AS timestamp(6)) AS \"${column.name}\"" : "\"${column.name}\""
      })
    ]
  }

  view_queries = {
    for name, columns in local.view_columns :
    name => "SELECT\n  ${join(",\n  ", columns[*].expression)}\nFROM \"${local.gold}\".\"${name}\""
  }

  # The form in which Athena itself keeps a view in the Data Catalog. No document describes it: it is what GetTable returns
  # after CREATE VIEW, and what Trino reads (ViewReaderUtil, PrestoViewReader).
  view_definitions = {
    for name, columns in local.view_columns : name => {
      originalSql = local.view_queries[name]
      catalog     = "awsdatacatalog"
      schema      = local.gold
      columns     = [for column in columns : { name = column.name, type = column.presto_type }]
    }
  }
}

resource "aws_glue_catalog_table" "view" {
  for_each = var.marts

  database_name      = local.gold
  name               = "${each.key}_view"
  description        = each.value.description
  table_type         = "VIRTUAL_VIEW"
  view_original_text = "/* Presto View: ${base64encode(jsonencode(local.view_definitions[each.key]))} */"
  view_expanded_text = "/* Presto View */"

  # Engines know a view by both.
  parameters = {
    presto_view = "true"
    comment     = "Presto View"
  }

  storage_descriptor {
    # Nothing is stored, but Athena expects the element.
    ser_de_info {
      name                  = "-"
      serialization_library = "-"
    }

    dynamic "columns" {
      for_each = local.columns[each.key]

      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = substr(columns.value.comment, 0, 255)
      }
    }
  }
}
