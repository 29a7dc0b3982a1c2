mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/saleslake-dev" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms" }
  }
}

variables {
  account_id = "123456789012"
  alarms     = { emails = ["oncall@example.com"] }
  buckets = {
    bronze = "saleslake-dev-bronze-123456789012-eu-west-1"
    silver = "saleslake-dev-silver-123456789012-eu-west-1"
    gold   = "saleslake-dev-gold-123456789012-eu-west-1"
  }
  crawlers = { sales = "saleslake-dev-sales" }
  datasets = {
    "table.order_lines" = { domain = "sales", owner = "sales-data" }
    "feed.webshop"      = { domain = "sales", owner = "sales-data" }
  }
  jobs        = { promote-to-silver = { name = "saleslake-dev-promote-to-silver", timeout_minutes = 60 } }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  log_days    = 30
  log_groups = {
    events   = "/aws/events/saleslake-dev"
    pipeline = "/aws/vendedlogs/states/saleslake-dev-promotion"
  }
  metrics       = "saleslake/dev"
  name_prefix   = "saleslake-dev"
  region        = "eu-west-1"
  run_seconds   = { metric = "RunSeconds", dimension = "Job" }
  state_machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"
}

run "keeps_logs_encrypted_and_for_a_time" {
  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 30 && group.kms_key_id == var.kms_key_arn])
    error_message = "Every log group must have retention and the lake's key."
  }
  assert {
    condition     = jsonencode({ for key, group in aws_cloudwatch_log_group.this : key => group.name }) == jsonencode(var.log_groups)
    error_message = "There must be the log groups that were asked for, and no other."
  }
  assert {
    condition     = toset(keys(output.log_group_arns)) == toset(["events", "pipeline"]) && alltrue([for arn in output.log_group_arns : startswith(arn, "arn:aws:logs:")])
    error_message = "log_group_arns must give an ARN for each key."
  }
}

run "allows_only_notifying_services_to_publish_to_the_topic" {
  assert {
    condition = toset([
      for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Principal.Service if statement.Effect == "Allow"
    ]) == toset(["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "events.amazonaws.com"])
    error_message = "Only alarms, budgets and rules may publish."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Action == "sns:Publish" && statement.Resource == "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"])
    error_message = "The topic's policy must be about publishing to this topic."
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012"
      if contains(["AlarmsPublish", "BudgetsPublish"], statement.Sid)
    ])
    error_message = "Alarms and budgets of other accounts must not publish."
  }
  assert {
    condition     = jsonencode([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement.Condition.ArnLike["aws:SourceArn"] if statement.Sid == "AlarmsPublish"]) == jsonencode(["arn:aws:cloudwatch:eu-west-1:123456789012:alarm:saleslake-dev-*"])
    error_message = "Only alarms of this environment publish."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : !contains(keys(statement), "Condition") if statement.Sid == "RulesPublish"])
    error_message = "A condition would drop what EventBridge sends."
  }
  assert {
    condition     = length([for statement in jsondecode(aws_sns_topic_policy.alarms.policy).Statement : statement if statement.Effect == "Deny" && jsonencode(lookup(statement, "Condition", {})) == jsonencode({ Bool = { "aws:SecureTransport" = "false" } })]) == 1
    error_message = "Publishing without TLS must be denied."
  }
  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.kms_key_arn && aws_sns_topic.alarms.name == "saleslake-dev-alarms"
    error_message = "The topic must be encrypted with the lake's key."
  }
  assert {
    condition     = output.topic_arn == "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"
    error_message = "topic_arn must be the topic's ARN."
  }
}

run "mails_each_address" {
  assert {
    condition     = jsonencode({ for address, subscription in aws_sns_topic_subscription.email : address => [subscription.protocol, subscription.endpoint] }) == jsonencode({ "oncall@example.com" = ["email", "oncall@example.com"] })
    error_message = "Each address must have its e-mail subscription."
  }
}

run "needs_no_address" {
  variables {
    alarms = {}
  }
  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Without addresses there must be no subscription."
  }
}

