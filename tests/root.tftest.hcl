# The whole lake, planned with the project's own contracts and no cloud.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mock" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-west-1:123456789012:mock" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-west-1:123456789012:mock" }
  }
  mock_resource "aws_sfn_state_machine" {
    defaults = { arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:mock" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:mock" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::mock" }
  }
}

variables {
  account_id  = "123456789012"
  artifacts   = { jar = "tests/jobs.jar" }
  cost_centre = "data-platform"
  environment = "dev"
  owner       = "data-platform"
  region      = "eu-west-1"
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Every domain that has feeds gets a crawler.
  assert {
    condition = output.crawlers == {
      customer  = "saleslake-dev-customer"
      product   = "saleslake-dev-product"
      reference = "saleslake-dev-reference"
      sales     = "saleslake-dev-sales"
    }
    error_message = "crawlers: ${jsonencode(output.crawlers)}"
  }

  # Databases are the layers.
  assert {
    condition = output.databases == {
      bronze = "saleslake_dev_bronze"
      silver = "saleslake_dev_silver"
      gold   = "saleslake_dev_gold"
      ops    = "saleslake_dev_ops"
    }
    error_message = "databases: ${jsonencode(output.databases)}"
  }

  # Jobs are those that the code names.
  assert {
    condition = output.jobs == {
      for job in values(jsondecode(file("lake-contracts/src/main/resources/io/saleslake/names/names.json")).jobs) : job => "saleslake-dev-${job}"
    }
    error_message = "jobs: ${jsonencode(output.jobs)}"
  }

  # No analysts means no role for them.
  assert {
    condition     = !contains(keys(module.iam.role_names), "analyst") && !contains(keys(module.iam.role_names), "redshift")
    error_message = "roles: ${jsonencode(keys(module.iam.role_names))}"
  }

  # Promotions and crawls are scheduled by default.
  assert {
    condition     = module.pipeline.schedule == "saleslake-dev/saleslake-dev-promotion" && var.crawlers.schedule == "cron(0 4 * * ? *)"
    error_message = "schedules: ${jsonencode([module.pipeline.schedule, var.crawlers.schedule])}"
  }
}

run "names_carry_project_environment_account_and_region" {
  command = plan

  variables {
    project = "shop"
  }

  assert {
    condition     = output.buckets.query-results == "shop-dev-query-results-123456789012-eu-west-1"
    error_message = "buckets: ${jsonencode(output.buckets)}"
  }
  assert {
    condition     = output.jobs.promote-to-silver == "shop-dev-promote-to-silver"
    error_message = "jobs: ${jsonencode(output.jobs)}"
  }
  assert {
    condition     = output.metrics_namespace == "shop/dev"
    error_message = "metrics_namespace: ${output.metrics_namespace}"
  }
}

run "another_folder_of_contracts_defines_another_lake" {
  command = plan

  variables {
    artifacts = { jar = "tests/jobs.jar", monitoring = "tests/monitoring.template.json" }
    contracts = "tests/contracts"
  }

  assert {
    condition     = output.crawlers == { loyalty = "saleslake-dev-loyalty" }
    error_message = "crawlers: ${jsonencode(output.crawlers)}"
  }
  assert {
    condition     = tolist(module.glue.crawler_targets["loyalty"]) == tolist(["s3://saleslake-dev-bronze-123456789012-eu-west-1/loyalty/loyalty_app/"])
    error_message = "targets: ${jsonencode(module.glue.crawler_targets)}"
  }
  assert {
    condition     = toset(keys(module.glue.ruleset_names)) == toset(["silver.points"])
    error_message = "rulesets: ${jsonencode(module.glue.ruleset_names)}"
  }
  assert {
    condition     = contains(module.cloudwatch.alarm_names, "saleslake-dev-crawler-loyalty-failed")
    error_message = "alarms: ${jsonencode(module.cloudwatch.alarm_names)}"
  }
  assert {
    condition     = keys(module.athena.views) == ["points_total"]
    error_message = "views: ${jsonencode(module.athena.views)}"
  }
}

run "analysts_get_a_separate_role" {
  command = plan

  variables {
    analysts = ["arn:aws:iam::123456789012:role/sales-analysts"]
  }

  assert {
    condition     = module.iam.role_names["analyst"] == "saleslake-dev-analyst"
    error_message = "roles: ${jsonencode(keys(module.iam.role_names))}"
  }
}

run "production_rejects_data_loss" {
  command = plan

  variables {
    environment     = "prod"
    destroy_allowed = true
  }

  expect_failures = [var.destroy_allowed]
}

run "rejects_an_unknown_environment" {
  command = plan

  variables {
    environment = "test"
  }

  expect_failures = [var.environment]
}

run "rejects_an_invalid_account" {
  command = plan

  variables {
    account_id = "1234"
  }

  expect_failures = [var.account_id]
}

run "rejects_a_project_with_names_that_are_too_long" {
  command = plan

  variables {
    project = "a-very-long-project-name"
  }

  expect_failures = [var.project]
}

run "null_means_no_schedule" {
  command = plan

  variables {
    crawlers = { schedule = null }
    pipeline = { schedule = null, arrival_minutes = 2 }
  }

  assert {
    condition     = module.pipeline.schedule == null && var.crawlers.schedule == null
    error_message = "schedules: ${jsonencode([module.pipeline.schedule, var.crawlers.schedule])}"
  }
}

run "the_provider_accepts_every_allowed_size" {
  command = plan

  variables {
    jobs = {
      promote-to-silver = { worker_type = "G.4X" }
      promote-to-gold   = { worker_type = "G.8X" }
      maintain          = { worker_type = "G.2X" }
      replay-quarantine = { worker_type = "G.1X" }
    }
  }

  assert {
    condition     = length(output.jobs) == 4
    error_message = "jobs: ${jsonencode(output.jobs)}"
  }
}

run "rejects_workers_that_the_provider_does_not_support" {
  command = plan

  variables {
    jobs = { maintain = { worker_type = "R.2X" } }
  }

  expect_failures = [var.jobs]
}

run "rejects_sizes_of_an_unknown_job" {
  command = plan

  variables {
    jobs = { promote = {} }
  }

  expect_failures = [var.jobs]
}

run "rejects_flex_on_large_workers" {
  command = plan

  variables {
    jobs = { maintain = { worker_type = "G.4X", flex = true } }
  }

  expect_failures = [var.jobs]
}

run "rejects_a_cluster_without_a_name" {
  command = plan

  variables {
    redshift = { mode = "cluster" }
  }

  expect_failures = [var.redshift]
}

run "rejects_longer_waiting_for_arrivals_than_a_pipe_supports" {
  command = plan

  variables {
    pipeline = { arrival_minutes = 10 }
  }

  expect_failures = [var.pipeline]
}

run "rejects_an_invalid_address" {
  command = plan

  variables {
    alarms = { emails = ["nobody"] }
  }

  expect_failures = [var.alarms]
}
