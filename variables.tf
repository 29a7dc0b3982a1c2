# The environment: where it is, whose it is, and what it is made from.

variable "account_id" {
  description = "The AWS account that this environment lives in; Terraform refuses to touch another."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "analysts" {
  description = "ARNs of the IAM principals (such as the role of a single sign-on group) that may take the analysts' role."
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
  description = "Who pays: the tag cost_centre of every resource."
  type        = string
  nullable    = false
}

variable "destroy_allowed" {
  description = "Whether destroy may delete buckets that hold data. Production refuses it."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.destroy_allowed && var.environment == "prod")
    error_message = "destroy_allowed: production does not allow its data to be destroyed."
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
  description = "The team that runs the lake: the tag owner of what belongs to no domain."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds every role, where the account demands one."
  type        = string
  default     = null
}

variable "project" {
  description = "The first part of every name."
  type        = string
  default     = "saleslake"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.project))
    error_message = "project: must be 2 to 12 small letters and digits, a letter first."
  }
}

variable "region" {
  description = "The AWS region of everything."
  type        = string
  nullable    = false
}
