variable "alarm_names" {
  description = "Names of the alarms that Terraform creates. The stack depends on them, because its composite alarms refer to them."
  type        = set(string)
  nullable    = false
}

variable "alarms" {
  description = "Thresholds of the alarms. run_hours: hours between scheduled promotions, within which every dataset must report its freshness. cost_band: standard deviations. notify: send every alarm (each) or one alarm for the whole lake (together). runbooks: location of the pages of docs/runbooks."
  type = object({
    cost_band               = optional(number, 2)
    crawler_success_percent = optional(number, 90)
    notify                  = optional(string, "each")
    period_minutes          = optional(number, 60)
    quarantine_percent      = optional(number, 2)
    run_hours               = optional(number, 24)
    runbooks                = optional(string, "docs/runbooks")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.alarms.cost_band > 0
    error_message = "alarms.cost_band: must be more than 0."
  }
  validation {
    condition     = var.alarms.crawler_success_percent >= 0 && var.alarms.crawler_success_percent <= 100
    error_message = "alarms.crawler_success_percent: must be from 0 to 100."
  }
  validation {
    condition     = contains(["each", "together"], var.alarms.notify)
    error_message = "alarms.notify: must be each or together."
  }
  validation {
    condition     = var.alarms.period_minutes >= 1 && var.alarms.period_minutes <= 1440 && floor(var.alarms.period_minutes) == var.alarms.period_minutes
    error_message = "alarms.period_minutes: must be a whole number from 1 to 1440, the longest period of CloudWatch."
  }
  validation {
    condition     = var.alarms.quarantine_percent >= 0 && var.alarms.quarantine_percent <= 100
    error_message = "alarms.quarantine_percent: must be from 0 to 100."
  }
  validation {
    # PutMetricAlarm: an alarm evaluates at most 7 days.
    condition     = var.alarms.run_hours >= 1 && var.alarms.run_hours * 60 + 3 * max(60, var.alarms.period_minutes) <= 7 * 1440
    error_message = "alarms.run_hours: must be at least 1, and run_hours plus three times alarms.period_minutes (at least an hour each) must not exceed 7 days."
  }
}

variable "artifacts_bucket" {
  description = "Name of the bucket for the template."
  type        = string
  nullable    = false
}

variable "buckets" {
  description = "Names of the buckets on the dashboards: bronze, silver, gold."
  type        = object({ bronze = string, silver = string, gold = string })
  nullable    = false
}

variable "contracts" {
  description = "Contract files, by their path in the contracts folder. The template must have been synthesized from them."
  type        = map(string)
  nullable    = false
}

variable "freshness_hours" {
  description = "Hours of freshness that contracts promise."
  type        = set(number)
  nullable    = false

  validation {
    condition     = alltrue([for hours in var.freshness_hours : hours >= 1 && floor(hours) == hours])
    error_message = "freshness_hours: must be whole numbers above 0."
  }
}

variable "jobs" {
  description = "Sizes of the Glue jobs, by job."
  type        = map(object({ worker_type = optional(string, "G.1X"), workers = optional(number, 2) }))
  nullable    = false
}

variable "kms_key_arn" {
  description = "The lake's key, which encrypts the template."
  type        = string
  nullable    = false
}

variable "metrics" {
  description = "The CloudWatch namespace that the jobs and the command line publish to."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names: <project>-<environment>."
  type        = string
  nullable    = false
}

variable "ops_database" {
  description = "Name of the database that holds ledger and quarantine."
  type        = string
  nullable    = false
}

variable "region" {
  description = "The AWS region of all resources."
  type        = string
  nullable    = false
}

variable "scheduled" {
  description = "Whether promotions run on a schedule, so that a dataset that does not report its freshness is late. Without a schedule, alarms keep the state of the last report."
  type        = bool
  nullable    = false
}

variable "state_machine" {
  description = "ARN of the state machine that runs the promotions."
  type        = string
  nullable    = false
}

variable "template" {
  description = "Path of the synthesized template."
  type        = string
  nullable    = false
}

variable "topic_arn" {
  description = "ARN of the topic that alarms are sent to."
  type        = string
  nullable    = false
}
