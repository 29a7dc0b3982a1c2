mock_provider "aws" {}

# The README's example.
variables {
  account_id = "123456789012"
  artifacts = {
    jar      = "tests/files/saleslake-jobs.jar"
    launcher = "tests/files/SalesLakeJob.scala"
  }
  buckets = {
    for key in ["artifacts", "bronze", "silver", "gold", "ops"] :
    key => { name = "saleslake-dev-${key}", arn = "arn:aws:s3:::saleslake-dev-${key}" }
  }
  contracts = { "sales/orders.yaml" = "tests/files/contracts/sales/orders.yaml" }
  databases = { for layer in ["bronze", "silver", "gold", "ops"] : layer => "saleslake_dev_${layer}" }
  domains   = { sales = "sales-data" }
  feeds = {
    till = {
      name       = "till"
      domain     = "sales"
      schema     = { properties = [{ name = "receipt_no", physicalName = "Receipt No" }, { name = "amount" }] }
      properties = { format = "csv", options = { delimiter = ";" } }
    }
  }
  jobs        = { maintain = { workers = 4, arguments = { "--conf" = "spark.sql.shuffle.partitions=8" } } }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  marts       = {}
  metrics     = "saleslake/dev"
  name_prefix = "saleslake-dev"
  role_arns = {
    for actor in ["crawler", "maintain", "optimizer"] :
    actor => "arn:aws:iam::123456789012:role/saleslake-dev-${actor}"
  }
  tables = {
    orders = {
      domain = "sales"
      owner  = "sales-data"
      file   = "sales/orders.yaml"
      schema = { properties = [{ name = "order_id", logicalType = "string", primaryKey = true }] }
    }
  }
}

run "the_readmes_example_is_accepted" {
  command = plan

  assert {
    condition     = output.crawler_targets == { sales = tolist(["s3://saleslake-dev-bronze/sales/till/"]) } && output.ruleset_names == { "silver.orders" = "saleslake-dev-silver-orders" } && keys(output.job_names) == ["maintain"]
    error_message = jsonencode([output.crawler_targets, output.ruleset_names, output.job_names])
  }
}

run "a_lake_without_feeds_and_jobs_is_accepted" {
  command = plan

  variables {
    feeds = {}
    jobs  = {}
  }

  assert {
    condition     = length(output.crawler_names) == 0 && length(output.crawler_queues) == 0 && length(output.job_names) == 0
    error_message = jsonencode([output.crawler_names, output.crawler_queues, output.job_names])
  }
}

run "an_unknown_crawler_mode_is_rejected" {
  command         = plan
  expect_failures = [var.crawlers]

  variables {
    crawlers = { mode = "sometimes" }
  }
}

run "a_feed_of_an_unknown_domain_is_rejected" {
  command         = plan
  expect_failures = [var.feeds]

  variables {
    feeds = {
      till = { name = "till", domain = "shop", schema = { properties = [{ name = "a" }] }, properties = { format = "json" } }
    }
  }
}

run "databases_without_a_common_prefix_are_rejected" {
  command         = plan
  expect_failures = [var.databases]

  variables {
    databases = { bronze = "dev_bronze", silver = "staging_silver", gold = "dev_gold", ops = "dev_ops" }
  }
}

run "databases_not_named_after_their_layer_are_rejected" {
  command         = plan
  expect_failures = [var.databases]

  variables {
    databases = { bronze = "dev_bronze", silver = "dev_silver", gold = "dev_gold", ops = "dev_operations" }
  }
}

run "a_missing_bucket_is_rejected" {
  command         = plan
  expect_failures = [var.buckets]

  variables {
    buckets = {
      bronze    = { name = "b", arn = "arn:aws:s3:::b" }
      silver    = { name = "s", arn = "arn:aws:s3:::s" }
      gold      = { name = "g", arn = "arn:aws:s3:::g" }
      artifacts = { name = "a", arn = "arn:aws:s3:::a" }
    }
  }
}

run "an_argument_that_the_module_sets_is_rejected" {
  command         = plan
  expect_failures = [var.jobs]

  variables {
    jobs = { maintain = { arguments = { "--extra-jars" = "s3://elsewhere/evil.jar" } } }
  }
}

run "an_argument_that_differs_from_job_to_job_is_rejected_too" {
  command         = plan
  expect_failures = [var.jobs]

  variables {
    jobs = { maintain = { arguments = { "--lake-job" = "promote-to-silver" } } }
  }
}

run "a_schedule_that_is_not_a_cron_expression_is_rejected" {
  command         = plan
  expect_failures = [var.crawlers]

  variables {
    crawlers = { schedule = "rate(1 day)" }
  }
}

run "an_argument_without_dashes_is_rejected" {
  command         = plan
  expect_failures = [var.jobs]

  variables {
    jobs = { maintain = { arguments = { "conf" = "spark.x=1" } } }
  }
}

run "flex_on_a_large_worker_is_rejected" {
  command         = plan
  expect_failures = [var.jobs]

  variables {
    jobs = { maintain = { flex = true, worker_type = "G.4X" } }
  }
}

run "a_job_without_a_role_is_rejected" {
  command         = plan
  expect_failures = [var.role_arns]

  variables {
    role_arns = { crawler = "arn:aws:iam::123456789012:role/c", optimizer = "arn:aws:iam::123456789012:role/o" }
  }
}

run "a_launcher_that_is_not_scala_is_rejected" {
  command         = plan
  expect_failures = [var.artifacts]

  variables {
    artifacts = { jar = "tests/files/saleslake-jobs.jar", launcher = "tests/files/saleslake-jobs.jar" }
  }
}

run "an_optimizer_of_an_unknown_table_is_rejected" {
  command         = plan
  expect_failures = [var.optimized_tables]

  variables {
    optimized_tables = ["silver.orders", "silver.oders"]
  }
}

run "an_optimizer_of_a_table_without_its_layer_is_rejected" {
  command         = plan
  expect_failures = [var.optimized_tables]

  variables {
    optimized_tables = ["orders"]
  }
}
