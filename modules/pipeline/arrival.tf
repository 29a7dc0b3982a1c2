# Start on arrival: S3 announces files to a queue, and a pipe starts one execution for all files of the last minutes.
locals {
  on_arrival = var.starts.arrival_minutes != null
  window     = local.on_arrival ? var.starts.arrival_minutes * 60 : 0

  # The pipe sends a list with one element for each file, so the element is constant and small: 10,000 of 16 bytes are 170 KB with
  # commas. The maximum for an execution's input is 262,144 bytes (Step Functions quotas), for a batch 10,000 messages
  # (PipeSourceSqsQueueParameters). The jobs list bronze themselves, so they do not need the names of the files.
  batch_size = 10000
  element    = jsonencode({ by = "arrival" })

  rule_arn  = "${local.arn_prefix}:events:${var.region}:${var.account_id}:rule/${var.name_prefix}-arrival"
  queue_arn = "${local.arn_prefix}:sqs:${var.region}:${var.account_id}:${var.name_prefix}-arrival"

  arrival_pattern = {
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [var.bronze_bucket] }
      # Hidden and temporary names, which the jobs skip and the crawlers exclude.
      object = { key = [{ anything-but = { wildcard = ["*/_*", "*/.*"] } }] }
    }
  }

  arrival_queue_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "BronzeAnnounces"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.queue_arn
        Condition = { ArnEquals = { "aws:SourceArn" = local.rule_arn } }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = local.queue_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  }

  dead_letter_policy = {
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = "${local.queue_arn}-dead-letters"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  }
}

resource "aws_cloudwatch_event_rule" "arrival" {
  count = local.on_arrival ? 1 : 0

  name          = "${var.name_prefix}-arrival"
  description   = "Files that arrive in bronze."
  event_pattern = jsonencode(local.arrival_pattern)
}

resource "aws_cloudwatch_event_target" "arrival" {
  count = local.on_arrival ? 1 : 0

  rule = aws_cloudwatch_event_rule.arrival[0].name
  arn  = aws_sqs_queue.arrival[0].arn

  depends_on = [aws_sqs_queue_policy.arrival]
}

# Messages contain file names only, so the key of SQS is sufficient. The policy of the lake's key would have to allow EventBridge.
resource "aws_sqs_queue" "arrival" {
  count = local.on_arrival ? 1 : 0

  name                    = "${var.name_prefix}-arrival"
  sqs_managed_sse_enabled = true

  # Longer than the window of the pipe, so that messages do not reappear while the pipe holds them.
  visibility_timeout_seconds = local.window + 60

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[0].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue_policy" "arrival" {
  count = local.on_arrival ? 1 : 0

  queue_url = aws_sqs_queue.arrival[0].url
  policy    = jsonencode(local.arrival_queue_policy)
}

resource "aws_sqs_queue" "dead_letters" {
  count = local.on_arrival ? 1 : 0

  name                      = "${var.name_prefix}-arrival-dead-letters"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 14 * 24 * 3600
}

resource "aws_sqs_queue_policy" "dead_letters" {
  count = local.on_arrival ? 1 : 0

  queue_url = aws_sqs_queue.dead_letters[0].url
  policy    = jsonencode(local.dead_letter_policy)
}

resource "aws_pipes_pipe" "arrival" {
  count = local.on_arrival ? 1 : 0

  name        = "${var.name_prefix}-arrival"
  description = "Starts one promotion for all files that arrived within ${var.starts.arrival_minutes} minutes."
  role_arn    = var.role_arns["arrival"]
  source      = aws_sqs_queue.arrival[0].arn
  target      = aws_sfn_state_machine.promotion.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size                         = local.batch_size
      maximum_batching_window_in_seconds = local.window
    }
  }

  target_parameters {
    input_template = local.element

    step_function_state_machine_parameters {
      invocation_type = "FIRE_AND_FORGET"
    }
  }
}

# No file is lost, because the next run processes them, but arriving files no longer start a run.
resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  count = local.on_arrival ? 1 : 0

  alarm_name          = "${var.name_prefix}-arrival-dead-letters"
  alarm_description   = "Files arrived, but no run could be started for them. Check the pipe first: aws pipes describe-pipe --region ${var.region} --name ${var.name_prefix}-arrival"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters[0].name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic_arn]
  ok_actions          = [var.topic_arn]
}
