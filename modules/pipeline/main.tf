data "aws_partition" "current" {}

resource "aws_sfn_state_machine" "promotion" {
  name       = "${var.name_prefix}-promotion"
  role_arn   = var.role_arns["pipeline"]
  type       = "STANDARD"
  definition = jsonencode(local.definition)

  # The data of a run is names and error messages, never rows: keeping it makes the log an answer.
  logging_configuration {
    log_destination        = "${trimsuffix(var.log_group_arn, ":*")}:*"
    level                  = "ALL"
    include_execution_data = true
  }
}

resource "aws_scheduler_schedule_group" "this" {
  name = var.name_prefix
}

resource "aws_scheduler_schedule" "promotion" {
  count = var.starts.schedule == null ? 0 : 1

  name                         = "${var.name_prefix}-promotion"
  description                  = "Promotes what is new in bronze to silver and gold."
  group_name                   = aws_scheduler_schedule_group.this.name
  schedule_expression          = var.starts.schedule
  schedule_expression_timezone = var.starts.time_zone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.promotion.arn
    role_arn = var.role_arns["scheduler"]
    input    = jsonencode({ by = "schedule" })

    # A start that comes an hour late is the next day's business, or a person's.
    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 10
    }
  }
}
