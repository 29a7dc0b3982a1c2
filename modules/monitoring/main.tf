# The stack of dashboards and of the alarms that need more than one metric, as monitoring/ synthesizes it from the contracts.

locals {
  template = jsondecode(file(var.template))

  # What sha256sum prints of the contracts, and that once more: ContractsDigest computes the same.
  contracts_digest = sha256(join("", [for path in sort(keys(var.contracts)) : "${filesha256(var.contracts[path])}  ${path}\n"]))

  # Alarms that alarms of the stack stand for: CloudWatch refuses an alarm over alarms that are not there.
  wanted_alarms = [for name in local.template.Metadata.TerraformsAlarms : "${var.name_prefix}-${name}"]

  # DPUs of a worker ("Adding jobs in AWS Glue", worker types).
  worker_dpus = { "G.1X" = 1, "G.2X" = 2, "G.4X" = 4, "G.8X" = 8 }

  # A dataset reports its freshness when a promotion runs. So an alarm does not look at the last period, but at the time in
  # which a report must come: an interval between runs, or the promise where that is shorter; two periods more for a late run.
  # Below an hour per period CloudWatch would look back a day only. Without a schedule no report is due: the last one counts
  # until the next one comes.
  freshness_minutes = max(60, var.alarms.period_minutes)
  freshness_periods = {
    for hours in toset([for hours in var.freshness_hours : tostring(hours)]) :
    "FreshnessPeriods${hours}" => var.scheduled ? ceil(min(tonumber(hours), var.alarms.run_hours) * 60 / local.freshness_minutes) + 2 : 1
  }

  parameters = merge(
    {
      BronzeBucket          = var.buckets["bronze"]
      CostBand              = var.alarms.cost_band
      CrawlerSuccessPercent = var.alarms.crawler_success_percent
      FreshnessMissing      = var.scheduled ? "breaching" : "ignore"
      FreshnessSeconds      = local.freshness_minutes * 60
      GoldBucket            = var.buckets["gold"]
      MetricsNamespace      = var.metrics
      Notify                = var.alarms.notify
      OpsDatabase           = var.ops_database
      PeriodSeconds         = var.alarms.period_minutes * 60
      Prefix                = var.name_prefix
      QuarantinePercent     = var.alarms.quarantine_percent
      Runbooks              = var.alarms.runbooks
      SilverBucket          = var.buckets["silver"]
      StateMachine          = var.state_machine
      Topic                 = var.topic_arn
    },
    # promote-to-silver is DpusPromoteToSilver.
    {
      for job, settings in var.jobs :
      "Dpus${join("", [for word in split("-", job) : title(word)])}" => settings.workers * local.worker_dpus[settings.worker_type]
    },
    local.freshness_periods,
  )
}

data "aws_partition" "current" {}

# A hash in the key: a new template is a changed stack. The new object comes before the old one goes.
resource "aws_s3_object" "template" {
  bucket                 = var.artifacts_bucket
  key                    = "monitoring/${filemd5(var.template)}/${basename(var.template)}"
  source                 = var.template
  source_hash            = filemd5(var.template)
  server_side_encryption = "aws:kms"
  kms_key_id             = var.kms_key_arn
  bucket_key_enabled     = true

  lifecycle {
    create_before_destroy = true
  }
}

# From S3, since CloudFormation takes 51,200 bytes at most with the request itself. It reads the object, and makes what is in
# it, with the rights of whoever applies.
resource "aws_cloudformation_stack" "this" {
  name         = "${var.name_prefix}-monitoring"
  template_url = "https://${aws_s3_object.template.bucket}.s3.${var.region}.${data.aws_partition.current.dns_suffix}/${aws_s3_object.template.key}"
  parameters   = { for name, value in local.parameters : name => tostring(value) }

  lifecycle {
    precondition {
      condition     = local.template.Metadata.Contracts == local.contracts_digest
      error_message = "Cannot deploy ${var.template}: it was made of other contracts. Run make build."
    }
    precondition {
      condition     = length(setsubtract(local.wanted_alarms, var.alarm_names)) == 0
      error_message = "Cannot deploy ${var.template}: it stands for alarms that are not made: ${join(", ", setsubtract(local.wanted_alarms, var.alarm_names))}."
    }
  }
}
