variable "account_id" {
  description = "The AWS account of this environment."
  type        = string
  nullable    = false
}

variable "buckets" {
  description = "The lake's buckets. Must include silver, gold and logs."
  type        = map(object({ name = string, arn = string }))
  nullable    = false

  validation {
    condition     = alltrue([for key in ["silver", "gold", "logs"] : contains(keys(var.buckets), key)])
    error_message = "buckets: must have the keys silver, gold and logs."
  }
}

variable "databases" {
  description = "Names of the Glue databases, by layer. Must include silver and gold."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for layer in ["silver", "gold"] : contains(keys(var.databases), layer)])
    error_message = "databases: must have the keys silver and gold."
  }
}

variable "destroy_allowed" {
  description = "Whether terraform destroy may delete the trail's bucket and its records."
  type        = bool
  default     = false
  nullable    = false
}

variable "domains" {
  description = "Owners of the domains, by domain."
  type        = map(string)
  nullable    = false
}

variable "enabled" {
  description = "lake_formation: tag-based grants on gold. data_events: a record of each access to the lake's objects."
  type = object({
    lake_formation = optional(bool, false)
    data_events    = optional(bool, false)
  })
  default  = {}
  nullable = false
}

variable "kms_key_arn" {
  description = "The lake's key. With data_events its policy must allow CloudTrail."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names: <project>-<environment>."
  type        = string
  nullable    = false
}

variable "region" {
  description = "The AWS region of all resources."
  type        = string
  nullable    = false
}

variable "role_arns" {
  description = "ARNs of the actors' roles. The module uses analyst (receives grants) and promote-to-silver, promote-to-gold, replay-quarantine, maintain and optimizer (write tables)."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "tables" {
  description = "The domain of each table that is tagged and granted, by <layer>.<table>. The tables must exist."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for table in keys(var.tables) : can(regex("^(silver|gold)\\.[a-z0-9_]+$", table))])
    error_message = "tables: allowed keys are silver.<table> and gold.<table>."
  }
  validation {
    condition     = alltrue([for domain in values(var.tables) : contains(keys(var.domains), domain)])
    error_message = "tables: allowed domains are ${join(", ", keys(var.domains))}."
  }
}

variable "trail_days" {
  description = "Days until access records are deleted."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.trail_days >= 1
    error_message = "trail_days: must be at least 1."
  }
}
