# Athena reads objects and the catalog with the role of the user who runs the query.

locals {
  query_statements = {
    for name, actor in var.actors : name => concat(
      [for workgroups in [sort(actor.workgroups)] : {
        Sid    = "Query"
        Effect = "Allow"
        Action = [
          "athena:BatchGetNamedQuery",
          "athena:BatchGetQueryExecution",
          "athena:GetNamedQuery",
          "athena:GetQueryExecution",
          "athena:GetQueryResults",
          "athena:GetQueryResultsStream",
          "athena:GetQueryRuntimeStatistics",
          "athena:GetWorkGroup",
          "athena:ListNamedQueries",
          "athena:ListQueryExecutions",
          "athena:StartQueryExecution",
          "athena:StopQueryExecution",
        ]
        Resource = [for workgroup in workgroups : "${local.here.athena}:workgroup/${workgroup}"]
      } if length(workgroups) > 0],
      [for workgroups in [sort(actor.workgroups)] : {
        Sid    = "BrowseCatalog"
        Effect = "Allow"
        Action = [
          "athena:GetDataCatalog",
          "athena:GetDatabase",
          "athena:GetTableMetadata",
          "athena:ListDatabases",
          "athena:ListTableMetadata",
        ]
        Resource = ["${local.here.athena}:datacatalog/AwsDataCatalog"]
      } if length(workgroups) > 0],
      # Athena looks up the database named default and creates it if it does not exist
      # (Amazon Athena User Guide, "Configure access to databases and tables in the AWS Glue Data Catalog").
      [for workgroups in [sort(actor.workgroups)] : {
        Sid      = "HaveDefaultDatabase"
        Effect   = "Allow"
        Action   = ["glue:CreateDatabase", "glue:GetDatabase"]
        Resource = ["${local.here.glue}:catalog", "${local.here.glue}:database/default"]
      } if length(workgroups) > 0],
      # The console lists these; the actions do not support resource-level permissions (Service Authorization Reference, Amazon Athena).
      [for workgroups in [sort(actor.workgroups)] : {
        Sid      = "ListChoices"
        Effect   = "Allow"
        Action   = ["athena:ListDataCatalogs", "athena:ListEngineVersions", "athena:ListWorkGroups"]
        Resource = "*"
      } if length(workgroups) > 0],
      # Large results are written as multipart uploads.
      [for buckets in [keys(actor.writes)] : {
        Sid      = "ListUploads"
        Effect   = "Allow"
        Action   = ["s3:ListBucketMultipartUploads"]
        Resource = [for bucket in buckets : var.buckets[bucket].arn]
      } if length(actor.workgroups) > 0 && length(buckets) > 0],
    )
  }
}
