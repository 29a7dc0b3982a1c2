# The state machine in the Amazon States Language, with JSONPath.
locals {
  # What each job is followed by, what holds when it fails, and where to look then.
  steps = {
    promote-to-silver = {
      next   = "promote-to-gold"
      effect = "Gold is as it was. Silver tables that this run did not reach are as they were, the others are complete."
    }
    promote-to-gold = {
      next   = "maintain"
      effect = "Silver is up to date. Marts that this run did not reach are as they were."
    }
    maintain = {
      next   = "Promoted"
      effect = "Silver and gold are published and right; small files and old snapshots stay until the next run."
    }
  }

  # Trouble of the service, not of the job: a job that fails by itself ends as States.TaskFailed, and is not tried again here.
  # Throttling comes as Glue.AWSGlueException (re:Post knowledge center, "glue-throttling-rate-exceeded").
  service_retries = [
    {
      # Another run's job has the only place: the second guard against overlap. Waits for more than an hour in all.
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

  # One run at a time, and one that waits for what came after the first one listed its files. ListExecutions gives the
  # youngest first and is eventually consistent (Step Functions API reference), so two runs may miss each other
  # for a moment: then the jobs' concurrency of 1 holds one back. 500 runs stay below the 256 KiB of a result.
  turn_states = {
    "Look for other runs" = {
      Type     = "Task"
      Resource = "${local.arn_prefix}:states:::aws-sdk:sfn:listExecutions"
      Parameters = {
        "StateMachineArn.$" = "$$.StateMachine.Id"
        StatusFilter        = "RUNNING"
        MaxResults          = 500
      }
      # In place of the input, which nothing needs, and which is a list when files started the run.
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
      Catch      = [{ ErrorEquals = ["States.ALL"], Next = "Explain ${job}" }]
      Next       = step.next
    }
  }

  # What is told of a failure, besides its error and cause.
  failures = merge(
    {
      "Look for other runs" = {
        effect = "Nothing was started; silver and gold are as they were."
        look   = "what may run already:\n  aws stepfunctions list-executions --region ${var.region} --status-filter RUNNING --state-machine-arn ${local.state_machine_arn}"
      }
    },
    {
      for job, step in local.steps : job => {
        effect = step.effect
        look   = "the ErrorMessage that this prints, then at the log that its LogGroupName names:\n  aws glue get-job-runs --region ${var.region} --job-name ${var.job_names[job]} --max-items 1"
      }
    },
  )

  # The text is data, not part of an expression, so that it may have lines and quotes.
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
          "Once that is mended, start the state machine again: what is done is not done twice.",
        ])
        "Error.$" = "$.Error"
        "Cause.$" = "$.Cause"
      }
      Next = "Notify"
    }
  }

  # A failed run is red even when nobody could be told, or when all data was published.
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
      Catch      = [{ ErrorEquals = ["States.ALL"], ResultPath = "$.untold", Next = "Failed" }]
      Next       = "Failed"
    }
    # The name is our own: those that begin with States. are reserved (Amazon States Language).
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
    States  = merge(local.turn_states, local.job_states, local.failure_states, local.end_states)
  }

  # By its name, as the definition cannot refer to its own machine.
  state_machine_arn = "${local.arn_prefix}:states:${var.region}:${var.account_id}:stateMachine:${var.name_prefix}-promotion"
  arn_prefix        = "arn:${data.aws_partition.current.partition}"
}