run "warns_of_the_budget_before_and_at_its_end" {
  assert {
    condition = jsonencode({
      for notification in aws_budgets_budget.monthly.notification : notification.notification_type => notification.threshold
      if notification.threshold_type == "PERCENTAGE" && notification.comparison_operator == "GREATER_THAN" && notification.subscriber_sns_topic_arns == toset([output.topic_arn])
    }) == jsonencode({ ACTUAL = 80, FORECASTED = 100 })
    error_message = "The topic must be notified at 80 percent spent and at 100 percent forecast."
  }
  assert {
    condition     = jsonencode([for filter in aws_budgets_budget.monthly.cost_filter : [filter.name, filter.values]]) == jsonencode([["TagKeyValue", ["user:project$saleslake"]]])
    error_message = "The budget must count what carries the project's tag."
  }
  assert {
    condition     = aws_budgets_budget.monthly.limit_amount == "100" && aws_budgets_budget.monthly.time_unit == "MONTHLY" && aws_budgets_budget.monthly.name == "saleslake-dev-monthly"
    error_message = "The budget must be monthly and of the amount that was given."
  }
}

run "counts_the_results_of_a_crawler_by_rule" {
  assert {
    condition = jsonencode({ for key, rule in aws_cloudwatch_event_rule.crawler : key => jsondecode(rule.event_pattern) }) == jsonencode({
      for key, state in { sales-failed = "Failed", sales-succeeded = "Succeeded" } : key => {
        source                         = ["aws.glue"], detail-type = ["Glue Crawler State Change"], detail = { crawlerName = ["saleslake-dev-sales"], state = [state] }
      }
    })
    error_message = "Each crawler must have a rule for success and one for failure."
  }
  assert {
    condition     = alltrue([for key, target in aws_cloudwatch_event_target.crawler_log : target.arn == aws_cloudwatch_log_group.this["events"].arn]) && keys(aws_cloudwatch_event_target.crawler_log) == keys(aws_cloudwatch_event_rule.crawler)
    error_message = "A rule without a target counts nothing."
  }
  assert {
    condition     = alltrue([for rule in aws_cloudwatch_event_rule.crawler : rule.tags == tomap({ domain = "sales", owner = "sales-data" })])
    error_message = "A crawler's rules must carry its domain and owner."
  }
}

run "allows_only_own_rules_to_write_events" {
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_cloudwatch_log_resource_policy.events.policy_document).Statement : statement.Principal.Service])) == toset(["events.amazonaws.com", "delivery.logs.amazonaws.com"])
    error_message = "Only EventBridge writes to the log group of events."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(aws_cloudwatch_log_resource_policy.events.policy_document).Statement : startswith(statement.Resource, "${aws_cloudwatch_log_group.this["events"].arn}:")])
    error_message = "EventBridge must write only to the log group of events."
  }
  assert {
    condition     = jsonencode([for statement in jsondecode(aws_cloudwatch_log_resource_policy.events.policy_document).Statement : statement.Condition.ArnLike["aws:SourceArn"] if statement.Action == "logs:PutLogEvents"]) == jsonencode(["arn:aws:events:eu-west-1:123456789012:rule/saleslake-dev-*"])
    error_message = "Only rules of this environment write events."
  }
}

run "alarms_on_a_failed_crawl" {
  assert {
    condition = (
      aws_cloudwatch_metric_alarm.crawler_failed["sales"].alarm_name == "saleslake-dev-crawler-sales-failed"
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].namespace == "AWS/Events"
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].metric_name == "Invocations"
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].dimensions == tomap({ RuleName = "saleslake-dev-crawler-sales-failed" })
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].threshold == 0
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].period == 3600
      && aws_cloudwatch_metric_alarm.crawler_failed["sales"].treat_missing_data == "notBreaching"
    )
    error_message = "A failed crawl must alarm; no event must not."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.crawler_failed["sales"].tags == tomap({ domain = "sales", owner = "sales-data" })
    error_message = "A crawler's alarm must carry its domain and owner."
  }
}

