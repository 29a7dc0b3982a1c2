variable "account_id" {
  description = "The AWS account of the roles. Services can assume them only for resources of this account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "actors" {
  description = "The actors of the lake, by name: who may assume the role (trusts), and what it reads, writes, looks up and starts. Policies are derived from this only."
  type = map(object({
    # A service, for resources of this account (source_arns); or IAM principals by ARN.
    trusts = object({
      service        = optional(string)
      other_services = optional(set(string), [])
      source_arns    = optional(set(string), [])
      principals     = optional(set(string), [])
    })
    # Bucket key => prefixes of objects; "" is the whole bucket. Write permission includes read permission.
    reads  = optional(map(set(string)), {})
    writes = optional(map(set(string)), {})
    # Layer => tables in the catalog; "*" is all tables. defines includes looks.
    looks   = optional(map(set(string)), {})
    defines = optional(map(set(string)), {})
    # Whether Lake Formation controls its read access.
    governed = optional(bool, false)
    # Names of log groups, and CloudWatch namespaces.
    logs    = optional(set(string), [])
    metrics = optional(set(string), [])
    # Names of Glue jobs to run and follow; ARNs of state machines to start, and to list the executions of.
    # ARNs are in lists, because the length of a list is known before the values are.
    runs     = optional(set(string), [])
    executes = optional(list(string), [])
    lists    = optional(list(string), [])
    # ARNs of topics to publish to, and of queues to take messages from.
    notifies = optional(list(string), [])
    takes    = optional(list(string), [])
    # Names of Athena workgroups to query in.
    workgroups = optional(set(string), [])
    # Whether CloudWatch Logs delivers its logs (Step Functions).
    delivers = optional(bool, false)
  }))
  nullable = false

  validation {
    condition     = alltrue([for actor in var.actors : (actor.trusts.service == null) != (length(actor.trusts.principals) == 0)])
    error_message = "actors.trusts: must name either a service or principals."
  }
  validation {
    condition     = alltrue([for actor in var.actors : (actor.trusts.service == null) == (length(actor.trusts.source_arns) == 0)])
    error_message = "actors.trusts.source_arns: must name the resources that a service acts for, and only with a service."
  }
  validation {
    condition = alltrue(flatten([
      for actor in var.actors : [for principal in actor.trusts.principals : can(regex("^arn:[^:]+:iam::[0-9]{12}:(role|user)/[^*]+$", principal))]
    ]))
    error_message = "actors.trusts.principals: each must be the ARN of an IAM role or user, without wildcards."
  }
  validation {
    condition = alltrue(flatten([
      for actor in var.actors : [for bucket in concat(keys(actor.reads), keys(actor.writes)) : contains(keys(var.buckets), bucket)]
    ]))
    error_message = "actors.reads, actors.writes: allowed keys are the keys of buckets."
  }
  validation {
    condition = alltrue(flatten([
      for actor in var.actors : [for prefix in flatten([for prefixes in concat(values(actor.reads), values(actor.writes)) : tolist(prefixes)]) : prefix == "" || endswith(prefix, "/")]
    ]))
    error_message = "actors.reads, actors.writes: each prefix must be empty (the whole bucket) or end with a slash."
  }
  validation {
    condition = alltrue(flatten([
      for actor in var.actors : [for layer in concat(keys(actor.looks), keys(actor.defines)) : contains(keys(var.databases), layer)]
    ]))
    error_message = "actors.looks, actors.defines: allowed keys are the keys of databases."
  }
  validation {
    condition     = alltrue([for name in keys(var.actors) : length("${var.name_prefix}-${name}") <= 64])
    error_message = "actors: the name of a role, with name_prefix, must have at most 64 characters."
  }
}

variable "buckets" {
  description = "Name and ARN of each bucket, by the keys that actors use."
  type = map(object({
    name = string
    arn  = string
  }))
  nullable = false
}

variable "databases" {
  description = "Names of the databases of the catalog, by layer."
  type        = map(string)
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts objects, catalog and notifications."
  type        = string
  nullable    = false
}

variable "name_prefix" {
  description = "Prefix of all names, such as saleslake-dev."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of a permissions boundary for every role, if the account requires one."
  type        = string
  default     = null
}

variable "region" {
  description = "The AWS region of the resources that the roles may use."
  type        = string
  nullable    = false
}
