mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_sfn_state_machine" {
    defaults = { arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:mocked"
      url = "https://sqs.eu-west-1.amazonaws.com/123456789012/mocked"
    }
  }
}

# The example of the README.
variables {
  account_id    = "123456789012"
  bronze_bucket = "saleslake-dev-bronze-123456789012-eu-west-1"
  job_names = {
    promote-to-silver = "saleslake-dev-promote-to-silver"
    promote-to-gold   = "saleslake-dev-promote-to-gold"
    maintain          = "saleslake-dev-maintain"
  }
  log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/saleslake-dev-promotion"
  name_prefix   = "saleslake-dev"
  region        = "eu-west-1"
  retried       = "External error:"
  role_arns = {
    pipeline  = "arn:aws:iam::123456789012:role/saleslake-dev-pipeline"
    scheduler = "arn:aws:iam::123456789012:role/saleslake-dev-scheduler"
    arrival   = "arn:aws:iam::123456789012:role/saleslake-dev-arrival"
  }
  starts = {
    schedule        = "cron(30 4 * * ? *)"
    time_zone       = "Europe/Berlin"
    arrival_minutes = 5
  }
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"
}

run "promotes_to_silver_then_to_gold_then_maintains" {
  assert {
    condition = [for state in ["promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Next
    ] == ["promote-to-gold", "maintain", "Promoted"]
    error_message = "The jobs must follow one another."
  }
  assert {
    condition = alltrue([for state in ["promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Resource == "arn:aws:states:::glue:startJobRun.sync" &&
      jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Parameters.JobName == "saleslake-dev-${state}"
    ])
    error_message = "A step must run its job and wait for its end."
  }
  assert {
    condition     = aws_sfn_state_machine.promotion.name == "saleslake-dev-promotion" && aws_sfn_state_machine.promotion.type == "STANDARD" && aws_sfn_state_machine.promotion.role_arn == "arn:aws:iam::123456789012:role/saleslake-dev-pipeline"
    error_message = "Name, type or role of the state machine."
  }
  assert {
    condition     = output.state_machine_arn == "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"
    error_message = "The output must be the state machine's ARN."
  }
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Leads every state to one that exists.
  assert {
    condition = length(setsubtract(
      flatten([for state in values(jsondecode(aws_sfn_state_machine.promotion.definition).States) : [
        try([state.Next], []), try([state.Default], []), try(state.Choices[*].Next, []), try(state.Catch[*].Next, []),
      ]]),
      keys(jsondecode(aws_sfn_state_machine.promotion.definition).States),
    )) == 0
    error_message = "A state is named that is not there."
  }
  assert {
    condition = length(setsubtract(
      keys(jsondecode(aws_sfn_state_machine.promotion.definition).States),
      concat([jsondecode(aws_sfn_state_machine.promotion.definition).StartAt], flatten([
        for state in values(jsondecode(aws_sfn_state_machine.promotion.definition).States) : [
          try([state.Next], []), try([state.Default], []), try(state.Choices[*].Next, []), try(state.Catch[*].Next, []),
        ]
      ])),
    )) == 0
    error_message = "A state is there that nothing leads to."
  }

  # Retries errors of the service and not every failed job.
  assert {
    condition = alltrue([for state in ["promote-to-silver", "promote-to-gold", "maintain"] :
      length(setintersection(["States.ALL", "States.TaskFailed"], flatten(jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Retry[*].ErrorEquals))) == 0
    ])
    error_message = "A failed job run must not be retried for every reason."
  }
  assert {
    condition = alltrue([for state in ["promote-to-silver", "promote-to-gold", "maintain"] :
      length(setsubtract(
        ["Glue.ConcurrentRunsExceededException", "Glue.AWSGlueException", "Glue.InternalServiceException"],
        flatten(jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Retry[*].ErrorEquals),
      )) == 0
    ])
    error_message = "A busy job, throttling and internal errors must be retried."
  }
  assert {
    condition = alltrue(flatten([for state in values(jsondecode(aws_sfn_state_machine.promotion.definition).States) : [
      for retry in try(state.Retry, []) : retry.BackoffRate > 1 && retry.JitterStrategy == "FULL"
    ]]))
    error_message = "Retries must back off, with jitter."
  }

  # Keeps the log of runs.
  assert {
    condition = alltrue([
      aws_sfn_state_machine.promotion.logging_configuration[0].log_destination == "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/saleslake-dev-promotion:*",
      aws_sfn_state_machine.promotion.logging_configuration[0].level == "ALL",
    ])
    error_message = "All events must be written to the log group."
  }

  # Hears of files in bronze that are not temporary.
  assert {
    condition = jsondecode(aws_cloudwatch_event_rule.arrival[0].event_pattern) == {
      source      = ["aws.s3"]
      detail-type = ["Object Created"]
      detail = {
        bucket = { name = ["saleslake-dev-bronze-123456789012-eu-west-1"] }
        object = { key = [{ anything-but = { wildcard = ["*/_*", "*/.*"] } }] }
      }
    }
    error_message = "The rule must match new files in bronze, and no hidden ones."
  }

  # Accepts messages only from the rule and only over tls.
  assert {
    condition = { for statement in jsondecode(aws_sqs_queue_policy.arrival[0].policy).Statement : statement.Sid => statement }.BronzeAnnounces == {
      Sid       = "BronzeAnnounces"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-arrival"
      Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:events:eu-west-1:123456789012:rule/saleslake-dev-arrival" } }
    }
    error_message = "Only the rule may send."
  }
  assert {
    condition     = [for statement in jsondecode(aws_sqs_queue_policy.arrival[0].policy).Statement : statement.Sid if statement.Effect == "Allow"] == ["BronzeAnnounces"]
    error_message = "Nothing else may be allowed."
  }
  assert {
    condition = alltrue([for policy in [aws_sqs_queue_policy.arrival[0].policy, aws_sqs_queue_policy.dead_letters[0].policy] :
      [for statement in jsondecode(policy).Statement : [statement.Principal, statement.Condition] if statement.Effect == "Deny"] ==
      [["*", { Bool = { "aws:SecureTransport" = "false" } }]]
    ])
    error_message = "Both queues must refuse what is not TLS."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue_policy.dead_letters[0].policy).Statement[0].Resource == "arn:aws:sqs:eu-west-1:123456789012:${aws_sqs_queue.dead_letters[0].name}"
    error_message = "The policy must name its own queue."
  }
}

run "runs_a_job_once_more_when_it_failed_for_an_external_reason" {
  command = plan

  assert {
    condition = alltrue([for job in ["promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Check failure of ${job}"].Choices == [{
        And = [
          { Variable = "$.failure.Cause", IsPresent = true },
          { Variable = "$.failure.Cause", StringMatches = "*External error:*" },
          { Not = { And = [{ Variable = "$.retried", IsPresent = true }, { Variable = "$.retried", StringEquals = job }] } },
        ]
        Next = "Retry ${job}"
      }]
    ])
    error_message = "Only an external failure, and only the first one of a job, may be retried."
  }
  assert {
    condition = alltrue([for job in ["promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Check failure of ${job}"].Default == "Explain ${job}"
    ])
    error_message = "Any other failure must end the run."
  }
  assert {
    condition = alltrue([for job in ["promote-to-silver", "promote-to-gold", "maintain"] : alltrue([
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Retry ${job}"] == { Type = "Pass", Result = job, ResultPath = "$.retried", Next = "Wait before ${job}" },
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Wait before ${job}"] == { Type = "Wait", Seconds = 300, Next = job },
    ])])
    error_message = "A retry must remember the job, wait and run it."
  }
}

run "notifies_of_a_failure_and_ends_as_failed" {
  command = plan

  assert {
    condition = alltrue([for state in ["Look for other runs", "promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Catch[0].ErrorEquals == ["States.ALL"] &&
      jsondecode(aws_sfn_state_machine.promotion.definition).States[state].Catch[0].Next == (state == "Look for other runs" ? "Explain ${state}" : "Check failure of ${state}") &&
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Explain ${state}"].Next == "Notify"
    ])
    error_message = "Every failure must be explained and sent to the topic."
  }
  assert {
    condition = alltrue([for state in ["promote-to-silver", "promote-to-gold", "maintain"] :
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Explain ${state}"].Parameters.subject == "saleslake-dev: ${state} failed" &&
      strcontains(jsondecode(aws_sfn_state_machine.promotion.definition).States["Explain ${state}"].Parameters.text, "aws glue get-job-runs --region eu-west-1 --job-name saleslake-dev-${state} ")
    ])
    error_message = "The message must say what failed and where to look."
  }
  assert {
    # States.Format takes the error, the cause and the run.
    condition = alltrue([for name, state in jsondecode(aws_sfn_state_machine.promotion.definition).States :
      length(split("{}", state.Parameters.text)) == 4 && length(state.Parameters.subject) < 100 if startswith(name, "Explain ")
    ])
    error_message = "A text must have three gaps, and a subject fewer than SNS's 100 characters."
  }
  assert {
    condition = alltrue([
      jsondecode(aws_sfn_state_machine.promotion.definition).States.Notify.Parameters.TopicArn == "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms",
      jsondecode(aws_sfn_state_machine.promotion.definition).States.Notify.Next == "Failed",
      jsondecode(aws_sfn_state_machine.promotion.definition).States.Notify.Catch[0].Next == "Failed",
      jsondecode(aws_sfn_state_machine.promotion.definition).States.Failed.Type == "Fail",
    ])
    error_message = "A run that failed must end as failed, even if the notification fails."
  }
}

run "allows_one_active_and_one_waiting_run" {
  command = plan

  assert {
    condition = alltrue([
      jsondecode(aws_sfn_state_machine.promotion.definition).StartAt == "Look for other runs",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Look for other runs"].Resource == "arn:aws:states:::aws-sdk:sfn:listExecutions",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Look for other runs"].Parameters["StateMachineArn.$"] == "$$.StateMachine.Id",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Look for other runs"].Parameters.StatusFilter == "RUNNING",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Look for other runs"].Next == "Whose turn is it",
    ])
    error_message = "A run must look first for runs that are under way."
  }
  assert {
    # The youngest is listed first.
    condition = jsondecode(aws_sfn_state_machine.promotion.definition).States["Look for other runs"].ResultSelector == {
      "run.$"    = "$$.Execution.Id"
      "count.$"  = "States.ArrayLength($.Executions)"
      "first.$"  = "$.Executions[-1:].ExecutionArn"
      "second.$" = "$.Executions[-2:].ExecutionArn"
    }
    error_message = "The oldest are at the list's end."
  }
  assert {
    condition = [for choice in jsondecode(aws_sfn_state_machine.promotion.definition).States["Whose turn is it"].Choices : { for key, value in choice : key => value if key != "Comment" }] == [
      {
        And  = [{ Variable = "$.first[0]", IsPresent = true }, { Variable = "$.first[0]", StringEqualsPath = "$.run" }]
        Next = "promote-to-silver"
      },
      { Variable = "$.count", NumericLessThan = 2, Next = "Wait for the other run" },
      { Variable = "$.second[0]", StringEqualsPath = "$.run", Next = "Wait for the other run" },
    ]
    error_message = "The oldest run works, the second waits, and so does one that is not listed yet."
  }
  assert {
    condition = alltrue([
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Whose turn is it"].Default == "Left to the run that waits",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Wait for the other run"].Next == "Look for other runs",
      jsondecode(aws_sfn_state_machine.promotion.definition).States["Left to the run that waits"].Type == "Succeed",
    ])
    error_message = "Any other run ends well."
  }
}

