variable "account_id" {
  description = "The AWS account of the roles: services act in them for this account alone."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: must be 12 digits."
  }
}

variable "actors" {
  description = "Who acts in the lake, by name: who may take the role (trusts), and what it reads, writes, looks up, starts. Policies follow from this alone."
  type = map(object({
    # A service, for resources of this account (source_arns); or IAM principals by ARN.
    trusts = object({
      service        = optional(string)
      other_services = optional(set(string), [])
      source_arns    = optional(set(string), [])
      principals     = optional(set(string), [])
    })
    # Bucket key => prefixes of objects; "" is all of them. Who writes reads as well.
    reads  = optional(map(set(string)), {})
    writes = optional(map(set(string)), {})
    # Layer => tables of the catalog; "*" is all of them. Who defines looks up as well.
    looks   = optional(map(set(string)), {})
    defines = optional(map(set(string)), {})
    # Whether Lake Formation decides over what it reads.
    governed = optional(bool, false)
    # Names of log groups, and CloudWatch namespaces.
    logs    = optional(set(string), [])
    metrics = optional(set(string), [])
    # Names of Glue jobs to run and follow; ARNs of state machines to start, and to list the executions of.
    # ARNs are in lists: their number is known when they are not yet.
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
    error_message = "actors.reads, actors.writes: each prefix must be empty, for the whole bucket, or end with a slash."
  }
  validation {
    condition = alltrue(flatten([
      for actor in var.actors : [for layer in concat(keys(actor.looks), keys(actor.defines)) : contains(keys(var.databases), layer)]
    ]))
    error_message = "actors.looks, actors.defines: allowed keys are the keys of databases."
  }
  validation {
    condition     = alltrue([for name in keys(var.actors) : length("${var.name_prefix}-${name}") <= 64])
    error_message = "actors: a name is too long for a role, which has at most 64 characters with name_prefix."
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
  description = "The first part of every name, such as saleslake-dev."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds every role, where the account demands one."
  type        = string
  default     = null
}

variable "region" {
  description = "The AWS region of what the roles may use."
  type        = string
  nullable    = false
}
