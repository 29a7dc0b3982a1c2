# Alarms on a single metric. Alarms on several metrics and composite alarms are in the stack of modules/monitoring. Each
# description states the problem, its effect and the first command to run.
#
# CloudWatch does not delete an alarm that a composite alarm refers to. With create_before_destroy, Terraform updates the stack
# before it deletes an alarm.

locals {
  period  = var.alarms.period_minutes * 60
  day     = 24 * 60 * 60
  actions = var.alarms.notify == "each" ? [aws_sns_topic.alarms.arn] : []

  # Every layer has a limit, also when var.alarms sets only some of them.
  bucket_bytes = merge({ bronze = 1e12, silver = 5e11, gold = 1e11 }, var.alarms.bucket_bytes)

  # Objects in bronze move between the tiers of S3 Intelligent-Tiering, and each tier has its own metric.
  storage_types = {
    for layer in keys(local.bucket_bytes) :
    layer => concat(["StandardStorage"], layer != "bronze" ? [] : [
      "IntelligentTieringFAStorage",
      "IntelligentTieringIAStorage",
      "IntelligentTieringAIAStorage",
      "IntelligentTieringAAStorage",
      "IntelligentTieringDAAStorage",
    ])
  }

  slow_minutes = { for job, settings in var.jobs : job => lookup(var.alarms.job_minutes, job, 0.8 * settings.timeout_minutes) }

  pipeline_ends = {
    failed    = { metric = "ExecutionsFailed", verb = "failed" }
    timed-out = { metric = "ExecutionsTimedOut", verb = "timed out" }
    aborted   = { metric = "ExecutionsAborted", verb = "was aborted" }
  }
}

resource "aws_cloudwatch_metric_alarm" "bytes" {
  for_each = local.bucket_bytes

  alarm_name          = "${var.name_prefix}-bytes-${each.key}"
  alarm_description   = "The ${each.key} bucket ${var.buckets[each.key]} holds more than ${each.value} bytes. Storage is charged every month. Frequent causes of sudden growth are a feed that is delivered repeatedly and table maintenance that does not run. Run first: aws s3 ls s3://${var.buckets[each.key]}/ --recursive --summarize --human-readable | tail -2 Runbook: ${var.alarms.runbooks}/bytes.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value
  evaluation_periods  = 1
  # S3 reports once a day, sometimes late, so missing data has no meaning.
  treat_missing_data = "ignore"
  alarm_actions      = local.actions
  ok_actions         = local.actions

  # SUM ignores metrics without data; a + b has no value when one of them has none.
  metric_query {
    id          = "bytes"
    label       = "Bytes in ${each.key}"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.storage_types[each.key]

    content {
      id = "m${metric_query.key}"
      metric {
        namespace   = "AWS/S3"
        metric_name = "BucketSizeBytes"
        dimensions  = { BucketName = var.buckets[each.key], StorageType = metric_query.value }
        period      = local.day
        stat        = "Average"
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "crawler_failed" {
  for_each = var.crawlers

  alarm_name          = "${var.name_prefix}-crawler-${each.key}-failed"
  alarm_description   = "A crawl by ${each.value} failed. New files and changed columns of ${each.key} in bronze do not appear in the catalog. Promotions are not affected. Run first: aws glue get-crawler --name ${each.value} --query Crawler.LastCrawl Runbook: ${var.alarms.runbooks}/crawler-failed.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # EventBridge publishes no data points of 0.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Events"
  metric_name        = "Invocations"
  dimensions         = { RuleName = aws_cloudwatch_event_rule.crawler["${each.key}-failed"].name }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.actions
  ok_actions         = local.actions
  tags               = local.domain_tags[each.key]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "job_failed" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-failed"
  alarm_description   = "A run of ${each.value.name} failed or timed out. Readers see the last published data until a run succeeds. Run first: aws glue get-job-runs --job-name ${each.value.name} --max-results 5 --query 'JobRuns[].[StartedOn,JobRunState,ErrorMessage]' --output table Runbook: ${var.alarms.runbooks}/job-failed.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # EventBridge publishes no data points of 0.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Events"
  metric_name        = "Invocations"
  dimensions         = { RuleName = aws_cloudwatch_event_rule.job[each.key].name }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.actions
  ok_actions         = local.actions

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "job_slow" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-slow"
  alarm_description   = "A run of ${each.value.name} took more than ${local.slow_minutes[each.key]} minutes; its timeout is ${each.value.timeout_minutes}. A longer run will reach the timeout and fail, and every run costs more. Run first: aws glue get-job-runs --job-name ${each.value.name} --max-results 10 --query 'JobRuns[].[StartedOn,ExecutionTime,NumberOfWorkers]' --output table Runbook: ${var.alarms.runbooks}/job-slow.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.slow_minutes[each.key] * 60
  evaluation_periods  = 1
  # No data is published between runs.
  treat_missing_data = "notBreaching"
  namespace          = var.metrics
  metric_name        = var.run_seconds.metric
  dimensions         = { (var.run_seconds.dimension) = each.key }
  period             = local.period
  statistic          = "Maximum"
  alarm_actions      = local.actions
  ok_actions         = local.actions

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "pipeline" {
  for_each = local.pipeline_ends

  alarm_name          = "${var.name_prefix}-pipeline-${each.key}"
  alarm_description   = "An execution of the promotion pipeline ${each.value.verb}. Gold is not updated until an execution succeeds. Run first: aws stepfunctions list-executions --state-machine-arn ${var.state_machine} --max-items 5 Runbook: ${var.alarms.runbooks}/pipeline.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # Without an execution there is no data.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/States"
  metric_name        = each.value.metric
  dimensions         = { StateMachineArn = var.state_machine }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.actions
  ok_actions         = local.actions

  lifecycle {
    create_before_destroy = true
  }
}
