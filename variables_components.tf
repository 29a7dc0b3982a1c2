# Settings of the lake's components.

variable "alarms" {
  description = "Recipients and thresholds of the alarms, and the monthly budget in US dollars. run_hours: hours between scheduled runs. cost_band: standard deviations. notify: send every alarm (each) or one alarm for the whole lake (together). runbooks: location of the pages of docs/runbooks."
  type = object({
    emails                  = optional(set(string), [])
    notify                  = optional(string, "each")
    runbooks                = optional(string, "docs/runbooks")
    bucket_bytes            = optional(map(number), {})
    crawler_success_percent = optional(number, 90)
    job_minutes             = optional(map(number), {})
    quarantine_percent      = optional(number, 2)
    cost_band               = optional(number, 2)
    period_minutes          = optional(number, 60)
    run_hours               = optional(number, 24)
    budget_dollars          = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in var.alarms.emails : can(regex("^[^@ ]+@[^@ ]+$", email))])
    error_message = "alarms.emails: each must be an e-mail address."
  }
  validation {
    condition     = alltrue([for layer in keys(var.alarms.bucket_bytes) : contains(["bronze", "silver", "gold"], layer)])
    error_message = "alarms.bucket_bytes: allowed keys are bronze, silver, gold."
  }
}

variable "athena" {
  description = "Limits on scanned bytes: per query, and the threshold of an alarm for all queries of the workgroup within an hour."
  type = object({
    bytes_per_query = optional(number, 1e11)
    bytes_per_hour  = optional(number, 1e12)
  })
  default  = {}
  nullable = false
}

variable "crawlers" {
  description = "When and how crawlers read bronze. schedule: cron(...), or null (also when the object omits it) for crawls that are started by hand only. mode: schedule (reads new folders) or event (reads objects that S3 announced)."
  # optional() has no default value, because that would also replace null.
  type = object({
    schedule   = optional(string)
    mode       = optional(string, "schedule")
    exclusions = optional(list(string), ["_**", ".**", "**/_**", "**/.**"])
  })
  default  = { schedule = "cron(0 4 * * ? *)" }
  nullable = false

  validation {
    condition     = contains(["schedule", "event"], var.crawlers.mode)
    error_message = "crawlers.mode: must be schedule or event."
  }
}

variable "governance" {
  description = "Lake Formation's tag-based grants, and CloudTrail's record of each access to the lake's objects."
  type = object({
    lake_formation = optional(bool, false)
    data_events    = optional(bool, false)
    # Only tables that exist can be tagged, as <layer>.<table>.
    tables = optional(set(string), [])
  })
  default  = {}
  nullable = false
}

variable "jobs" {
  description = "Sizes of the jobs, by job (promote-to-silver, promote-to-gold, maintain, replay-quarantine). Omitted attributes have defaults."
  type = map(object({
    worker_type     = optional(string, "G.1X")
    workers         = optional(number, 2)
    flex            = optional(bool, false)
    timeout_minutes = optional(number, 60)
    arguments       = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for job in keys(var.jobs) : contains(local.jobs, job)])
    error_message = "jobs: allowed keys are ${join(", ", local.jobs)}."
  }
  validation {
    condition     = alltrue([for job in var.jobs : contains(["G.1X", "G.2X", "G.4X", "G.8X"], job.worker_type)])
    error_message = "jobs.worker_type: must be G.1X, G.2X, G.4X or G.8X."
  }
  validation {
    condition     = alltrue([for job in var.jobs : !job.flex || contains(["G.1X", "G.2X"], job.worker_type)])
    error_message = "jobs.flex: FLEX runs on G.1X and G.2X only."
  }
  validation {
    condition     = alltrue([for job in var.jobs : job.workers >= 2])
    error_message = "jobs.workers: must be at least 2."
  }
}

variable "optimized_tables" {
  description = "Iceberg tables, as <layer>.<table>, that Glue compacts and cleans up automatically. The tables must exist: run a promotion first."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "pipeline" {
  description = "When promotions start. schedule: cron(...) or rate(...). arrival_minutes: minutes after files arrive in bronze. Each is off when it is null or omitted."
  # optional() has no default value, because that would also replace null.
  type = object({
    schedule        = optional(string)
    time_zone       = optional(string, "UTC")
    arrival_minutes = optional(number)
  })
  default  = { schedule = "cron(30 4 * * ? *)" }
  nullable = false

  validation {
    condition     = var.pipeline.arrival_minutes == null ? true : var.pipeline.arrival_minutes >= 1 && var.pipeline.arrival_minutes <= 5
    error_message = "pipeline.arrival_minutes: must be from 1 to 5."
  }
}

variable "redshift" {
  description = "Redshift Spectrum over gold: mode is off, cluster (an existing one) or serverless (creates a workgroup)."
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
    condition     = contains(["off", "cluster", "serverless"], var.redshift.mode)
    error_message = "redshift.mode: must be off, cluster or serverless."
  }
  validation {
    condition     = (var.redshift.mode == "cluster") == (var.redshift.cluster != null)
    error_message = "redshift.cluster: required when mode is cluster, and not allowed otherwise."
  }
}

variable "retention" {
  description = "Days until objects are deleted: noncurrent versions, unfinished uploads, access logs, query results, job logs."
  type = object({
    noncurrent_versions = optional(number, 30)
    unfinished_uploads  = optional(number, 7)
    access_logs         = optional(number, 90)
    query_results       = optional(number, 14)
    job_logs            = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for days in values(var.retention) : days >= 1])
    error_message = "retention: every period must be at least 1 day."
  }
}
