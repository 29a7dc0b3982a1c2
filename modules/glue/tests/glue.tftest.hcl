mock_provider "aws" {
  override_during = plan

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:queue"
      url = "https://sqs.eu-west-1.amazonaws.com/123456789012/queue"
    }
  }
}

variables {
  account_id = "123456789012"
  artifacts = {
    jar      = "tests/files/saleslake-jobs.jar"
    launcher = "tests/files/SalesLakeJob.scala"
  }
  buckets = {
    artifacts = { name = "saleslake-dev-artifacts", arn = "arn:aws:s3:::saleslake-dev-artifacts" }
    bronze    = { name = "saleslake-dev-bronze", arn = "arn:aws:s3:::saleslake-dev-bronze" }
    silver    = { name = "saleslake-dev-silver", arn = "arn:aws:s3:::saleslake-dev-silver" }
    gold      = { name = "saleslake-dev-gold", arn = "arn:aws:s3:::saleslake-dev-gold" }
    ops       = { name = "saleslake-dev-ops", arn = "arn:aws:s3:::saleslake-dev-ops" }
  }
  contracts = {
    "sales/orders.yaml"     = "tests/files/contracts/sales/orders.yaml"
    "sales/feeds/till.yaml" = "tests/files/contracts/sales/feeds/till.yaml"
  }
  databases = {
    bronze = "saleslake_dev_bronze"
    silver = "saleslake_dev_silver"
    gold   = "saleslake_dev_gold"
    ops    = "saleslake_dev_ops"
  }
  domains = { sales = "sales-data", product = "merchandising" }
  feeds = {
    till = {
      name   = "till"
      domain = "sales"
      schema = { properties = [{ name = "receipt_no", physicalName = "Receipt No" }, { name = "amount" }] }
      properties = {
        format  = "csv"
        options = { delimiter = ";", header = false, quote = "'" }
      }
    }
    webshop = {
      name       = "webshop"
      domain     = "sales"
      schema     = { properties = [{ name = "order_id" }] }
      properties = { format = "json" }
    }
    products = {
      name       = "products"
      domain     = "product"
      schema     = { properties = [{ name = "product_id" }, { name = "name" }] }
      properties = { format = "csv" }
    }
  }
  jobs = {
    promote-to-silver = { flex = true, worker_type = "G.2X", workers = 5, timeout_minutes = 90 }
    promote-to-gold   = {}
    maintain          = {}
  }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  marts = {
    daily_sales = {
      domain = "sales"
      owner  = "sales-data"
      file   = "sales/marts/daily_sales.yaml"
      schema = {
        properties = [
          { name = "order_date", logicalType = "date", required = true },
          { name = "revenue", logicalType = "number" },
        ]
        quality = [{ engine = "dqdl", implementation = "RowCount > 0\n" }]
      }
    }
    notes = {
      domain = "sales"
      owner  = "sales-data"
      file   = "sales/marts/notes.yaml"
      schema = { properties = [{ name = "note", logicalType = "string" }] }
    }
  }
  metrics     = "saleslake/dev"
  name_prefix = "saleslake-dev"
  role_arns = {
    crawler           = "arn:aws:iam::123456789012:role/saleslake-dev-crawler"
    maintain          = "arn:aws:iam::123456789012:role/saleslake-dev-maintain"
    optimizer         = "arn:aws:iam::123456789012:role/saleslake-dev-optimizer"
    promote-to-gold   = "arn:aws:iam::123456789012:role/saleslake-dev-promote-to-gold"
    promote-to-silver = "arn:aws:iam::123456789012:role/saleslake-dev-promote-to-silver"
  }
  tables = {
    orders = {
      domain = "sales"
      owner  = "sales-data"
      file   = "sales/orders.yaml"
      schema = {
        properties = [
          { name = "order_id", logicalType = "string", primaryKey = true, primaryKeyPosition = 2 },
          { name = "feed", logicalType = "string", primaryKey = true, primaryKeyPosition = 1 },
          { name = "ordered_at", logicalType = "timestamp", required = true, logicalTypeOptions = { minimum = "1990-01-01" } },
          { name = "status", logicalType = "string", required = true, quality = [{ arguments = { validValues = ["sale", "say \"no\""] } }] },
          { name = "channel", logicalType = "string", quality = [{ arguments = { validValues = ["web", "store"] } }] },
          { name = "level", logicalType = "integer", quality = [{ arguments = { validValues = [1, 2] } }] },
          { name = "discount", logicalType = "number", logicalTypeOptions = { minimum = 0, maximum = 99.5 } },
          { name = "rate", logicalType = "number", required = true, logicalTypeOptions = { exclusiveMinimum = 0 } },
          { name = "updated_at", logicalType = "timestamp", logicalTypeOptions = { exclusiveMaximum = "2100-01-01T12:00:00" } },
        ]
        quality = [
          { engine = "spark", implementation = "discount < 1 OR status <> 'sale'" },
          { engine = "dqdl", implementation = "DataFreshness \"ordered_at\" <= 26 hours" },
        ]
      }
    }
  }
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Each layer has a database in its bucket.
  assert {
    condition = { for layer, database in aws_glue_catalog_database.layer : layer => "${database.name} ${database.location_uri}" } == {
      bronze = "saleslake_dev_bronze s3://saleslake-dev-bronze"
      silver = "saleslake_dev_silver s3://saleslake-dev-silver"
      gold   = "saleslake_dev_gold s3://saleslake-dev-gold"
      ops    = "saleslake_dev_ops s3://saleslake-dev-ops"
    }
    error_message = "databases: ${jsonencode(aws_glue_catalog_database.layer)}"
  }
  assert {
    condition     = output.databases == var.databases
    error_message = "output.databases: ${jsonencode(output.databases)}"
  }

  # Catalog logs bookmarks and files are encrypted with the lakes key.
  assert {
    condition = jsonencode(aws_glue_data_catalog_encryption_settings.this[0].data_catalog_encryption_settings) == jsonencode([{
      connection_password_encryption = [{ aws_kms_key_id = var.kms_key_arn, return_connection_password_encrypted = true }]
      encryption_at_rest             = [{ catalog_encryption_mode = "SSE-KMS", catalog_encryption_service_role = null, sse_aws_kms_key_id = var.kms_key_arn }]
    }])
    error_message = jsonencode(aws_glue_data_catalog_encryption_settings.this)
  }
  assert {
    condition = jsonencode(aws_glue_security_configuration.this.encryption_configuration) == jsonencode([{
      cloudwatch_encryption    = [{ cloudwatch_encryption_mode = "SSE-KMS", kms_key_arn = var.kms_key_arn }]
      job_bookmarks_encryption = [{ job_bookmarks_encryption_mode = "CSE-KMS", kms_key_arn = var.kms_key_arn }]
      s3_encryption            = [{ s3_encryption_mode = "SSE-KMS", kms_key_arn = var.kms_key_arn }]
    }])
    error_message = jsonencode(aws_glue_security_configuration.this)
  }
  assert {
    condition     = output.security_configuration == "saleslake-dev"
    error_message = output.security_configuration
  }

  # Every domain with feeds has a crawler with a target per feed.
  assert {
    condition     = output.crawler_names == { sales = "saleslake-dev-sales", product = "saleslake-dev-product" }
    error_message = jsonencode(output.crawler_names)
  }
  assert {
    condition = output.crawler_targets == {
      sales   = tolist(["s3://saleslake-dev-bronze/sales/till/", "s3://saleslake-dev-bronze/sales/webshop/"])
      product = tolist(["s3://saleslake-dev-bronze/product/products/"])
    }
    error_message = jsonencode(output.crawler_targets)
  }
  # What makes a new crawler when it changes.
  assert {
    condition     = jsonencode({ for domain, targets in terraform_data.targets : domain => targets.input.paths }) == jsonencode(output.crawler_targets)
    error_message = jsonencode(terraform_data.targets)
  }
  assert {
    condition     = alltrue([for crawler in aws_glue_crawler.domain : crawler.database_name == "saleslake_dev_bronze"])
    error_message = "Crawlers look at bronze and write to bronze."
  }
  assert {
    condition     = alltrue([for crawler in aws_glue_crawler.domain : crawler.role == var.role_arns.crawler && crawler.security_configuration == "saleslake-dev"])
    error_message = "Crawlers run as the crawler, encrypted."
  }
  assert {
    condition     = alltrue(flatten([for crawler in aws_glue_crawler.domain : [for target in crawler.s3_target : target.exclusions == tolist(["_**", ".**", "**/_**", "**/.**"])]]))
    error_message = "Hidden files and folders are left out."
  }
  assert {
    condition     = aws_glue_crawler.domain["product"].tags == tomap({ domain = "product", owner = "merchandising" })
    error_message = jsonencode(aws_glue_crawler.domain["product"].tags)
  }

  # A csv feed has a classifier from its options.
  assert {
    condition     = toset(keys(aws_glue_classifier.csv)) == toset(["till", "products"])
    error_message = "Only CSV has options that Glue needs."
  }
  assert {
    condition     = aws_glue_classifier.csv["till"].name == "saleslake-dev-till"
    error_message = aws_glue_classifier.csv["till"].name
  }
  assert {
    condition = jsonencode(aws_glue_classifier.csv["till"].csv_classifier) == jsonencode([{
      allow_single_column        = false
      contains_header            = "ABSENT"
      custom_datatype_configured = true
      custom_datatypes           = ["STRING", "STRING"]
      delimiter                  = ";"
      disable_value_trimming     = true
      header                     = ["Receipt No", "amount"]
      quote_symbol               = "'"
      serde                      = "OpenCSVSerDe"
    }])
    error_message = jsonencode(aws_glue_classifier.csv["till"].csv_classifier)
  }
  assert {
    condition = [for classifier in aws_glue_classifier.csv["products"].csv_classifier : [
      classifier.delimiter, classifier.quote_symbol, classifier.contains_header]
    ] == [[",", "\"", "PRESENT"]]
    error_message = jsonencode(aws_glue_classifier.csv["products"].csv_classifier)
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].classifiers == tolist(["saleslake-dev-till"]) && aws_glue_crawler.domain["product"].classifiers == tolist(["saleslake-dev-products"])
    error_message = "A crawler must use only the classifiers of its own domain."
  }

  # A job has the size that it was given.
  assert {
    condition     = output.job_names == { promote-to-silver = "saleslake-dev-promote-to-silver", promote-to-gold = "saleslake-dev-promote-to-gold", maintain = "saleslake-dev-maintain" }
    error_message = jsonencode(output.job_names)
  }
  assert {
    condition = [for job in [aws_glue_job.this["promote-to-silver"]] : [job.worker_type, job.number_of_workers, job.execution_class, job.timeout, job.max_retries]] == [
      ["G.2X", 5, "FLEX", 90, 0]
    ]
    error_message = jsonencode(aws_glue_job.this["promote-to-silver"])
  }
  assert {
    condition     = [for job in [aws_glue_job.this["maintain"]] : [job.worker_type, job.number_of_workers, job.execution_class, job.timeout, job.max_retries]] == [["G.1X", 2, "STANDARD", 60, 0]]
    error_message = jsonencode(aws_glue_job.this["maintain"])
  }

  # Every job runs once at a time on glue 6 with its own role.
  assert {
    condition     = alltrue([for job in aws_glue_job.this : job.glue_version == "6.0" && job.command[0].name == "glueetl"])
    error_message = "Glue 6.0 is what the jar is built for."
  }
  assert {
    condition     = alltrue([for job in aws_glue_job.this : job.execution_property[0].max_concurrent_runs == 1])
    error_message = "Two runs of one job would compete."
  }
  assert {
    condition     = alltrue([for name, job in aws_glue_job.this : job.role_arn == "arn:aws:iam::123456789012:role/saleslake-dev-${name}" && job.security_configuration == "saleslake-dev"])
    error_message = "A job has its own role, and is encrypted."
  }

  # A job receives its name, its lake and its log location.
  assert {
    condition = aws_glue_job.this["promote-to-gold"].default_arguments == tomap({
      "--bronze"                           = "s3://saleslake-dev-bronze"
      "--class"                            = "SalesLakeJob"
      "--contracts"                        = "s3://saleslake-dev-artifacts/contracts/${substr(sha256(jsonencode({ for path, file in var.contracts : path => filesha256(file) })), 0, 16)}/"
      "--custom-logGroup-prefix"           = "/aws-glue/jobs/saleslake-dev-promote-to-gold"
      "--database-prefix"                  = "saleslake_dev_"
      "--datalake-formats"                 = "iceberg"
      "--enable-auto-scaling"              = "true"
      "--enable-continuous-cloudwatch-log" = "true"
      "--enable-job-insights"              = "true"
      "--enable-metrics"                   = "true"
      "--enable-observability-metrics"     = "true"
      "--enable-spark-ui"                  = "true"
      "--extra-jars"                       = "s3://saleslake-dev-artifacts/jobs/${filemd5("tests/files/saleslake-jobs.jar")}/saleslake-jobs.jar"
      "--job-bookmark-option"              = "job-bookmark-disable"
      "--job-language"                     = "scala"
      "--lake-job"                         = "promote-to-gold"
      "--metrics-namespace"                = "saleslake/dev"
      "--spark-event-logs-path"            = "s3://saleslake-dev-artifacts/spark-events/"
      "--TempDir"                          = "s3://saleslake-dev-artifacts/temp/"
    })
    error_message = jsonencode(aws_glue_job.this["promote-to-gold"].default_arguments)
  }
  assert {
    condition     = [for job in ["maintain", "promote-to-silver"] : aws_glue_job.this[job].default_arguments["--lake-job"]] == ["maintain", "promote-to-silver"]
    error_message = "Each job must receive its own name."
  }

  # Code and contracts are uploaded under their hash with the lakes key.
  assert {
    condition     = alltrue([for job in aws_glue_job.this : job.command[0].script_location == "s3://saleslake-dev-artifacts/jobs/${filemd5("tests/files/SalesLakeJob.scala")}/SalesLakeJob.scala"])
    error_message = "script_location: ${aws_glue_job.this["maintain"].command[0].script_location}"
  }
  assert {
    condition     = aws_s3_object.launcher.key == "jobs/${filemd5("tests/files/SalesLakeJob.scala")}/SalesLakeJob.scala" && aws_s3_object.jar.source == "tests/files/saleslake-jobs.jar"
    error_message = "${aws_s3_object.launcher.key}, ${aws_s3_object.jar.source}"
  }
  assert {
    condition     = { for path, object in aws_s3_object.contract : path => "s3://${object.bucket}/${object.key}" } == { for path, file in var.contracts : path => "${aws_glue_job.this["maintain"].default_arguments["--contracts"]}${path}" }
    error_message = jsonencode([for object in aws_s3_object.contract : object.key])
  }
  assert {
    condition     = alltrue([for object in concat([aws_s3_object.jar, aws_s3_object.launcher], values(aws_s3_object.contract)) : object.bucket == "saleslake-dev-artifacts" && object.server_side_encryption == "aws:kms" && object.kms_key_id == var.kms_key_arn && object.bucket_key_enabled])
    error_message = "What is uploaded is encrypted with the lake's key."
  }

  # No table is optimized unless it is named.
  assert {
    condition     = length(aws_glue_catalog_table_optimizer.this) == 0
    error_message = "The tables are not there before the first promotion."
  }

  # A tables promises become rules.
  assert {
    condition     = aws_glue_data_quality_ruleset.this["silver.orders"].ruleset == <<-DQDL
      Rules = [
        IsPrimaryKey "feed" "order_id",
        IsComplete "ordered_at",
        IsComplete "status",
        IsComplete "rate",
        ColumnValues "status" in ["sale", "say \"no\""],
        ColumnValues "channel" in ["web", "store", NULL],
        ColumnValues "level" in [1, 2, NULL],
        ColumnValues "ordered_at" >= "1990-01-01",
        ColumnValues "discount" <= 99.5 where "`discount` is not null",
        ColumnValues "discount" >= 0 where "`discount` is not null",
        ColumnValues "rate" > 0,
        DataFreshness "ordered_at" <= 26 hours
      ]
    DQDL
    error_message = aws_glue_data_quality_ruleset.this["silver.orders"].ruleset
  }
  assert {
    condition     = aws_glue_data_quality_ruleset.this["gold.daily_sales"].ruleset == "Rules = [\n  IsComplete \"order_date\",\n  RowCount > 0\n]\n"
    error_message = aws_glue_data_quality_ruleset.this["gold.daily_sales"].ruleset
  }

  # A ruleset is named and tagged after its dataset.
  assert {
    condition     = output.ruleset_names == { "silver.orders" = "saleslake-dev-silver-orders", "gold.daily_sales" = "saleslake-dev-gold-daily_sales" }
    error_message = "Who promises nothing has no ruleset: ${jsonencode(output.ruleset_names)}"
  }
  assert {
    condition     = aws_glue_data_quality_ruleset.this["silver.orders"].tags == tomap({ domain = "sales", owner = "sales-data" })
    error_message = jsonencode(aws_glue_data_quality_ruleset.this["silver.orders"].tags)
  }
  assert {
    condition     = alltrue([for ruleset in aws_glue_data_quality_ruleset.this : length(ruleset.target_table) == 0])
    error_message = "The jobs make the tables: a ruleset must not need one."
  }
}