run "starts_on_the_schedule" {
  assert {
    condition = alltrue([
      aws_scheduler_schedule.promotion[0].name == "saleslake-dev-promotion",
      aws_scheduler_schedule.promotion[0].group_name == "saleslake-dev",
      aws_scheduler_schedule.promotion[0].schedule_expression == "cron(30 4 * * ? *)",
      aws_scheduler_schedule.promotion[0].schedule_expression_timezone == "Europe/Berlin",
      aws_scheduler_schedule.promotion[0].flexible_time_window[0].mode == "OFF",
      aws_scheduler_schedule.promotion[0].target[0].arn == aws_sfn_state_machine.promotion.arn,
      aws_scheduler_schedule.promotion[0].target[0].role_arn == "arn:aws:iam::123456789012:role/saleslake-dev-scheduler",
      aws_scheduler_schedule.promotion[0].target[0].retry_policy[0].maximum_event_age_in_seconds == 3600,
      output.schedule == "saleslake-dev/saleslake-dev-promotion",
    ])
    error_message = "The schedule must start the state machine at the configured time."
  }
}

run "starts_only_manually_without_other_settings" {
  variables {
    starts = {}
  }

  assert {
    condition = alltrue([
      length(aws_scheduler_schedule.promotion) == 0,
      length(aws_cloudwatch_event_rule.arrival) == 0,
      length(aws_cloudwatch_event_target.arrival) == 0,
      length(aws_sqs_queue.arrival) == 0,
      length(aws_sqs_queue.dead_letters) == 0,
      length(aws_pipes_pipe.arrival) == 0,
      length(aws_cloudwatch_metric_alarm.dead_letters) == 0,
      output.schedule == null,
      output.arrival_queue == null,
    ])
    error_message = "Nothing may start by itself."
  }
  assert {
    condition     = aws_scheduler_schedule_group.this.name == "saleslake-dev"
    error_message = "The group stays, for schedules of one's own."
  }
}

