# The actors of the lake, and what each one reads, writes and starts. Their policies are derived from this only.
locals {
  by_glue = { service = "glue.amazonaws.com", source_arns = ["${local.arn}:glue:${var.region}:${var.account_id}:*"] }

  # Every job reads its code and contracts from the artifacts bucket and writes Spark's event log there.
  job_reads  = { artifacts = ["jobs/", "contracts/"] }
  job_writes = { artifacts = ["spark-events/", "temp/"] }

  actors = merge(
    {
      crawler = {
        trusts  = local.by_glue
        reads   = { bronze = [""] }
        defines = { bronze = ["*"] }
        logs    = [local.log_groups.crawlers]
        takes   = flatten([for queue in values(module.glue.crawler_queues) : [queue.arn, queue.dead_letter_arn]])
      }
      promote-to-silver = {
        trusts  = local.by_glue
        reads   = merge(local.job_reads, { bronze = [""] })
        writes  = merge(local.job_writes, { silver = [""], ops = [""] })
        defines = { silver = keys(local.tables), ops = ["*"] }
        logs    = [local.log_groups.promote-to-silver-output, local.log_groups.promote-to-silver-error]
        metrics = [local.metrics, "Glue"]
      }
      promote-to-gold = {
        trusts  = local.by_glue
        reads   = merge(local.job_reads, { silver = [""] })
        writes  = merge(local.job_writes, { gold = [""] })
        looks   = { silver = keys(local.tables) }
        defines = { gold = keys(local.marts) }
        logs    = [local.log_groups.promote-to-gold-output, local.log_groups.promote-to-gold-error]
        metrics = [local.metrics, "Glue"]
      }
      maintain = {
        trusts  = local.by_glue
        reads   = local.job_reads
        writes  = merge(local.job_writes, { silver = [""], gold = [""], ops = [""] })
        defines = { silver = keys(local.tables), gold = keys(local.marts), ops = ["*"] }
        logs    = [local.log_groups.maintain-output, local.log_groups.maintain-error]
        metrics = [local.metrics, "Glue"]
      }
      # Reads unreadable files again, and updates gold with the rows that pass.
      replay-quarantine = {
        trusts  = local.by_glue
        reads   = merge(local.job_reads, { bronze = [""] })
        writes  = merge(local.job_writes, { silver = [""], gold = [""], ops = [""] })
        defines = { silver = keys(local.tables), gold = keys(local.marts), ops = ["*"] }
        logs    = [local.log_groups.replay-quarantine-output, local.log_groups.replay-quarantine-error]
        metrics = [local.metrics, "Glue"]
      }
      optimizer = {
        trusts  = local.by_glue
        writes  = { silver = [""], gold = [""] }
        defines = { silver = keys(local.tables), gold = keys(local.marts) }
        logs = [
          "/aws-glue/iceberg-compaction/logs",
          "/aws-glue/iceberg-retention/logs",
          "/aws-glue/iceberg-orphan-file-deletion/logs",
        ]
      }
      pipeline = {
        trusts = { service = "states.amazonaws.com", source_arns = [local.state_machine] }
        # People start a replay, the pipeline does not.
        runs     = [for job in setsubtract(local.jobs, ["replay-quarantine"]) : "${local.prefix}-${job}"]
        lists    = [local.state_machine]
        notifies = [module.cloudwatch.topic_arn]
        delivers = true
      }
      scheduler = {
        trusts   = { service = "scheduler.amazonaws.com", source_arns = ["${local.arn}:scheduler:${var.region}:${var.account_id}:schedule-group/${local.prefix}"] }
        executes = [local.state_machine]
      }
      arrival = {
        trusts   = { service = "pipes.amazonaws.com", source_arns = ["${local.arn}:pipes:${var.region}:${var.account_id}:pipe/${local.prefix}-arrival"] }
        executes = [local.state_machine]
        takes    = ["${local.arn}:sqs:${var.region}:${var.account_id}:${local.prefix}-arrival"]
      }
    },
    length(var.analysts) == 0 ? {} : {
      analyst = {
        trusts     = { principals = var.analysts }
        reads      = { gold = [""] }
        writes     = { query-results = [""] }
        looks      = { gold = ["*"] }
        workgroups = [local.prefix]
        governed   = var.governance.lake_formation
      }
    },
    var.redshift.mode == "off" ? {} : {
      redshift = {
        trusts = {
          service = var.redshift.mode == "serverless" ? "redshift-serverless.amazonaws.com" : "redshift.amazonaws.com"
          # Redshift Serverless needs both ("Granting permissions to Amazon Redshift Serverless").
          other_services = var.redshift.mode == "serverless" ? ["redshift.amazonaws.com"] : []
          source_arns    = ["${local.arn}:redshift*:${var.region}:${var.account_id}:*"]
        }
        reads = { gold = [""] }
        looks = { gold = ["*"] }
      }
    },
  )
}
