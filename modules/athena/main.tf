locals {
  gold = var.databases["gold"]

  # Athena reports scanned bytes by state and type of query, and only DML scans data ("Monitor Athena query metrics with CloudWatch").
  scanning_states = toset(["SUCCEEDED", "FAILED", "CANCELED"])
}

data "aws_caller_identity" "current" {}

resource "aws_athena_workgroup" "this" {
  name        = var.name_prefix
  description = "Queries over gold."

  # Destroying the workgroup also deletes its named queries and its history.
  force_destroy = true

  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.limits.bytes_per_query

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location = "s3://${var.results}/"

      # If the bucket is deleted and another account takes its name, queries fail instead of writing there.
      expected_bucket_owner = data.aws_caller_identity.current.account_id

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

# Athena stops single queries only. Its limit for a workgroup is an alarm like this one
# (Athena user guide, "Configure per-query and per-workgroup data usage controls").
resource "aws_cloudwatch_metric_alarm" "scanned" {
  alarm_name          = "${var.name_prefix}-athena-scanned"
  alarm_description   = "Queries of workgroup ${var.name_prefix} scanned more bytes within an hour than the limit. Athena charges per byte scanned. Run first: aws athena list-query-executions --work-group ${var.name_prefix} Runbook: ${var.alarm.runbooks}/athena-scanned.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.limits.bytes_per_hour
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm.actions
  ok_actions          = var.alarm.actions

  metric_query {
    id          = "scanned"
    label       = "Bytes scanned"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.scanning_states

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/Athena"
        metric_name = "ProcessedBytes"
        stat        = "Sum"
        period      = 3600
        dimensions  = { WorkGroup = aws_athena_workgroup.this.name, QueryType = "DML", QueryState = metric_query.value }
      }
    }
  }
}