run "gathers_files_that_arrive_into_one_start" {
  assert {
    condition = alltrue([
      aws_pipes_pipe.arrival[0].name == "saleslake-dev-arrival",
      aws_pipes_pipe.arrival[0].role_arn == "arn:aws:iam::123456789012:role/saleslake-dev-arrival",
      aws_pipes_pipe.arrival[0].source == aws_sqs_queue.arrival[0].arn,
      aws_pipes_pipe.arrival[0].target == aws_sfn_state_machine.promotion.arn,
      aws_pipes_pipe.arrival[0].source_parameters[0].sqs_queue_parameters[0].maximum_batching_window_in_seconds == 300,
      aws_pipes_pipe.arrival[0].target_parameters[0].step_function_state_machine_parameters[0].invocation_type == "FIRE_AND_FORGET",
      output.arrival_queue == "saleslake-dev-arrival",
    ])
    error_message = "The pipe must start the state machine once for all that came within the minutes."
  }
  assert {
    # Two more bytes for each file than there are, were they written with spaces.
    condition     = aws_pipes_pipe.arrival[0].source_parameters[0].sqs_queue_parameters[0].batch_size * (length(aws_pipes_pipe.arrival[0].target_parameters[0].input_template) + 4) + 2 < 262144
    error_message = "A full batch must fit into an execution's input."
  }
  assert {
    condition     = can(jsondecode(aws_pipes_pipe.arrival[0].target_parameters[0].input_template))
    error_message = "The input must be JSON."
  }
}

