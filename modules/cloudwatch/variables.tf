variable "account_id" {
  description = "The AWS account that this environment lives in."
  type        = string
  nullable    = false
}

variable "alarms" {
  description = "Who is told, from which thresholds on, and what a month may cost. run_hours: hours between promotions, within which every dataset must report its freshness."
  type = object({
    emails                  = optional(set(string), [])
    bucket_bytes            = optional(map(number), { bronze = 1e12, silver = 5e11, gold = 1e11 })
    crawler_success_percent = optional(number, 90)
    job_minutes             = optional(map(number), {})
    quarantine_percent      = optional(number, 2)
    period_minutes          = optional(number, 60)
    run_hours               = optional(number, 24)
    budget_dollars          = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in var.alarms.emails : can(regex("^[^@ ]+@[^@ ]+$", email))])
    error_message = "alarms.emails: each must be an e-mail address."
  }
  validation {
    condition     = alltrue([for layer in keys(var.alarms.bucket_bytes) : contains(keys(var.buckets), layer)])
    error_message = "alarms.bucket_bytes: allowed keys are ${join(", ", keys(var.buckets))}."
  }
  validation {
    condition     = alltrue([for bytes in values(var.alarms.bucket_bytes) : bytes > 0])
    error_message = "alarms.bucket_bytes: must be more than 0."
  }
  validation {
    condition     = var.alarms.crawler_success_percent >= 0 && var.alarms.crawler_success_percent <= 100
    error_message = "alarms.crawler_success_percent: must be from 0 to 100."
  }
  validation {
    condition     = alltrue([for job in keys(var.alarms.job_minutes) : contains(keys(var.jobs), job)])
    error_message = "alarms.job_minutes: allowed keys are ${join(", ", keys(var.jobs))}."
  }
  validation {
    condition     = alltrue([for minutes in values(var.alarms.job_minutes) : minutes > 0])
    error_message = "alarms.job_minutes: must be more than 0."
  }
  validation {
    condition     = var.alarms.quarantine_percent >= 0 && var.alarms.quarantine_percent <= 100
    error_message = "alarms.quarantine_percent: must be from 0 to 100."
  }
  validation {
    condition     = var.alarms.period_minutes >= 1 && var.alarms.period_minutes <= 1440 && floor(var.alarms.period_minutes) == var.alarms.period_minutes
    error_message = "alarms.period_minutes: must be a whole number from 1 to 1440, the longest period of CloudWatch."
  }
  validation {
    # PutMetricAlarm: an alarm looks at 7 days at most.
    condition     = var.alarms.run_hours >= 1 && var.alarms.run_hours * 60 + 3 * max(60, var.alarms.period_minutes) <= 7 * 1440
    error_message = "alarms.run_hours: must be at least 1 and, with three of alarms.period_minutes (an hour at least) more, fit into 7 days."
  }
  validation {
    condition     = var.alarms.budget_dollars > 0
    error_message = "alarms.budget_dollars: must be more than 0."
  }
}

variable "buckets" {
  description = "Names of the buckets whose size is watched, by layer."
  type        = map(string)
  nullable    = false
}

variable "crawlers" {
  description = "Names of the crawlers, by domain."
  type        = map(string)
  nullable    = false
}

variable "datasets" {
  description = "What is watched for freshness (unless freshness_hours is null) and, of kind feed, for quarantined rows. kind is table, feed or mart."
  type = map(object({
    kind            = string
    name            = string
    domain          = string
    owner           = string
    freshness_hours = optional(number)
  }))
  nullable = false

  validation {
    condition     = alltrue([for dataset in var.datasets : contains(["table", "feed", "mart"], dataset.kind)])
    error_message = "datasets.kind: must be table, feed or mart."
  }
  validation {
    condition     = alltrue([for dataset in var.datasets : dataset.freshness_hours == null ? true : dataset.freshness_hours > 0])
    error_message = "datasets.freshness_hours: must be more than 0, or null for no promise."
  }
}

variable "jobs" {
  description = "The Glue jobs by the name that metrics carry: their name in Glue and their timeout."
  type        = map(object({ name = string, timeout_minutes = number }))
  nullable    = false
}

variable "kms_key_arn" {
  description = "The lake's key. Its policy must allow CloudWatch Logs, CloudWatch, EventBridge and Budgets."
  type        = string
  nullable    = false
}

variable "log_days" {
  description = "Days until log events go."
  type        = number
  nullable    = false

  validation {
    # PutRetentionPolicy takes no other number.
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days: must be 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "log_groups" {
  description = "Names of the log groups, by a key of your own. The group of key events takes what Glue announces."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.log_groups), "events")
    error_message = "log_groups: must have a group of key events."
  }
  validation {
    condition     = startswith(lookup(var.log_groups, "events", "/aws/events/"), "/aws/events/")
    error_message = "log_groups.events: must start with /aws/events/, which is where EventBridge writes."
  }
}

variable "metrics" {
  description = "The CloudWatch namespace that the jobs publish to."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "<project>-<environment>, the first part of every name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*-[a-z0-9]+$", var.name_prefix))
    error_message = "name_prefix: must be <project>-<environment> of small letters and digits."
  }
}

variable "region" {
  description = "The AWS region of everything."
  type        = string
  nullable    = false
}

variable "state_machine" {
  description = "ARN of the state machine that promotes."
  type        = string
  nullable    = false
}
