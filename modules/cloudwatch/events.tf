# Crawlers have no CloudWatch metrics, and jobs have no metric for the state of a finished run. EventBridge rules count the events
# of Glue instead. A rule counts the events that it delivers to a target, so every rule has the log group as a target. The log
# group also keeps the events.

locals {
  crawler_rules = merge([
    for domain, crawler in var.crawlers : {
      for state in ["Succeeded", "Failed"] :
      "${domain}-${lower(state)}" => { domain = domain, crawler = crawler, state = state }
    }
  ]...)

  # A domain has one owner.
  owners = { for domain, owners in { for dataset in var.datasets : dataset.domain => dataset.owner... } : domain => owners[0] }

  domain_tags = { for domain in keys(var.crawlers) : domain => merge({ domain = domain }, contains(keys(local.owners), domain) ? { owner = local.owners[domain] } : {}) }

  events_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "RulesMakeStreams"
        Effect    = "Allow"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
        Action    = "logs:CreateLogStream"
        Resource  = "${aws_cloudwatch_log_group.this["events"].arn}:*"
      },
      {
        Sid       = "RulesWriteEvents"
        Effect    = "Allow"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
        Action    = "logs:PutLogEvents"
        Resource  = "${aws_cloudwatch_log_group.this["events"].arn}:*:*"
        Condition = { ArnLike = { "aws:SourceArn" = "arn:${local.partition}:events:${var.region}:${var.account_id}:rule/${var.name_prefix}-*" } }
      },
    ]
  }
}

resource "aws_cloudwatch_log_resource_policy" "events" {
  policy_name     = "${var.name_prefix}-events"
  policy_document = jsonencode(local.events_policy)
}

resource "aws_cloudwatch_event_rule" "crawler" {
  for_each = local.crawler_rules

  name        = "${var.name_prefix}-crawler-${each.key}"
  description = "Crawls by ${each.value.crawler} that ended as ${each.value.state}."
  event_pattern = jsonencode({
    source      = ["aws.glue"]
    detail-type = ["Glue Crawler State Change"]
    detail      = { crawlerName = [each.value.crawler], state = [each.value.state] }
  })
  tags = local.domain_tags[each.value.domain]
}

resource "aws_cloudwatch_event_target" "crawler_log" {
  for_each = local.crawler_rules

  rule      = aws_cloudwatch_event_rule.crawler[each.key].name
  target_id = "log"
  arn       = aws_cloudwatch_log_group.this["events"].arn

  depends_on = [aws_cloudwatch_log_resource_policy.events]
}

resource "aws_cloudwatch_event_rule" "job" {
  for_each = var.jobs

  name        = "${var.name_prefix}-job-${each.key}-failed"
  description = "Runs of ${each.value.name} that failed or timed out."
  event_pattern = jsonencode({
    source      = ["aws.glue"]
    detail-type = ["Glue Job State Change"]
    detail      = { jobName = [each.value.name], state = ["FAILED", "TIMEOUT", "ERROR"] }
  })
}

resource "aws_cloudwatch_event_target" "job_log" {
  for_each = var.jobs

  rule      = aws_cloudwatch_event_rule.job[each.key].name
  target_id = "log"
  arn       = aws_cloudwatch_log_group.this["events"].arn

  depends_on = [aws_cloudwatch_log_resource_policy.events]
}

resource "aws_cloudwatch_event_target" "job_topic" {
  for_each = var.jobs

  rule      = aws_cloudwatch_event_rule.job[each.key].name
  target_id = "topic"
  arn       = aws_sns_topic.alarms.arn

  # Each line of a text is a separate string (Amazon EventBridge input transformation).
  input_transformer {
    input_paths = {
      job     = "$.detail.jobName"
      message = "$.detail.message"
      run     = "$.detail.jobRunId"
      state   = "$.detail.state"
      time    = "$.time"
    }
    input_template = join("\n", [
      "\"The Glue job <job> ended as <state> at <time>.\"",
      "\"Reason: <message>\"",
      "\"Readers keep what was published before; what this run did not finish is missing.\"",
      "\"Look first at the error log of run <run> (${var.region}), then start the pipeline again: it takes up what is missing.\"",
    ])
  }

  depends_on = [aws_sns_topic_policy.alarms]
}
