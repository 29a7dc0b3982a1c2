locals {
  optimizers = {
    for pair in setproduct(var.optimized_tables, ["compaction", "orphan_file_deletion", "retention"]) :
    "${pair[0]}.${pair[1]}" => {
      layer = split(".", pair[0])[0]
      table = split(".", pair[0])[1]
      type  = pair[1]
    }
  }
}

# The jobs create the tables, so an optimizer can be created only after the first promotion.
resource "aws_glue_catalog_table_optimizer" "this" {
  for_each = local.optimizers

  catalog_id    = var.account_id
  database_name = aws_glue_catalog_database.layer[each.value.layer].name
  table_name    = each.value.table
  type          = each.value.type

  configuration {
    enabled  = true
    role_arn = var.role_arns["optimizer"]

    # A killed batch is recognised by its snapshot, so snapshots are kept for a week.
    dynamic "retention_configuration" {
      for_each = each.value.type == "retention" ? [each.value] : []

      content {
        iceberg_configuration {
          clean_expired_files               = true
          number_of_snapshots_to_retain     = 20
          snapshot_retention_period_in_days = 7
        }
      }
    }

    # Longer than any run: files that are not committed yet look like orphan files.
    dynamic "orphan_file_deletion_configuration" {
      for_each = each.value.type == "orphan_file_deletion" ? [each.value] : []

      content {
        iceberg_configuration {
          orphan_file_retention_period_in_days = 7
        }
      }
    }
  }
}
