# What is watched. Each description says what is wrong, why it matters and what to look at first.

locals {
  period = var.alarms.period_minutes * 60
  day    = 24 * 60 * 60

  # Objects of bronze move between the tiers of S3 Intelligent-Tiering, each of which is a metric of its own.
  storage_types = {
    for layer in keys(var.alarms.bucket_bytes) :
    layer => concat(["StandardStorage"], layer != "bronze" ? [] : [
      "IntelligentTieringFAStorage",
      "IntelligentTieringIAStorage",
      "IntelligentTieringAIAStorage",
      "IntelligentTieringAAStorage",
      "IntelligentTieringDAAStorage",
    ])
  }

  # A dataset reports its freshness when a promotion runs. So an alarm does not look at the last period, but at the time in
  # which a report must come: an interval between runs, or the promise where that is shorter; two periods more for a late run.
  # Below an hour per period CloudWatch would look back a day only.
  freshness_minutes = max(60, var.alarms.period_minutes)
  freshness = {
    for key, dataset in var.datasets :
    key => merge(dataset, {
      alarm     = "${dataset.kind}-${dataset.name}"
      dimension = dataset.kind == "feed" ? "Feed" : "Dataset"
      periods   = ceil(min(dataset.freshness_hours, var.alarms.run_hours) * 60 / local.freshness_minutes) + 2
    }) if dataset.freshness_hours != null
  }

  feeds = { for dataset in var.datasets : dataset.name => dataset if dataset.kind == "feed" }

  slow_minutes = { for job, settings in var.jobs : job => lookup(var.alarms.job_minutes, job, 0.8 * settings.timeout_minutes) }

  pipeline_ends = {
    failed    = { metric = "ExecutionsFailed", verb = "failed" }
    timed-out = { metric = "ExecutionsTimedOut", verb = "timed out" }
    aborted   = { metric = "ExecutionsAborted", verb = "was aborted" }
  }
}

resource "aws_cloudwatch_metric_alarm" "bytes" {
  for_each = var.alarms.bucket_bytes

  alarm_name          = "${var.name_prefix}-bytes-${each.key}"
  alarm_description   = "The ${each.key} bucket ${var.buckets[each.key]} holds more than ${each.value} bytes. Storage is paid for every month, and sudden growth often is one feed sent again and again, or table maintenance that does not run. Look first at which prefix grew (S3 Storage Lens), then at the last runs of maintain."
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value
  evaluation_periods  = 1
  # S3 reports once a day, now and then late: a gap says nothing.
  treat_missing_data = "ignore"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]

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
}

resource "aws_cloudwatch_metric_alarm" "crawler_failed" {
  for_each = var.crawlers

  alarm_name          = "${var.name_prefix}-crawler-${each.key}-failed"
  alarm_description   = "A crawl by ${each.value} failed. New files and changed columns of ${each.key} in bronze stay unseen in the catalog; promotions go on, they do not need it. Look first at the crawler's last run in the Glue console and its log (${lookup(var.log_groups, "crawlers", "/aws-glue/crawlers")}); mostly it lacks a permission or met a file that it cannot read."
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
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
  tags               = local.domain_tags[each.key]
}

