# The environment: its location, its owner, and the files that it is built from.

variable "account_id" {
  description = "The AWS account of this environment. Terraform refuses to change any other account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "analysts" {
  description = "ARNs of the IAM principals (such as the role of a single sign-on group) that may assume the analysts' role."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "artifacts" {
  description = "The jobs' jar, the launcher script and the template of dashboards and alarms, as paths from the root."
  type = object({
    jar        = optional(string, "glue-jobs/target/saleslake-jobs.jar")
    launcher   = optional(string, "glue-jobs/src/main/glue/SalesLakeJob.scala")
    monitoring = optional(string, "monitoring/target/monitoring.template.json")
  })
  default  = {}
  nullable = false
}

variable "contracts" {
  description = "The folder of contracts, as a path from the root."
  type        = string
  default     = "contracts"
  nullable    = false
}

variable "cost_centre" {
  description = "Cost centre that pays for the lake: the tag cost_centre of every resource."
  type        = string
  nullable    = false
}

variable "destroy_allowed" {
  description = "Whether terraform destroy may delete buckets that contain data. Must be false in production."
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

variable "owner" {
  description = "The team that operates the lake: the tag owner of resources that belong to no domain."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of a permissions boundary for every role, if the account requires one."
  type        = string
  default     = null
}

variable "project" {
  description = "Prefix of all resource names."
  type        = string
  default     = "saleslake"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.project))
    error_message = "project: must be 2 to 12 lowercase letters and digits, starting with a letter."
  }
}

variable "region" {
  description = "The AWS region of all resources."
  type        = string
  nullable    = false
}