run "a_second_lake_in_the_account_does_not_change_the_catalog" {
  command = plan

  variables {
    encrypt_catalog = false
  }

  assert {
    condition     = length(aws_glue_data_catalog_encryption_settings.this) == 0
    error_message = "The setting of the account must stay as it is."
  }
}

run "a_scheduled_crawler_reads_new_folders_and_changes_no_schema" {
  command = plan

  variables {
    crawlers = { schedule = "cron(0 4 * * ? *)" }
  }

  assert {
    condition     = aws_glue_crawler.domain["sales"].schedule == "cron(0 4 * * ? *)"
    error_message = aws_glue_crawler.domain["sales"].schedule
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].recrawl_policy[0].recrawl_behavior == "CRAWL_NEW_FOLDERS_ONLY"
    error_message = jsonencode(aws_glue_crawler.domain["sales"].recrawl_policy)
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].schema_change_policy[0] == { delete_behavior = "LOG", update_behavior = "LOG" }
    error_message = jsonencode(aws_glue_crawler.domain["sales"].schema_change_policy)
  }
  assert {
    condition = jsondecode(aws_glue_crawler.domain["sales"].configuration) == {
      Version              = 1
      CreatePartitionIndex = false
      Grouping             = { TableGroupingPolicy = "CombineCompatibleSchemas", TableLevelConfiguration = 3 }
      CrawlerOutput = {
        Partitions = { AddOrUpdateBehavior = "InheritFromTable" }
        Tables     = { AddOrUpdateBehavior = "MergeNewColumns", TableThreshold = 3 }
      }
    }
    error_message = aws_glue_crawler.domain["sales"].configuration
  }
  assert {
    condition     = length(aws_sqs_queue.crawler) + length(aws_sqs_queue.dead_letter) + length(output.crawler_queues) == 0
    error_message = "No rule or queue may receive events of S3."
  }
  assert {
    condition     = alltrue([for target in aws_glue_crawler.domain["sales"].s3_target : target.event_queue_arn == null && target.dlq_event_queue_arn == null])
    error_message = jsonencode(aws_glue_crawler.domain["sales"].s3_target)
  }
}