# Over a day, the longest period that CloudWatch knows: within an hour there is mostly one crawl, which is 0 or 100 percent.
resource "aws_cloudwatch_metric_alarm" "crawler_success" {
  for_each = var.crawlers

  alarm_name          = "${var.name_prefix}-crawler-${each.key}-success-rate"
  alarm_description   = "Less than ${var.alarms.crawler_success_percent} percent of a day's crawls by ${each.value} succeeded. The catalog of ${each.key} in bronze falls behind the files. Look first at whether all crawls fail for the same reason (log group ${var.log_groups["events"]}), then at what changed that day: permissions, the bucket, the files."
  comparison_operator = "LessThanThreshold"
  threshold           = var.alarms.crawler_success_percent
  evaluation_periods  = 1
  # A day without a crawl has no rate; that nothing arrives is what freshness alarms tell.
  treat_missing_data = "notBreaching"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
  tags               = local.domain_tags[each.key]

  metric_query {
    id          = "rate"
    label       = "Percent of crawls that succeeded"
    expression  = "IF(FILL(succeeded, 0) + FILL(failed, 0) > 0, 100 * FILL(succeeded, 0) / (FILL(succeeded, 0) + FILL(failed, 0)), 100)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = toset(["succeeded", "failed"])

    content {
      id = metric_query.value
      metric {
        namespace   = "AWS/Events"
        metric_name = "Invocations"
        dimensions  = { RuleName = aws_cloudwatch_event_rule.crawler["${each.key}-${metric_query.value}"].name }
        period      = local.day
        stat        = "Sum"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "job_failed" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-failed"
  alarm_description   = "A run of ${each.value.name} failed or ran into its timeout. Readers stay on the last good data until a run succeeds. Look first at the message of the event in ${var.log_groups["events"]}, then at the error log of that run; a run that is started again takes up what is missing."
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
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "job_slow" {
  for_each = var.jobs

  alarm_name          = "${var.name_prefix}-job-${each.key}-slow"
  alarm_description   = "A run of ${each.value.name} took more than ${local.slow_minutes[each.key]} minutes; its timeout is ${each.value.timeout_minutes}. Soon it will be cut off, and it costs more with every run. Look first at how many rows it read against other days (metric ${local.metric_names.read}), then at the Spark UI of the run: more data, skew, or too few workers."
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.slow_minutes[each.key] * 60
  evaluation_periods  = 1
  # Between runs there is nothing to measure.
  treat_missing_data = "notBreaching"
  namespace          = var.metrics
  metric_name        = local.metric_names.run
  dimensions         = { Job = each.key }
  period             = local.period
  statistic          = "Maximum"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "freshness" {
  for_each = local.freshness

  alarm_name          = "${var.name_prefix}-freshness-${each.value.alarm}"
  alarm_description   = "The ${each.value.kind} ${each.value.name} (${each.value.domain}, owner ${each.value.owner}) is older than the ${each.value.freshness_hours} hours that its contract promises, or nothing reported how old it is. Whoever reads it decides on stale data. Look first at whether the pipeline ran, then at whether files of its feeds arrived in bronze; if they did not, ask their sender."
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.freshness_hours
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.periods
  # Silence is what this alarm is for: EventBridge and failed starts can be missed, a report that does not come cannot.
  treat_missing_data = "breaching"
  namespace          = var.metrics
  metric_name        = local.metric_names.freshness
  dimensions         = { (each.value.dimension) = each.value.name }
  period             = local.freshness_minutes * 60
  # The last report of a period: data gets younger only by a promotion.
  statistic     = "Minimum"
  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
  tags          = { domain = each.value.domain, owner = each.value.owner }
}

resource "aws_cloudwatch_metric_alarm" "quarantine" {
  for_each = local.feeds

  alarm_name          = "${var.name_prefix}-quarantine-${each.key}"
  alarm_description   = "More than ${var.alarms.quarantine_percent} percent of the rows of feed ${each.key} (${each.value.domain}, owner ${each.value.owner}) went to quarantine. Those rows are missing in silver and gold until they are repaired. Look first at the reasons in ops.quarantine for this feed: one reason for all rows is a changed file, many reasons are bad data; then replay."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarms.quarantine_percent
  evaluation_periods  = 1
  # No rows, no rate.
  treat_missing_data = "notBreaching"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
  tags               = { domain = each.value.domain, owner = each.value.owner }

  metric_query {
    id          = "rate"
    label       = "Percent of rows quarantined"
    expression  = "IF(read > 0, 100 * FILL(quarantined, 0) / read, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = toset(["read", "quarantined"])

    content {
      id = metric_query.value
      metric {
        namespace   = var.metrics
        metric_name = local.metric_names[metric_query.value]
        dimensions  = { Feed = each.key }
        period      = local.period
        stat        = "Sum"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "pipeline" {
  for_each = local.pipeline_ends

  alarm_name          = "${var.name_prefix}-pipeline-${each.key}"
  alarm_description   = "An execution of the promotion pipeline ${each.value.verb}. Gold is not brought up to date until one succeeds. Look first at the execution's failed state in the Step Functions console, which names the job and its run; then start the pipeline again: it takes up what is missing."
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
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
}
