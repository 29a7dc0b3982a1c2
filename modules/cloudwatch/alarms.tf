# What is watched by one metric; the alarms that need more are in the stack of modules/monitoring, as are the alarms over all
# alarms. Each description says what is wrong, why it matters and what to run first.
#
# Alarms go only after the alarms over them have let go of them, which CloudWatch insists on: create_before_destroy makes
# Terraform wait for the stack.

locals {
  period = var.alarms.period_minutes * 60
  day    = 24 * 60 * 60
  told   = var.alarms.notify == "each" ? [aws_sns_topic.alarms.arn] : []

  # Of each layer, whatever is said of the others.
  bucket_bytes = merge({ bronze = 1e12, silver = 5e11, gold = 1e11 }, var.alarms.bucket_bytes)

  # Objects of bronze move between the tiers of S3 Intelligent-Tiering, each of which is a metric of its own.
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
  alarm_description   = "The ${each.key} bucket ${var.buckets[each.key]} holds more than ${each.value} bytes. Storage is paid for every month, and sudden growth often is one feed sent again and again, or table maintenance that does not run. Run first: aws s3 ls s3://${var.buckets[each.key]}/ --recursive --summarize --human-readable | tail -2 Runbook: ${var.alarms.runbooks}/bytes.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value
  evaluation_periods  = 1
  # S3 reports once a day, now and then late: a gap says nothing.
  treat_missing_data = "ignore"
  alarm_actions      = local.told
  ok_actions         = local.told

  # SUM over all metrics leaves out those without data; a + b has no value as soon as one of them has none.
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
  alarm_description   = "A crawl by ${each.value} failed. New files and changed columns of ${each.key} in bronze stay unseen in the catalog; promotions go on, they do not need it. Run first: aws glue get-crawler --name ${each.value} --query Crawler.LastCrawl Runbook: ${var.alarms.runbooks}/crawler-failed.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # EventBridge publishes no zeros.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Events"
  metric_name        = "Invocations"
  dimensions         = { RuleName = aws_cloudwatch_event_rule.crawler["${each.key}-failed"].name }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.told
  ok_actions         = local.told
  tags               = local.domain_tags[each.key]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "job_failed" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-failed"
  alarm_description   = "A run of ${each.value.name} failed or ran into its timeout. Readers stay on the last good data until a run succeeds. Run first: aws glue get-job-runs --job-name ${each.value.name} --max-results 5 --query 'JobRuns[].[StartedOn,JobRunState,ErrorMessage]' --output table Runbook: ${var.alarms.runbooks}/job-failed.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # EventBridge publishes no zeros.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Events"
  metric_name        = "Invocations"
  dimensions         = { RuleName = aws_cloudwatch_event_rule.job[each.key].name }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.told
  ok_actions         = local.told

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "job_slow" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-slow"
  alarm_description   = "A run of ${each.value.name} took more than ${local.slow_minutes[each.key]} minutes; its timeout is ${each.value.timeout_minutes}. Soon it will be cut off, and it costs more with every run. Run first: aws glue get-job-runs --job-name ${each.value.name} --max-results 10 --query 'JobRuns[].[StartedOn,ExecutionTime,NumberOfWorkers]' --output table Runbook: ${var.alarms.runbooks}/job-slow.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.slow_minutes[each.key] * 60
  evaluation_periods  = 1
  # Between runs there is nothing to measure.
  treat_missing_data = "notBreaching"
  namespace          = var.metrics
  metric_name        = var.run_seconds.metric
  dimensions         = { (var.run_seconds.dimension) = each.key }
  period             = local.period
  statistic          = "Maximum"
  alarm_actions      = local.told
  ok_actions         = local.told

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "pipeline" {
  for_each = local.pipeline_ends

  alarm_name          = "${var.name_prefix}-pipeline-${each.key}"
  alarm_description   = "An execution of the promotion pipeline ${each.value.verb}. Gold is not brought up to date until one succeeds. Run first: aws stepfunctions list-executions --state-machine-arn ${var.state_machine} --max-items 5 Runbook: ${var.alarms.runbooks}/pipeline.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # No execution, no failure.
  treat_missing_data = "notBreaching"
  namespace          = "AWS/States"
  metric_name        = each.value.metric
  dimensions         = { StateMachineArn = var.state_machine }
  period             = local.period
  statistic          = "Sum"
  alarm_actions      = local.told
  ok_actions         = local.told

  lifecycle {
    create_before_destroy = true
  }
}
