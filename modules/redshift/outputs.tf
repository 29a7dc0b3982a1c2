output "schema" {
  description = "Name of the external schema; null when mode is off."
  value       = var.settings.mode == "off" ? null : local.schema
  depends_on  = [aws_redshiftdata_statement.schema]
}

output "workgroup" {
  description = "Name of the Redshift Serverless workgroup; null unless mode is serverless."
  value       = one(values(aws_redshiftserverless_workgroup.this)[*].workgroup_name)
}
