data "aws_partition" "current" {}

resource "aws_sfn_state_machine" "promotion" {
  name       = "${var.name_prefix}-promotion"
  role_arn   = var.role_arns["pipeline"]
  type       = "STANDARD"
  definition = jsonencode(local.definition)

  # The data of an execution is names and error messages, never rows, so the log may contain it.
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
  description                  = "Promotes new files from bronze to silver and gold."
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

    # A start that is more than an hour late is dropped: the next scheduled run processes the files.
    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 10
    }
  }
}