run "a_crawler_without_a_schedule_is_started_by_hand_only" {
  command = plan

  variables {
    crawlers = { schedule = null, exclusions = ["**/*.tmp"] }
  }

  assert {
    condition     = length(aws_glue_crawler.domain) == 2 && alltrue([for crawler in aws_glue_crawler.domain : crawler.schedule == null])
    error_message = jsonencode({ for domain, crawler in aws_glue_crawler.domain : domain => crawler.schedule })
  }
}

run "a_crawler_in_event_mode_has_one_target_and_a_queue" {
  command = plan

  variables {
    crawlers = { mode = "event", schedule = "cron(0/15 * * * ? *)", exclusions = ["**/*.tmp"] }
  }

  assert {
    condition     = output.crawler_targets["sales"] == tolist(["s3://saleslake-dev-bronze/sales/"])
    error_message = jsonencode(output.crawler_targets)
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].recrawl_policy[0].recrawl_behavior == "CRAWL_EVENT_MODE" && aws_glue_crawler.domain["sales"].schedule == "cron(0/15 * * * ? *)"
    error_message = jsonencode(aws_glue_crawler.domain["sales"])
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].schema_change_policy[0] == { delete_behavior = "LOG", update_behavior = "LOG" }
    error_message = jsonencode(aws_glue_crawler.domain["sales"].schema_change_policy)
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].s3_target[0].event_queue_arn == aws_sqs_queue.crawler["sales"].arn && aws_glue_crawler.domain["sales"].s3_target[0].dlq_event_queue_arn == aws_sqs_queue.dead_letter["sales"].arn
    error_message = jsonencode(aws_glue_crawler.domain["sales"].s3_target)
  }
  assert {
    condition     = aws_glue_crawler.domain["sales"].s3_target[0].exclusions == tolist(["**/*.tmp"])
    error_message = jsonencode(aws_glue_crawler.domain["sales"].s3_target)
  }
  assert {
    condition = { for domain, queue in aws_sqs_queue.crawler : domain => [queue.name, aws_sqs_queue.dead_letter[domain].name] } == {
      sales   = ["saleslake-dev-crawler-sales", "saleslake-dev-crawler-sales-dead"]
      product = ["saleslake-dev-crawler-product", "saleslake-dev-crawler-product-dead"]
    }
    error_message = "names of queues"
  }
  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.crawler), values(aws_sqs_queue.dead_letter)) : queue.sqs_managed_sse_enabled && queue.kms_master_key_id == null])
    error_message = "Queues are encrypted with SQS's own key."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue.crawler["sales"].redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letter["sales"].arn
    error_message = aws_sqs_queue.crawler["sales"].redrive_policy
  }
  assert {
    condition     = aws_sqs_queue.crawler["product"].tags == tomap({ domain = "product", owner = "merchandising" })
    error_message = jsonencode(aws_sqs_queue.crawler["product"].tags)
  }
  assert {
    condition = output.crawler_queues["sales"] == {
      arn             = aws_sqs_queue.crawler["sales"].arn
      dead_letter_arn = aws_sqs_queue.dead_letter["sales"].arn
      prefix          = "sales/"
    } && length(output.crawler_queues) == 2
    error_message = jsonencode(output.crawler_queues)
  }
}

