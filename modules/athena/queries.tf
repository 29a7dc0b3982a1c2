# Queries for an analyst to start with: the newest rows of each mart, and the age of each mart.
locals {
  dated_columns = {
    for name, columns in local.columns : name => [for column in columns : column.name if contains(["date", "timestamp"], column.type)]
  }

  # The column by which rows are sorted by age: the one that the mart is recomputed by, else its last date or time column. Some marts
  # have none.
  time_columns = {
    for name, mart in var.marts : name => (
      mart.properties.recompute != null ? mart.properties.recompute.column :
      length(local.dated_columns[name]) > 0 ? reverse(local.dated_columns[name])[0] : null
    )
  }

  newest_queries = {
    for name, column in local.time_columns : name => join("\n", compact([
      "SELECT *",
      "FROM \"${local.gold}\".\"${name}_view\"",
      column == null ? "" : "ORDER BY \"${column}\" DESC",
      "LIMIT 100",
    ]))
  }

  # Iceberg's metadata tables contain the time of the last write and the row count, so no data is scanned
  # (Athena user guide, "Query Iceberg table metadata").
  snapshots = [
    for name, mart in var.marts : join("\n", [
      "  SELECT",
      "    '${name}' AS mart,",
      "    committed_at,",
      "    CAST(summary['total-records'] AS bigint) AS row_count,",
      "    CAST(${mart.freshness_hours == null ? "NULL" : mart.freshness_hours} AS double) AS promised_hours",
      "  FROM \"${local.gold}\".\"${name}$snapshots\"",
    ])
  ]

  freshness_query = <<-SQL
    WITH snapshots AS (
    ${join("\n  UNION ALL\n", local.snapshots)}
    )
    SELECT
      mart,
      max_by(row_count, committed_at) AS row_count,
      max(committed_at) AS written_at,
      date_diff('hour', max(committed_at), current_timestamp) AS hours_ago,
      promised_hours
    FROM snapshots
    GROUP BY mart, promised_hours
    ORDER BY hours_ago DESC
  SQL
}

resource "aws_athena_named_query" "newest" {
  for_each = var.marts

  name        = "${var.name_prefix}-${each.key}-newest"
  description = "${local.time_columns[each.key] == null ? "Some" : "The newest"} rows of ${each.key}. ${each.value.description}"
  workgroup   = aws_athena_workgroup.this.id
  database    = local.gold
  query       = local.newest_queries[each.key]
}

resource "aws_athena_named_query" "freshness" {
  count = length(var.marts) > 0 ? 1 : 0

  name        = "${var.name_prefix}-freshness"
  description = "When each mart was last written, how many rows it has, and the hours that its contract promises."
  workgroup   = aws_athena_workgroup.this.id
  database    = local.gold
  query       = local.freshness_query
}
