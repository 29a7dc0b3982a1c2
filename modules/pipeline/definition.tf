# The state machine in the Amazon States Language, with JSONPath.
locals {
  # The next state of each job, and the state of the tables when it fails.
  steps = {
    promote-to-silver = {
      next   = "promote-to-gold"
      effect = "Gold is unchanged. Silver tables that this run did not reach are unchanged, the others are complete."
    }
    promote-to-gold = {
      next   = "maintain"
      effect = "Silver is up to date. Marts that this run did not reach are unchanged."
    }
    maintain = {
      next   = "Promoted"
      effect = "Silver and gold are published and correct. Small files and old snapshots remain until the next run."
    }
  }

  # Errors of the Glue API. A job run that fails is the error States.TaskFailed, which is not retried here: see failed_states.
  # Throttling is reported as Glue.AWSGlueException (re:Post knowledge center, "glue-throttling-rate-exceeded").
  service_retries = [
    {
      # Another run of this job is in progress: the second guard against overlap. Retries for more than an hour.
      ErrorEquals     = ["Glue.ConcurrentRunsExceededException"]
      IntervalSeconds = 60
      BackoffRate     = 1.5
      MaxDelaySeconds = 600
      MaxAttempts     = 20
      JitterStrategy  = "FULL"
    },
    {
      ErrorEquals = [
        "Glue.AWSGlueException",
        "Glue.ThrottlingException",
        "Glue.InternalServiceException",
        "Glue.OperationTimeoutException",
        "Glue.ResourceNumberLimitExceededException",
      ]
      IntervalSeconds = 15
      BackoffRate     = 2
      MaxDelaySeconds = 300
      MaxAttempts     = 6
      JitterStrategy  = "FULL"
    },
  ]

  call_retries = [{
    ErrorEquals     = ["States.ALL"]
    IntervalSeconds = 2
    BackoffRate     = 2
    MaxAttempts     = 4
    JitterStrategy  = "FULL"
  }]

  # One run at a time, and one that waits, for files that arrived after the first run listed bronze. ListExecutions returns the
  # newest first and is eventually consistent (Step Functions API reference), so two runs may not see each other for a moment. Then
  # the concurrency of 1 of the jobs makes one of them wait. 500 executions stay below the limit of 256 KiB for a result.
  turn_states = {
    "Look for other runs" = {
      Type     = "Task"
      Resource = "${local.arn_prefix}:states:::aws-sdk:sfn:listExecutions"
      Parameters = {
        "StateMachineArn.$" = "$$.StateMachine.Id"
        StatusFilter        = "RUNNING"
        MaxResults          = 500
      }
      # Replaces the input, which no state needs, and which is a list when arriving files started the run.
      ResultSelector = {
        "run.$"    = "$$.Execution.Id"
        "count.$"  = "States.ArrayLength($.Executions)"
        "first.$"  = "$.Executions[-1:].ExecutionArn"
        "second.$" = "$.Executions[-2:].ExecutionArn"
      }
      Retry = local.call_retries
      Catch = [{ ErrorEquals = ["States.ALL"], Next = "Explain Look for other runs" }]
      Next  = "Whose turn is it"
    }
    "Whose turn is it" = {
      Type = "Choice"
      Choices = [
        {
          Comment = "This run is the oldest."
          And = [
            { Variable = "$.first[0]", IsPresent = true },
            { Variable = "$.first[0]", StringEqualsPath = "$.run" },
          ]
          Next = "promote-to-silver"
        },
        {
          Comment         = "This run is not listed yet, and no two others are."
          Variable        = "$.count"
          NumericLessThan = 2
          Next            = "Wait for the other run"
        },
        {
          Comment          = "This run is the second oldest."
          Variable         = "$.second[0]"
          StringEqualsPath = "$.run"
          Next             = "Wait for the other run"
        },
      ]
      Default = "Left to the run that waits"
    }
    "Wait for the other run" = {
      Type    = "Wait"
      Seconds = 30
      Next    = "Look for other runs"
    }
    "Left to the run that waits" = {
      Type    = "Succeed"
      Comment = "Another run waits already, and will take these files."
    }
  }

  job_states = {
    for job, step in local.steps : job => {
      Type       = "Task"
      Resource   = "${local.arn_prefix}:states:::glue:startJobRun.sync"
      Parameters = { JobName = var.job_names[job] }
      ResultPath = null
      Retry      = local.service_retries
      Catch      = [{ ErrorEquals = ["States.ALL"], ResultPath = "$.failure", Next = "Check failure of ${job}" }]
      Next       = step.next
    }
  }

  # The message of a failed job starts with its category (FailedRun of the jobs). The cause of States.TaskFailed is the job run as JSON,
  # with this message in ErrorMessage. A job that failed for an external reason runs once more; a failure without this label
  # does not, and neither does a second failure of the same job.
  retry_seconds = 300

  failed_states = merge([for job in keys(local.steps) : {
    "Check failure of ${job}" = {
      Type = "Choice"
      Choices = [{
        And = [
          { Variable = "$.failure.Cause", IsPresent = true },
          { Variable = "$.failure.Cause", StringMatches = "*${var.retried}*" },
          {
            Not = {
              And = [
                { Variable = "$.retried", IsPresent = true },
                { Variable = "$.retried", StringEquals = job },
              ]
            }
          },
        ]
        Next = "Retry ${job}"
      }]
      Default = "Explain ${job}"
    }
    "Retry ${job}" = {
      Type       = "Pass"
      Result     = job
      ResultPath = "$.retried"
      Next       = "Wait before ${job}"
    }
    "Wait before ${job}" = {
      Type    = "Wait"
      Seconds = local.retry_seconds
      Next    = job
    }
  }]...)

  # What the message about a failure contains besides error and cause, and where these are in the state's input.
  failures = merge(
    {
      "Look for other runs" = {
        path   = "$"
        effect = "No job was started. Silver and gold are unchanged."
        look   = "the running executions:\n  aws stepfunctions list-executions --region ${var.region} --status-filter RUNNING --state-machine-arn ${local.state_machine_arn}"
      }
    },
    {
      for job, step in local.steps : job => {
        path   = "$.failure"
        effect = step.effect
        look   = "the ErrorMessage that this prints, then at the log group in LogGroupName:\n  aws glue get-job-runs --region ${var.region} --job-name ${var.job_names[job]} --max-items 1"
      }
    },
  )

  # The text is data and not part of an expression, so that it may contain line breaks and quotes.
  failure_states = {
    for state, failure in local.failures : "Explain ${state}" => {
      Type = "Pass"
      Parameters = {
        subject = "${var.name_prefix}: ${state} failed"
        text = join("\n", [
          "${state} failed: {}",
          "",
          "Cause: {}",
          "Run: {}",
          "",
          failure.effect,
          "Look first at ${failure.look}",
          "Correct the cause, then start the state machine again: nothing is processed twice.",
        ])
        "Error.$" = "${failure.path}.Error"
        "Cause.$" = "${failure.path}.Cause"
      }
      Next = "Notify"
    }
  }

  # A failed run ends as FAILED, also when the notification fails or when all data was published.
  end_states = {
    Notify = {
      Type     = "Task"
      Resource = "${local.arn_prefix}:states:::sns:publish"
      Parameters = {
        TopicArn    = var.topic_arn
        "Subject.$" = "$.subject"
        "Message.$" = "States.Format($.text, $.Error, $.Cause, $$.Execution.Id)"
      }
      ResultPath = null
      Retry      = local.call_retries
      Catch      = [{ ErrorEquals = ["States.ALL"], ResultPath = "$.notification", Next = "Failed" }]
      Next       = "Failed"
    }
    # A custom error name: names that start with States. are reserved (Amazon States Language).
    Failed = {
      Type      = "Fail"
      Error     = "PromotionFailed"
      CausePath = "$.Cause"
    }
    Promoted = {
      Type = "Succeed"
    }
  }

  definition = {
    Comment = "Bronze to silver to gold, then table maintenance; one run at a time."
    StartAt = "Look for other runs"
    States  = merge(local.turn_states, local.job_states, local.failed_states, local.failure_states, local.end_states)
  }

  # Built from the name, because the definition cannot refer to its own state machine.
  state_machine_arn = "${local.arn_prefix}:states:${var.region}:${var.account_id}:stateMachine:${var.name_prefix}-promotion"
  arn_prefix        = "arn:${data.aws_partition.current.partition}"
}