run "keeps_messages_encrypted_and_keeps_failed_messages" {
  assert {
    condition     = aws_sqs_queue.arrival[0].sqs_managed_sse_enabled && aws_sqs_queue.dead_letters[0].sqs_managed_sse_enabled
    error_message = "Both queues must be encrypted."
  }
  assert {
    condition     = aws_sqs_queue.arrival[0].visibility_timeout_seconds > aws_pipes_pipe.arrival[0].source_parameters[0].sqs_queue_parameters[0].maximum_batching_window_in_seconds
    error_message = "Messages must stay hidden for longer than the pipe gathers."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue.arrival[0].redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letters[0].arn && jsondecode(aws_sqs_queue.arrival[0].redrive_policy).maxReceiveCount == 5
    error_message = "What cannot start a run must go to the dead letters."
  }
  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.dead_letters[0].dimensions["QueueName"] == "saleslake-dev-arrival-dead-letters",
      aws_cloudwatch_metric_alarm.dead_letters[0].threshold == 0,
      aws_cloudwatch_metric_alarm.dead_letters[0].alarm_actions == toset(["arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"]),
    ])
    error_message = "Dead letters must set off an alarm."
  }
}

run "gathers_for_no_more_than_five_minutes" {
  command = plan

  variables {
    starts = { arrival_minutes = 6 }
  }

  expect_failures = [var.starts]
}

run "gathers_for_no_less_than_a_minute" {
  command = plan

  variables {
    starts = { arrival_minutes = 0 }
  }

  expect_failures = [var.starts]
}

run "rejects_an_invalid_schedule" {
  command = plan

  variables {
    starts = { schedule = "every morning" }
  }

  expect_failures = [var.starts]
}

run "rejects_a_missing_job" {
  command = plan

  variables {
    job_names = { promote-to-silver = "a", promote-to-gold = "b" }
  }

  expect_failures = [var.job_names]
}

run "rejects_a_missing_role" {
  command = plan

  variables {
    role_arns = { pipeline = "arn:aws:iam::123456789012:role/saleslake-dev-pipeline" }
  }

  expect_failures = [var.role_arns]
}

run "rejects_a_label_that_every_message_contains" {
  command = plan

  variables {
    retried = ""
  }

  expect_failures = [var.retried]
}

run "rejects_a_label_with_a_wildcard" {
  command = plan

  variables {
    retried = "[*]"
  }

  expect_failures = [var.retried]
}
