variable "databases" {
  description = "Names of the Glue databases, by layer. Must include gold."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.databases), "gold")
    error_message = "databases: must have the key gold."
  }
}

variable "kms_key_arn" {
  description = "The lake's key, which encrypts the data of Redshift Serverless."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names: <project>-<environment>."
  type        = string
  nullable    = false
}

variable "role_arn" {
  description = "ARN of the role with which Redshift reads gold. Required unless settings.mode is off."
  type        = string
  default     = null

  validation {
    condition     = var.settings.mode == "off" || var.role_arn != null
    error_message = "role_arn: must be set when settings.mode is cluster or serverless."
  }
}

variable "settings" {
  description = "mode is off, cluster (an existing one; cluster, database and db_user define where the schema is created) or serverless (creates a workgroup; database, base_rpus, subnet_ids)."
  type = object({
    mode       = optional(string, "off")
    cluster    = optional(string)
    database   = optional(string, "dev")
    db_user    = optional(string, "awsuser")
    base_rpus  = optional(number, 8)
    subnet_ids = optional(set(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["off", "cluster", "serverless"], var.settings.mode)
    error_message = "settings.mode: must be off, cluster or serverless."
  }
  validation {
    condition     = (var.settings.mode == "cluster") == (var.settings.cluster != null)
    error_message = "settings.cluster: required when mode is cluster, and not allowed otherwise."
  }
  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,63}$", var.settings.database))
    error_message = "settings.database: must be 1 to 64 lowercase letters, digits and underscores, and must not start with a digit."
  }
  validation {
    condition     = var.settings.base_rpus >= 8 && var.settings.base_rpus <= 512 && var.settings.base_rpus % 8 == 0
    error_message = "settings.base_rpus: must be a multiple of 8 from 8 to 512."
  }
}
