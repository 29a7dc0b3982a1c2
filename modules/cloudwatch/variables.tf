variable "account_id" {
  description = "The AWS account of this environment."
  type        = string
  nullable    = false
}

variable "alarms" {
  description = "Recipients and thresholds of the alarms, and the monthly budget. notify: send every alarm (each) or one alarm for the whole lake (together), which modules/monitoring creates. runbooks: location of the pages of docs/runbooks."
  type = object({
    emails         = optional(set(string), [])
    bucket_bytes   = optional(map(number), {})
    job_minutes    = optional(map(number), {})
    notify         = optional(string, "each")
    period_minutes = optional(number, 60)
    runbooks       = optional(string, "docs/runbooks")
    budget_dollars = optional(number, 100)
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
    condition     = alltrue([for job in keys(var.alarms.job_minutes) : contains(keys(var.jobs), job)])
    error_message = "alarms.job_minutes: allowed keys are ${join(", ", keys(var.jobs))}."
  }
  validation {
    condition     = alltrue([for minutes in values(var.alarms.job_minutes) : minutes > 0])
    error_message = "alarms.job_minutes: must be more than 0."
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
    condition     = var.alarms.budget_dollars > 0
    error_message = "alarms.budget_dollars: must be more than 0."
  }
}

variable "buckets" {
  description = "Names of the buckets with an alarm on their size, by layer."
  type        = map(string)
  nullable    = false
}

variable "crawlers" {
  description = "Names of the crawlers, by domain."
  type        = map(string)
  nullable    = false
}

variable "datasets" {
  description = "Domains and owners of the datasets. The first owner of a domain is the owner tag of its crawler's alarm."
  type        = map(object({ domain = string, owner = string }))
  nullable    = false
}

variable "jobs" {
  description = "The Glue jobs: their name in Glue and their timeout. The keys are the values of the dimension of the metric in run_seconds."
  type        = map(object({ name = string, timeout_minutes = number }))
  nullable    = false
}

variable "kms_key_arn" {
  description = "The lake's key. Its policy must allow CloudWatch Logs, CloudWatch, EventBridge and Budgets."
  type        = string
  nullable    = false
}

variable "log_days" {
  description = "Days until log events are deleted."
  type        = number
  nullable    = false

  validation {
    # PutRetentionPolicy accepts no other values.
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days: must be 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "log_groups" {
  description = "Names of the log groups, by key. The group with the key events receives the events of Glue."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.log_groups), "events")
    error_message = "log_groups: must have the key events."
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
  description = "Prefix of all names: <project>-<environment>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*-[a-z0-9]+$", var.name_prefix))
    error_message = "name_prefix: must be <project>-<environment> in lowercase letters and digits."
  }
}

variable "region" {
  description = "The AWS region of all resources."
  type        = string
  nullable    = false
}

variable "run_seconds" {
  description = "Name of the metric for the duration of a job run in seconds, and of its dimension."
  type        = object({ metric = string, dimension = string })
  nullable    = false
}

variable "state_machine" {
  description = "ARN of the state machine that runs the promotions."
  type        = string
  nullable    = false
}