run "notifies_of_a_failed_job" {
  assert {
    condition = jsonencode(jsondecode(aws_cloudwatch_event_rule.job["promote-to-silver"].event_pattern)) == jsonencode({
      source = ["aws.glue"], detail-type = ["Glue Job State Change"], detail = { jobName = ["saleslake-dev-promote-to-silver"], state = ["FAILED", "TIMEOUT", "ERROR"] }
    })
    error_message = "Failures and timeouts of the job must match, successes not."
  }
  assert {
    condition     = aws_cloudwatch_event_target.job_log["promote-to-silver"].arn == aws_cloudwatch_log_group.this["events"].arn && aws_cloudwatch_event_target.job_topic["promote-to-silver"].arn == aws_sns_topic.alarms.arn
    error_message = "A failed job must go to the log and to the topic."
  }
  assert {
    condition     = can([for line in split("\n", aws_cloudwatch_event_target.job_topic["promote-to-silver"].input_transformer[0].input_template) : jsondecode(line)])
    error_message = "Each line of the message must be a string."
  }
  assert {
    condition = alltrue([
      for path in keys(aws_cloudwatch_event_target.job_topic["promote-to-silver"].input_transformer[0].input_paths) :
      strcontains(aws_cloudwatch_event_target.job_topic["promote-to-silver"].input_transformer[0].input_template, "<${path}>")
    ])
    error_message = "The message must use what it takes from the event."
  }
  assert {
    condition = (
      aws_cloudwatch_metric_alarm.job_failed["promote-to-silver"].dimensions == tomap({ RuleName = "saleslake-dev-job-promote-to-silver-failed" })
      && aws_cloudwatch_metric_alarm.job_failed["promote-to-silver"].threshold == 0
      && aws_cloudwatch_metric_alarm.job_failed["promote-to-silver"].treat_missing_data == "notBreaching"
    )
    error_message = "A failed job must alarm."
  }
}

run "alarms_when_a_job_nears_its_timeout" {
  assert {
    condition = (
      aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].threshold == 48 * 60
      && aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].namespace == "saleslake/dev"
      && aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].metric_name == "RunSeconds"
      && aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].dimensions == tomap({ Job = "promote-to-silver" })
      && aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].treat_missing_data == "notBreaching"
    )
    error_message = "80 percent of the timeout must alarm."
  }
}

run "uses_the_limit_of_a_job" {
  variables {
    alarms = { job_minutes = { promote-to-silver = 10 } }
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.job_slow["promote-to-silver"].threshold == 600
    error_message = "alarms.job_minutes must win over the timeout."
  }
}

run "evaluates_in_the_configured_period" {
  variables {
    alarms = { period_minutes = 5 }
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.job_failed["promote-to-silver"].period == 300 && aws_cloudwatch_metric_alarm.pipeline["failed"].period == 300
    error_message = "Alarms must be watched by the period."
  }
}

run "keeps_the_default_limits_of_other_layers" {
  variables {
    alarms = { bucket_bytes = { gold = 1e9 } }
  }
  assert {
    condition     = jsonencode({ for layer, alarm in aws_cloudwatch_metric_alarm.bytes : layer => alarm.threshold }) == jsonencode({ bronze = 1e12, silver = 5e11, gold = 1e9 })
    error_message = "Each layer must have a limit."
  }
}

run "adds_up_the_tiers_of_bronze" {
  assert {
    condition = toset([for query in aws_cloudwatch_metric_alarm.bytes["bronze"].metric_query : query.metric[0].dimensions.StorageType if query.expression == null]) == toset([
      "StandardStorage", "IntelligentTieringFAStorage", "IntelligentTieringIAStorage", "IntelligentTieringAIAStorage", "IntelligentTieringAAStorage", "IntelligentTieringDAAStorage",
    ])
    error_message = "Bronze must be the sum of all tiers."
  }
  assert {
    condition     = jsonencode([for query in aws_cloudwatch_metric_alarm.bytes["gold"].metric_query : query.metric[0].dimensions if query.expression == null]) == jsonencode([tomap({ BucketName = "saleslake-dev-gold-123456789012-eu-west-1", StorageType = "StandardStorage" })])
    error_message = "Gold has one tier."
  }
  assert {
    condition     = jsonencode({ for layer, alarm in aws_cloudwatch_metric_alarm.bytes : layer => alarm.threshold }) == jsonencode({ bronze = 1e12, silver = 5e11, gold = 1e11 })
    error_message = "Each layer must have its own limit."
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.bytes : alarm.treat_missing_data == "ignore"])
    error_message = "A day without a report must change nothing."
  }
}

run "alarms_on_each_unsuccessful_end_of_the_pipeline" {
  assert {
    condition = jsonencode({ for alarm in aws_cloudwatch_metric_alarm.pipeline : alarm.alarm_name => alarm.metric_name }) == jsonencode({
      saleslake-dev-pipeline-failed    = "ExecutionsFailed"
      saleslake-dev-pipeline-timed-out = "ExecutionsTimedOut"
      saleslake-dev-pipeline-aborted   = "ExecutionsAborted"
    })
    error_message = "Failed, timed out and aborted executions must alarm."
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.pipeline : alarm.dimensions == tomap({ StateMachineArn = var.state_machine }) && alarm.treat_missing_data == "notBreaching"])
    error_message = "The alarms must watch this state machine."
  }
}

