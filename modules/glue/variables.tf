variable "account_id" {
  description = "The AWS account of the catalog."
  type        = string
  nullable    = false
}

variable "artifacts" {
  description = "Local files: the jar of the jobs, and the launcher script, which has the name of its Scala object."
  type        = object({ jar = string, launcher = string })
  nullable    = false

  validation {
    condition     = endswith(var.artifacts.launcher, ".scala")
    error_message = "artifacts.launcher: must be a .scala file."
  }
}

variable "buckets" {
  description = "The lake's buckets: bronze, silver, gold, ops, artifacts."
  type        = map(object({ name = string, arn = string }))
  nullable    = false

  validation {
    condition     = alltrue([for key in ["bronze", "silver", "gold", "ops", "artifacts"] : contains(keys(var.buckets), key)])
    error_message = "buckets: needs the keys bronze, silver, gold, ops, artifacts."
  }
}

variable "contracts" {
  description = "Local contract files, by their path in the contracts folder."
  type        = map(string)
  nullable    = false
}

variable "crawlers" {
  description = "When and how crawlers read bronze. schedule: cron(...), or null for crawls that are started by hand only. mode: schedule (reads new folders) or event (reads objects that S3 announced)."
  type = object({
    schedule   = optional(string)
    mode       = optional(string, "schedule")
    exclusions = optional(list(string), ["_**", ".**", "**/_**", "**/.**"])
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["schedule", "event"], var.crawlers.mode)
    error_message = "crawlers.mode: must be schedule or event."
  }
  validation {
    condition     = var.crawlers.schedule == null ? true : can(regex("^cron\\(.+\\)$", var.crawlers.schedule))
    error_message = "crawlers.schedule: must be cron(...), or null for none."
  }
}

variable "databases" {
  description = "Names of the databases: a common prefix followed by the layer."
  type        = object({ bronze = string, silver = string, gold = string, ops = string })
  nullable    = false

  validation {
    condition     = length(distinct([for layer, name in var.databases : replace(name, "/${layer}$/", "")])) == 1
    error_message = "databases: must be one prefix followed by bronze, silver, gold and ops, such as saleslake_dev_silver."
  }
}

variable "domains" {
  description = "Owners of the domains, by domain."
  type        = map(string)
  nullable    = false
}

variable "encrypt_catalog" {
  description = "Whether this lake sets the encryption of the Data Catalog. Glue has one setting per account and region, so only one lake of an account may set it."
  type        = bool
  default     = true
  nullable    = false
}

variable "feeds" {
  description = "Contracts of the feeds, by feed. options applies to CSV files."
  type = map(object({
    name   = string
    domain = string
    schema = object({
      properties = list(object({ name = string, physicalName = optional(string) }))
    })
    properties = object({
      format = string
      options = optional(object({
        delimiter = optional(string, ",")
        header    = optional(bool, true)
        quote     = optional(string, "\"")
      }), {})
    })
  }))
  nullable = false

  validation {
    condition     = alltrue([for feed in var.feeds : contains(keys(var.domains), feed.domain)])
    error_message = "feeds.domain: allowed are ${join(", ", keys(var.domains))}."
  }
}

variable "jobs" {
  description = "Sizes of the jobs, by job. arguments are added to the arguments that the module sets."
  type = map(object({
    worker_type     = optional(string, "G.1X")
    workers         = optional(number, 2)
    flex            = optional(bool, false)
    timeout_minutes = optional(number, 60)
    arguments       = optional(map(string), {})
  }))
  nullable = false

  validation {
    condition     = alltrue([for job in values(var.jobs) : length(setintersection(keys(job.arguments), local.reserved_arguments)) == 0])
    error_message = "jobs.arguments: must not contain arguments that the module sets: ${join(", ", sort(local.reserved_arguments))}."
  }
  validation {
    condition     = alltrue([for job in values(var.jobs) : alltrue([for name in keys(job.arguments) : startswith(name, "--")])])
    error_message = "jobs.arguments: names must start with --."
  }
  validation {
    condition     = alltrue([for job in values(var.jobs) : !job.flex || contains(["G.1X", "G.2X"], job.worker_type)])
    error_message = "jobs.flex: FLEX runs on G.1X and G.2X only."
  }
}

variable "kms_key_arn" {
  description = "ARN of the lake's key."
  type        = string
  nullable    = false
}

variable "marts" {
  description = "Contracts of the gold tables, by mart."
  type = map(object({
    domain = string
    owner  = string
    file   = string
    schema = object({
      properties = list(object({
        name               = string
        logicalType        = string
        required           = optional(bool, false)
        primaryKey         = optional(bool, false)
        primaryKeyPosition = optional(number, 1)
        logicalTypeOptions = optional(object({
          minimum          = optional(string)
          maximum          = optional(string)
          exclusiveMinimum = optional(string)
          exclusiveMaximum = optional(string)
        }), {})
        quality = optional(list(object({
          arguments = optional(object({ validValues = optional(list(string), []) }), {})
        })), [])
      }))
      quality = optional(list(object({ engine = string, implementation = string })), [])
    })
  }))
  nullable = false
}

variable "metrics" {
  description = "The CloudWatch namespace that the jobs publish to."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names, such as saleslake-dev."
  type        = string
  nullable    = false
}

variable "optimized_tables" {
  description = "Iceberg tables, as <layer>.<table>, that Glue compacts and cleans up automatically. The tables must exist: run a promotion first."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(setsubtract(var.optimized_tables, keys(local.datasets))) == 0
    error_message = "optimized_tables: allowed are ${join(", ", keys(local.datasets))}."
  }
}

variable "role_arns" {
  description = "ARNs of the roles, by actor: crawler, optimizer, and each job."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(setsubtract(concat(["crawler", "optimizer"], keys(var.jobs)), keys(var.role_arns))) == 0
    error_message = "role_arns: needs the keys ${join(", ", concat(["crawler", "optimizer"], keys(var.jobs)))}."
  }
}

variable "tables" {
  description = "Contracts of the silver tables, by table."
  type = map(object({
    domain = string
    owner  = string
    file   = string
    schema = object({
      properties = list(object({
        name               = string
        logicalType        = string
        required           = optional(bool, false)
        primaryKey         = optional(bool, false)
        primaryKeyPosition = optional(number, 1)
        logicalTypeOptions = optional(object({
          minimum          = optional(string)
          maximum          = optional(string)
          exclusiveMinimum = optional(string)
          exclusiveMaximum = optional(string)
        }), {})
        quality = optional(list(object({
          arguments = optional(object({ validValues = optional(list(string), []) }), {})
        })), [])
      }))
      quality = optional(list(object({ engine = string, implementation = string })), [])
    })
  }))
  nullable = false
}
