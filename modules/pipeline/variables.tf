variable "account_id" {
  description = "The AWS account that the pipeline runs in."
  type        = string
  nullable    = false
}

variable "bronze_bucket" {
  description = "Name of the bucket that files arrive in. It must send notifications to EventBridge."
  type        = string
  nullable    = false
}

variable "job_names" {
  description = "Names of the Glue jobs, by job: promote-to-silver, promote-to-gold, maintain."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(setsubtract(["promote-to-silver", "promote-to-gold", "maintain"], keys(var.job_names))) == 0
    error_message = "job_names: needs the keys promote-to-silver, promote-to-gold, maintain."
  }
}

variable "log_group_arn" {
  description = "ARN of the log group for executions."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names, such as saleslake-dev."
  type        = string
  nullable    = false
}

variable "region" {
  description = "The AWS region of the pipeline."
  type        = string
  nullable    = false
}

variable "retried" {
  description = "The label in the message of a failed job that makes the pipeline run the job once more."
  type        = string
  nullable    = false

  validation {
    # An asterisk is a wildcard of StringMatches, and an empty label is part of every message.
    condition     = length(var.retried) > 0 && !strcontains(var.retried, "*")
    error_message = "retried: must not be empty or contain an asterisk."
  }
}

variable "role_arns" {
  description = "ARNs of the roles, by actor. Must include pipeline, scheduler and arrival."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(setsubtract(["pipeline", "scheduler", "arrival"], keys(var.role_arns))) == 0
    error_message = "role_arns: needs the keys pipeline, scheduler, arrival."
  }
}

variable "starts" {
  description = "When runs start: on a schedule (none when null), and minutes after files arrive in bronze (never when null)."
  type = object({
    schedule        = optional(string)
    time_zone       = optional(string, "UTC")
    arrival_minutes = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.starts.schedule == null ? true : can(regex("^(cron|rate)\\(.+\\)$", var.starts.schedule))
    error_message = "starts.schedule: must be cron(...) or rate(...), or null for none."
  }
  validation {
    # EventBridge Pipes gathers for at most 300 seconds ("PipeSourceSqsQueueParameters").
    condition     = var.starts.arrival_minutes == null ? true : var.starts.arrival_minutes >= 1 && var.starts.arrival_minutes <= 5
    error_message = "starts.arrival_minutes: must be from 1 to 5, or null for never."
  }
}

variable "topic_arn" {
  description = "ARN of the SNS topic that receives failed runs."
  type        = string
  nullable    = false
}