run "explains_every_alarm_and_sends_it" {
  assert {
    condition = alltrue(flatten([
      for alarms in [
        aws_cloudwatch_metric_alarm.bytes, aws_cloudwatch_metric_alarm.crawler_failed, aws_cloudwatch_metric_alarm.job_failed, aws_cloudwatch_metric_alarm.job_slow,
        aws_cloudwatch_metric_alarm.pipeline,
      ] : [for alarm in alarms : can(regex("Run first: aws .* Runbook: docs/runbooks/[a-z-]+[.]md$", alarm.alarm_description)) && length(alarm.alarm_description) <= 1024 && alarm.alarm_actions == toset([output.topic_arn]) && alarm.ok_actions == toset([output.topic_arn])]
    ]))
    error_message = "Every alarm must say what to run first, and go to the topic."
  }
  assert {
    condition = jsonencode(output.alarm_names) == jsonencode([
      "saleslake-dev-bytes-bronze", "saleslake-dev-bytes-gold", "saleslake-dev-bytes-silver",
      "saleslake-dev-crawler-sales-failed",
      "saleslake-dev-job-promote-to-silver-failed", "saleslake-dev-job-promote-to-silver-slow",
      "saleslake-dev-pipeline-aborted", "saleslake-dev-pipeline-failed", "saleslake-dev-pipeline-timed-out",
    ])
    error_message = "alarm_names must name all alarms."
  }
}

run "sends_no_single_alarm_where_one_alarm_represents_all" {
  variables {
    alarms = { notify = "together", runbooks = "https://git.example.com/runbooks" }
  }
  assert {
    condition = alltrue(flatten([
      for alarms in [
        aws_cloudwatch_metric_alarm.bytes, aws_cloudwatch_metric_alarm.crawler_failed, aws_cloudwatch_metric_alarm.job_failed, aws_cloudwatch_metric_alarm.job_slow,
        aws_cloudwatch_metric_alarm.pipeline,
      ] : [for alarm in alarms : length(coalesce(alarm.alarm_actions, [])) + length(coalesce(alarm.ok_actions, [])) == 0]
    ]))
    error_message = "No alarm must be sent by itself."
  }
  assert {
    condition     = endswith(aws_cloudwatch_metric_alarm.job_failed["promote-to-silver"].alarm_description, " Runbook: https://git.example.com/runbooks/job-failed.md")
    error_message = "Alarms must name their page where it is."
  }
}

run "rejects_another_value_of_notify" {
  command = plan
  variables {
    alarms = { notify = "never" }
  }
  expect_failures = [var.alarms]
}

run "rejects_an_invalid_address" {
  command = plan
  variables {
    alarms = { emails = ["oncall"] }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_limit_for_an_unknown_layer" {
  command = plan
  variables {
    alarms = { bucket_bytes = { platinum = 1 } }
  }
  expect_failures = [var.alarms]
}

run "rejects_an_empty_limit_of_bytes" {
  command = plan
  variables {
    alarms = { bucket_bytes = { gold = 0 } }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_duration_for_an_unknown_job" {
  command = plan
  variables {
    alarms = { job_minutes = { promote-to-platinum = 1 } }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_duration_of_zero" {
  command = plan
  variables {
    alarms = { job_minutes = { promote-to-silver = 0 } }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_period_of_parts_of_a_minute" {
  command = plan
  variables {
    alarms = { period_minutes = 0.5 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_period_beyond_a_day" {
  command = plan
  variables {
    alarms = { period_minutes = 1441 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_budget_of_zero" {
  command = plan
  variables {
    alarms = { budget_dollars = 0 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_retention_that_cloudwatch_does_not_support" {
  command = plan
  variables {
    log_days = 45
  }
  expect_failures = [var.log_days]
}

run "rejects_log_groups_without_events" {
  command = plan
  variables {
    log_groups = { pipeline = "/aws/vendedlogs/states/saleslake-dev-promotion" }
  }
  expect_failures = [var.log_groups]
}

run "rejects_a_log_group_that_eventbridge_cannot_write" {
  command = plan
  variables {
    log_groups = { events = "/saleslake/events" }
  }
  expect_failures = [var.log_groups]
}

run "rejects_a_prefix_without_environment" {
  command = plan
  variables {
    name_prefix = "saleslake"
  }
  expect_failures = [var.name_prefix]
}
