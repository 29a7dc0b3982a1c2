variable "alarm" {
  description = "The alarm on scanned bytes: ARNs of the topics that it notifies, and the location of the pages of docs/runbooks."
  type        = object({ actions = list(string), runbooks = optional(string, "docs/runbooks") })
  nullable    = false
}

variable "databases" {
  description = "Names of the Glue databases, by layer; gold is used."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.databases), "gold")
    error_message = "databases: needs the key gold."
  }
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts query results."
  type        = string
  nullable    = false
}

variable "limits" {
  description = "Limits on scanned bytes: per query, and the threshold of an alarm for all queries of the workgroup within an hour."
  type = object({
    bytes_per_query = optional(number, 1e11)
    bytes_per_hour  = optional(number, 1e12)
  })
  default  = {}
  nullable = false

  validation {
    # Athena API reference, "WorkGroupConfiguration".
    condition     = var.limits.bytes_per_query >= 1e7
    error_message = "limits.bytes_per_query: must be at least 10,000,000."
  }
  validation {
    condition     = var.limits.bytes_per_hour >= var.limits.bytes_per_query
    error_message = "limits.bytes_per_hour: must be at least limits.bytes_per_query."
  }
}

variable "marts" {
  description = "The marts by name, from their contracts: columns in order, promised freshness, and the column that a mart is recomputed by."
  type = map(object({
    description     = string
    freshness_hours = optional(number)
    properties      = optional(object({ recompute = optional(object({ column = string })) }), {})
    schema = object({
      properties = list(object({
        name         = string
        logicalType  = string
        physicalType = optional(string)
        description  = optional(string)
      }))
    })
  }))
  nullable = false

  validation {
    condition = alltrue(flatten([
      for mart in var.marts : [
        for column in mart.schema.properties :
        can(regex("^(string|int|bigint|decimal\\(\\d{1,2}, *\\d{1,2}\\)|double|boolean|date|timestamp)$", coalesce(column.physicalType, column.logicalType == "integer" ? "bigint" : column.logicalType)))
      ]
    ]))
    error_message = "marts.schema.properties: types must be string, int, bigint, decimal(p,s), double, boolean, date or timestamp."
  }
}

variable "name_prefix" {
  description = "Prefix of all names, such as saleslake-dev; also the name of the workgroup."
  type        = string
  nullable    = false
}

variable "results" {
  description = "Name of the bucket for query results."
  type        = string
  nullable    = false
}
