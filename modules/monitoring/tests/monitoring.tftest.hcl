mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
}

# The template was made of these contracts: its digest is that of sha256sum, which prints what sha256sum sums up here,
#   (cd tests/files/contracts && sha256sum sales/one.yaml sales/two.sql) | sha256sum
variables {
  alarm_names      = ["saleslake-dev-pipeline-failed", "saleslake-dev-job-maintain-failed"]
  alarms           = { notify = "together", quarantine_percent = 5 }
  artifacts_bucket = "saleslake-dev-artifacts-123456789012-eu-west-1"
  buckets = {
    bronze = "saleslake-dev-bronze-123456789012-eu-west-1"
    silver = "saleslake-dev-silver-123456789012-eu-west-1"
    gold   = "saleslake-dev-gold-123456789012-eu-west-1"
  }
  contracts = {
    "sales/two.sql"  = "tests/files/contracts/sales/two.sql"
    "sales/one.yaml" = "tests/files/contracts/sales/one.yaml"
  }
  freshness_hours = [6, 26, 744]
  jobs = {
    promote-to-silver = { worker_type = "G.2X", workers = 3 }
    promote-to-gold   = {}
    maintain          = { worker_type = "G.1X" }
  }
  kms_key_arn   = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  metrics       = "saleslake/dev"
  name_prefix   = "saleslake-dev"
  ops_database  = "saleslake_dev_ops"
  region        = "eu-west-1"
  scheduled     = true
  state_machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"
  template      = "tests/files/template.json"
  topic_arn     = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"
}

run "deploys_the_template_from_the_artifacts" {
  assert {
    condition     = aws_s3_object.template.key == "monitoring/${filemd5("tests/files/template.json")}/template.json"
    error_message = "A new template must be a new object: ${aws_s3_object.template.key}"
  }
  assert {
    condition     = aws_cloudformation_stack.this.template_url == "https://saleslake-dev-artifacts-123456789012-eu-west-1.s3.eu-west-1.amazonaws.com/${aws_s3_object.template.key}"
    error_message = "template_url: ${aws_cloudformation_stack.this.template_url}"
  }
  assert {
    condition     = aws_s3_object.template.server_side_encryption == "aws:kms" && aws_s3_object.template.kms_key_id == var.kms_key_arn
    error_message = "The template must be encrypted with the lake's key."
  }
  assert {
    condition     = output.stack == "saleslake-dev-monitoring" && aws_cloudformation_stack.this.iam_role_arn == null
    error_message = "The stack must have the environment's name and need no separate role."
  }
}

run "passes_the_environment_to_the_stack" {
  assert {
    condition = aws_cloudformation_stack.this.parameters == tomap({
      BronzeBucket          = "saleslake-dev-bronze-123456789012-eu-west-1"
      CostBand              = "2"
      CrawlerSuccessPercent = "90"
      DpusMaintain          = "2"
      DpusPromoteToGold     = "2"
      DpusPromoteToSilver   = "6"
      FreshnessMissing      = "breaching"
      FreshnessPeriods26    = "26"
      FreshnessPeriods6     = "8"
      FreshnessPeriods744   = "26"
      FreshnessSeconds      = "3600"
      GoldBucket            = "saleslake-dev-gold-123456789012-eu-west-1"
      MetricsNamespace      = "saleslake/dev"
      Notify                = "together"
      OpsDatabase           = "saleslake_dev_ops"
      PeriodSeconds         = "3600"
      Prefix                = "saleslake-dev"
      QuarantinePercent     = "5"
      Runbooks              = "docs/runbooks"
      SilverBucket          = "saleslake-dev-silver-123456789012-eu-west-1"
      StateMachine          = "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"
      Topic                 = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"
    })
    error_message = "parameters: ${jsonencode(aws_cloudformation_stack.this.parameters)}"
  }
}

run "evaluates_freshness_hourly_when_other_periods_are_shorter" {
  variables {
    alarms = { period_minutes = 5, run_hours = 1 }
  }
  assert {
    condition = { for name, value in aws_cloudformation_stack.this.parameters : name => value if can(regex("Seconds|Periods", name)) } == {
      FreshnessPeriods26 = "3", FreshnessPeriods6 = "3", FreshnessPeriods744 = "3", FreshnessSeconds = "3600", PeriodSeconds = "300"
    }
    error_message = "parameters: ${jsonencode(aws_cloudformation_stack.this.parameters)}"
  }
}

run "expects_no_report_of_freshness_without_a_schedule" {
  variables {
    scheduled = false
  }
  assert {
    condition = { for name, value in aws_cloudformation_stack.this.parameters : name => value if can(regex("^Freshness", name)) } == {
      FreshnessMissing = "ignore", FreshnessPeriods26 = "1", FreshnessPeriods6 = "1", FreshnessPeriods744 = "1", FreshnessSeconds = "3600"
    }
    error_message = "parameters: ${jsonencode(aws_cloudformation_stack.this.parameters)}"
  }
}

run "rejects_a_template_of_other_contracts" {
  command = plan
  variables {
    contracts = { "sales/one.yaml" = "tests/files/contracts/sales/one.yaml" }
  }
  expect_failures = [aws_cloudformation_stack.this]
}

run "rejects_a_template_with_missing_alarms" {
  command = plan
  variables {
    alarm_names = ["saleslake-dev-job-maintain-failed"]
  }
  expect_failures = [aws_cloudformation_stack.this]
}

run "rejects_another_value_of_notify" {
  command = plan
  variables {
    alarms = { notify = "never" }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_band_of_no_width" {
  command = plan
  variables {
    alarms = { cost_band = 0 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_success_rate_above_100_percent" {
  command = plan
  variables {
    alarms = { crawler_success_percent = 101 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_negative_share_of_quarantine" {
  command = plan
  variables {
    alarms = { quarantine_percent = -1 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_period_of_parts_of_a_minute" {
  command = plan
  variables {
    alarms = { period_minutes = 0.5 }
  }
  expect_failures = [var.alarms]
}

run "rejects_more_time_between_runs_than_an_alarm_covers" {
  command = plan
  variables {
    alarms = { run_hours = 168 }
  }
  expect_failures = [var.alarms]
}

run "rejects_a_promise_of_parts_of_an_hour" {
  command = plan
  variables {
    freshness_hours = [0.5]
  }
  expect_failures = [var.freshness_hours]
}