run "only_s3_on_behalf_of_bronze_may_send_to_a_crawlers_queue" {
  command = plan

  variables {
    crawlers = { mode = "event" }
  }

  assert {
    condition = [for statement in jsondecode(aws_sqs_queue_policy.crawler["sales"].policy).Statement : statement if statement.Effect == "Allow"] == [{
      Sid       = "BronzeAnnounces"
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.crawler["sales"].arn
      Condition = {
        ArnEquals    = { "aws:SourceArn" = "arn:aws:s3:::saleslake-dev-bronze" }
        StringEquals = { "aws:SourceAccount" = "123456789012" }
      }
    }]
    error_message = aws_sqs_queue_policy.crawler["sales"].policy
  }
  assert {
    condition = alltrue([
      for policy in concat(values(aws_sqs_queue_policy.crawler), values(aws_sqs_queue_policy.dead_letter)) :
      contains([for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny" && statement.Principal == "*" && statement.Action == "sqs:*" ? jsonencode(statement.Condition) : ""], jsonencode({ Bool = { "aws:SecureTransport" = "false" } }))
    ])
    error_message = "Every queue refuses what comes without TLS."
  }
  assert {
    condition     = alltrue([for policy in aws_sqs_queue_policy.dead_letter : length([for statement in jsondecode(policy.policy).Statement : statement if statement.Effect == "Allow"]) == 0])
    error_message = "A dead-letter queue's policy allows nothing."
  }
}

run "a_delimiter_that_glue_does_not_support_means_no_classifier" {
  command = plan

  variables {
    feeds = {
      till = {
        name       = "till"
        domain     = "sales"
        schema     = { properties = [{ name = "receipt_no" }] }
        properties = { format = "csv", options = { delimiter = "||" } }
      }
    }
  }

  assert {
    condition     = length(aws_glue_classifier.csv) == 0 && length(aws_glue_crawler.domain["sales"].classifiers) == 0
    error_message = "Glue refuses delimiters of more than one character."
  }
}

run "custom_arguments_are_added_to_those_of_the_job" {
  command = plan

  variables {
    jobs = {
      maintain        = { arguments = { "--conf" = "spark.sql.shuffle.partitions=8", "--enable-auto-scaling" = "false" } }
      promote-to-gold = {}
    }
  }

  assert {
    condition     = aws_glue_job.this["maintain"].default_arguments["--conf"] == "spark.sql.shuffle.partitions=8" && aws_glue_job.this["maintain"].default_arguments["--enable-auto-scaling"] == "false"
    error_message = jsonencode(aws_glue_job.this["maintain"].default_arguments)
  }
  assert {
    condition     = aws_glue_job.this["maintain"].default_arguments["--class"] == "SalesLakeJob"
    error_message = jsonencode(aws_glue_job.this["maintain"].default_arguments)
  }
  assert {
    condition     = !contains(keys(aws_glue_job.this["promote-to-gold"].default_arguments), "--conf")
    error_message = jsonencode(aws_glue_job.this["promote-to-gold"].default_arguments)
  }
}

run "the_folder_of_contracts_is_named_after_all_their_hashes" {
  command = plan

  variables {
    contracts = { "sales/orders.yaml" = "tests/files/contracts/sales/orders.yaml" }
  }

  assert {
    condition     = aws_s3_object.contract["sales/orders.yaml"].key == "contracts/${substr(sha256(jsonencode({ "sales/orders.yaml" = filesha256("tests/files/contracts/sales/orders.yaml") })), 0, 16)}/sales/orders.yaml"
    error_message = aws_s3_object.contract["sales/orders.yaml"].key
  }
}

run "a_named_table_is_compacted_and_cleared" {
  command = plan

  variables {
    optimized_tables = ["silver.orders", "gold.daily_sales"]
  }

  assert {
    condition = { for key, optimizer in aws_glue_catalog_table_optimizer.this : key => join(" ", [optimizer.catalog_id, optimizer.database_name, optimizer.table_name, optimizer.type]) } == {
      "silver.orders.compaction"              = "123456789012 saleslake_dev_silver orders compaction"
      "silver.orders.retention"               = "123456789012 saleslake_dev_silver orders retention"
      "silver.orders.orphan_file_deletion"    = "123456789012 saleslake_dev_silver orders orphan_file_deletion"
      "gold.daily_sales.compaction"           = "123456789012 saleslake_dev_gold daily_sales compaction"
      "gold.daily_sales.retention"            = "123456789012 saleslake_dev_gold daily_sales retention"
      "gold.daily_sales.orphan_file_deletion" = "123456789012 saleslake_dev_gold daily_sales orphan_file_deletion"
    }
    error_message = jsonencode(keys(aws_glue_catalog_table_optimizer.this))
  }
  assert {
    condition     = alltrue([for optimizer in aws_glue_catalog_table_optimizer.this : optimizer.configuration[0].enabled && optimizer.configuration[0].role_arn == var.role_arns.optimizer])
    error_message = "Optimizers run as the optimizer."
  }
  assert {
    condition = aws_glue_catalog_table_optimizer.this["silver.orders.retention"].configuration[0].retention_configuration[0].iceberg_configuration[0] == {
      clean_expired_files               = true
      number_of_snapshots_to_retain     = 20
      snapshot_retention_period_in_days = 7
    }
    error_message = jsonencode(aws_glue_catalog_table_optimizer.this["silver.orders.retention"].configuration)
  }
  assert {
    condition     = aws_glue_catalog_table_optimizer.this["silver.orders.orphan_file_deletion"].configuration[0].orphan_file_deletion_configuration[0].iceberg_configuration[0].orphan_file_retention_period_in_days == 7
    error_message = jsonencode(aws_glue_catalog_table_optimizer.this["silver.orders.orphan_file_deletion"].configuration)
  }
  assert {
    condition     = alltrue([for key, optimizer in aws_glue_catalog_table_optimizer.this : length(optimizer.configuration[0].retention_configuration) == (endswith(key, ".retention") ? 1 : 0)])
    error_message = "Only retention retains."
  }
}
