# A view for each mart, with the columns of the contract in the order of the contract. The order does not change when the table evolves.
locals {
  columns = {
    for name, mart in var.marts : name => [
      for column in mart.schema.properties : {
        name = column.name
        # The type name in Spark and Hive, as the jobs read it from the contract.
        type    = replace(coalesce(column.physicalType, column.logicalType == "integer" ? "bigint" : column.logicalType), " ", "")
        comment = column.description == null ? "" : trimspace(column.description)
      }
    ]
  }

  # Athena's type names. Decimal, double, boolean and date have the same names in both ("Data types in Amazon Athena").
  presto_types = { string = "varchar", int = "integer", timestamp = "timestamp(6)" }

  view_columns = {
    for name, columns in local.columns : name => [
      for column in columns : merge(column, {
        presto_type = lookup(local.presto_types, column.type, column.type)
        # Timestamps in Iceberg have a time zone, which a view does not support ("Unsupported Hive type: timestamp(6) with time zone"). The view returns them in UTC.
        expression = column.type == "timestamp" ? "CAST(\"${column.name}\" AT TIME ZONE 'UTC' AS timestamp(6)) AS \"${column.name}\"" : "\"${column.name}\""
      })
    ]
  }

  view_queries = {
    for name, columns in local.view_columns :
    name => "SELECT\n  ${join(",\n  ", columns[*].expression)}\nFROM \"${local.gold}\".\"${name}\""
  }

  # The format in which Athena stores a view in the Data Catalog. It is not documented: this is what GetTable returns after
  # CREATE VIEW, and what Trino reads (ViewReaderUtil, PrestoViewReader).
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

  # Engines recognise a view by both parameters.
  parameters = {
    presto_view = "true"
    comment     = "Presto View"
  }

  storage_descriptor {
    # A view stores no data, but Athena expects this element.
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
