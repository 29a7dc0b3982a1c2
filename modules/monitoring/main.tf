# The stack of the dashboards, the alarms on more than one metric and the composite alarms. monitoring/ synthesizes its template from
# the contracts.

locals {
  template = jsondecode(file(var.template))

  # The SHA-256 of the output of sha256sum over all contracts. ContractsDigest computes the same value.
  contracts_digest = sha256(join("", [for path in sort(keys(var.contracts)) : "${filesha256(var.contracts[path])}  ${path}\n"]))

  # Alarms that composite alarms of the stack refer to: CloudWatch rejects a composite alarm over missing alarms.
  wanted_alarms = [for name in local.template.Metadata.TerraformsAlarms : "${var.name_prefix}-${name}"]

  # DPUs of a worker ("Adding jobs in AWS Glue", worker types).
  worker_dpus = { "G.1X" = 1, "G.2X" = 2, "G.4X" = 4, "G.8X" = 8 }

  # A dataset reports its freshness when a promotion runs. So an alarm evaluates not only the last period, but the time within which
  # a report is due: the interval between runs, or the promised freshness if that is shorter, plus two periods for a late run. With
  # periods below an hour, CloudWatch would evaluate at most one day. Without a schedule no report is due, and the last one remains
  # valid until the next one.
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
    # The parameter of promote-to-silver is DpusPromoteToSilver.
    {
      for job, settings in var.jobs :
      "Dpus${join("", [for word in split("-", job) : title(word)])}" => settings.workers * local.worker_dpus[settings.worker_type]
    },
    local.freshness_periods,
  )
}

data "aws_partition" "current" {}

# The key contains a hash, so a new template changes the stack. The new object is created before the old one is deleted.
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

# The template is in S3, because CloudFormation accepts at most 51,200 bytes in the request itself. It reads the object and creates
# the resources with the permissions of the user who runs terraform apply.
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
      error_message = "Cannot deploy ${var.template}: it refers to alarms that do not exist: ${join(", ", setsubtract(local.wanted_alarms, var.alarm_names))}."
    }
  }
}
