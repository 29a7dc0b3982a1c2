output "alarm_names" {
  description = "Names of the alarms that this module creates."
  value       = [aws_cloudwatch_metric_alarm.scanned.alarm_name]
}

output "named_queries" {
  description = "Ids of the named queries, by name."
  value = merge(
    { for query in aws_athena_named_query.newest : query.name => query.id },
    { for query in aws_athena_named_query.freshness : query.name => query.id },
  )
}

output "views" {
  description = "Views of gold, as <database>.<view>, by mart."
  value       = { for mart, view in aws_glue_catalog_table.view : mart => "${view.database_name}.${view.name}" }
}

output "workgroup" {
  description = "Name of the workgroup."
  value       = aws_athena_workgroup.this.name
}
