variable "account_id" {
  description = "The AWS account of the buckets. It is part of their names, and only services that act for it may use the key."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "bronze_queues" {
  description = "SQS queues that S3 notifies of new objects in bronze, by domain, each with a prefix of objects."
  type = map(object({
    arn    = string
    prefix = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for queue in var.bronze_queues : endswith(queue.prefix, "/")])
    error_message = "bronze_queues.prefix: must end with a slash."
  }
}

variable "destroy_allowed" {
  description = "Whether terraform destroy may delete buckets that contain data. Must be false when environment is prod."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.destroy_allowed && var.environment == "prod")
    error_message = "destroy_allowed: must be false when environment is prod."
  }
}

variable "environment" {
  description = "dev, staging or prod."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment: must be dev, staging or prod."
  }
}

variable "name_prefix" {
  description = "Prefix of all names, such as saleslake-dev."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.name_prefix))
    error_message = "name_prefix: must be lowercase letters, digits and hyphens, starting with a letter."
  }
  validation {
    condition     = length("${var.name_prefix}-query-results-${var.account_id}-${var.region}") <= 63
    error_message = "name_prefix: too long; a bucket name has at most 63 characters."
  }
}

variable "region" {
  description = "The AWS region of the buckets. It is part of their names."
  type        = string
  nullable    = false
}

variable "retention" {
  description = "Days until objects are deleted: noncurrent versions, unfinished uploads, access logs, query results. Other objects are never deleted."
  type = object({
    noncurrent_versions = optional(number, 30)
    unfinished_uploads  = optional(number, 7)
    access_logs         = optional(number, 90)
    query_results       = optional(number, 14)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for days in values(var.retention) : days >= 1 && floor(days) == days])
    error_message = "retention: every period must be a whole number of days, at least 1."
  }
}
