mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

# The example of the README.
variables {
  alarm       = { actions = ["arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"] }
  databases   = { gold = "saleslake_dev_gold" }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
  limits      = { bytes_per_query = 2e10, bytes_per_hour = 2e11 }
  marts = {
    daily_sales = {
      description     = "What was sold per day."
      freshness_hours = 26
      properties      = { recompute = { column = "order_date" } }
      schema = {
        properties = [
          { name = "order_date", logicalType = "date" },
          { name = "feed", logicalType = "string" },
          { name = "orders", logicalType = "integer" },
          { name = "revenue", logicalType = "number", physicalType = "decimal(28,4)", description = "Sales and returns together" },
        ]
      }
    }
  }
  name_prefix = "saleslake-dev"
  results     = "saleslake-dev-query-results-123456789012-eu-west-1"
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Enforces the settings of the workgroup.
  assert {
    condition = alltrue([
      aws_athena_workgroup.this.name == "saleslake-dev",
      aws_athena_workgroup.this.force_destroy,
      aws_athena_workgroup.this.configuration[0].enforce_workgroup_configuration,
      aws_athena_workgroup.this.configuration[0].publish_cloudwatch_metrics_enabled,
      aws_athena_workgroup.this.configuration[0].engine_version[0].selected_engine_version == "Athena engine version 3",
      output.workgroup == "saleslake-dev",
    ])
    error_message = "The workgroup must enforce its settings."
  }

  # Encrypts results in the accounts own bucket.
  assert {
    condition = alltrue([
      aws_athena_workgroup.this.configuration[0].result_configuration[0].output_location == "s3://saleslake-dev-query-results-123456789012-eu-west-1/",
      aws_athena_workgroup.this.configuration[0].result_configuration[0].expected_bucket_owner == "123456789012",
      aws_athena_workgroup.this.configuration[0].result_configuration[0].encryption_configuration[0].encryption_option == "SSE_KMS",
      aws_athena_workgroup.this.configuration[0].result_configuration[0].encryption_configuration[0].kms_key_arn == "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000",
    ])
    error_message = "Results must be encrypted by the lake's key, in the account's own bucket."
  }

  # Stops a query that scans too much.
  assert {
    condition     = aws_athena_workgroup.this.configuration[0].bytes_scanned_cutoff_per_query == 20000000000
    error_message = "The limit of a query must be the workgroup's cutoff."
  }

  # Fires when the workgroup scans too much in an hour.
  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.scanned.alarm_name == "saleslake-dev-athena-scanned",
      aws_cloudwatch_metric_alarm.scanned.threshold == 200000000000,
      aws_cloudwatch_metric_alarm.scanned.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.scanned.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.scanned.alarm_actions == toset(["arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"]),
    ])
    error_message = "The alarm must fire above the hour's limit."
  }
  assert {
    condition = toset(flatten([for query in aws_cloudwatch_metric_alarm.scanned.metric_query : [
      for metric in query.metric : "${metric.namespace} ${metric.metric_name} ${metric.stat} ${metric.period} ${metric.dimensions["WorkGroup"]} ${metric.dimensions["QueryType"]} ${metric.dimensions["QueryState"]}"
    ]])) == toset([for state in ["SUCCEEDED", "FAILED", "CANCELED"] : "AWS/Athena ProcessedBytes Sum 3600 saleslake-dev DML ${state}"])
    error_message = "The alarm must add up what all queries of the workgroup scanned within an hour, in any final state."
  }
  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.scanned.metric_query : query.expression if query.return_data == true] == ["SUM(METRICS())"]
    error_message = "The alarm must look at the sum."
  }

  # Shows each mart as a view of its contract.
  assert {
    condition = alltrue([
      aws_glue_catalog_table.view["daily_sales"].name == "daily_sales_view",
      aws_glue_catalog_table.view["daily_sales"].database_name == "saleslake_dev_gold",
      aws_glue_catalog_table.view["daily_sales"].table_type == "VIRTUAL_VIEW",
      aws_glue_catalog_table.view["daily_sales"].description == "What was sold per day.",
      aws_glue_catalog_table.view["daily_sales"].parameters == tomap({ presto_view = "true", comment = "Presto View" }),
      output.views == { daily_sales = "saleslake_dev_gold.daily_sales_view" },
    ])
    error_message = "The view must be one that Athena knows as a view."
  }
  assert {
    condition = [for column in aws_glue_catalog_table.view["daily_sales"].storage_descriptor[0].columns : [column.name, column.type, column.comment]] == [
      ["order_date", "date", ""],
      ["feed", "string", ""],
      ["orders", "bigint", ""],
      ["revenue", "decimal(28,4)", "Sales and returns together"],
    ]
    error_message = "The catalog must show the contract's columns, in its order, with its comments."
  }
  assert {
    condition = jsondecode(base64decode(split(" ", aws_glue_catalog_table.view["daily_sales"].view_original_text)[3])) == {
      originalSql = "SELECT\n  \"order_date\",\n  \"feed\",\n  \"orders\",\n  \"revenue\"\nFROM \"saleslake_dev_gold\".\"daily_sales\""
      catalog     = "awsdatacatalog"
      schema      = "saleslake_dev_gold"
      columns = [
        { name = "order_date", type = "date" },
        { name = "feed", type = "varchar" },
        { name = "orders", type = "bigint" },
        { name = "revenue", type = "decimal(28,4)" },
      ]
    }
    error_message = "Athena must be given the query and its own types."
  }
  assert {
    condition     = can(regex("^/\\* Presto View: [A-Za-z0-9+/=]+ \\*/$", aws_glue_catalog_table.view["daily_sales"].view_original_text)) && aws_glue_catalog_table.view["daily_sales"].view_expanded_text == "/* Presto View */"
    error_message = "The text must have the form that Athena expects."
  }

  # Offers the newest rows of each mart and their age.
  assert {
    condition = alltrue([
      aws_athena_named_query.newest["daily_sales"].name == "saleslake-dev-daily_sales-newest",
      aws_athena_named_query.newest["daily_sales"].database == "saleslake_dev_gold",
      aws_athena_named_query.newest["daily_sales"].query == "SELECT *\nFROM \"saleslake_dev_gold\".\"daily_sales_view\"\nORDER BY \"order_date\" DESC\nLIMIT 100",
      aws_athena_named_query.freshness[0].name == "saleslake-dev-freshness",
      strcontains(aws_athena_named_query.freshness[0].query, "FROM \"saleslake_dev_gold\".\"daily_sales$snapshots\""),
      strcontains(aws_athena_named_query.freshness[0].query, "CAST(26 AS double) AS promised_hours"),
    ])
    error_message = "The queries must look at the mart."
  }
}

run "supports_all_types_of_contracts" {
  command = plan

  variables {
    marts = {
      everything = {
        description = "One column of each type."
        schema = {
          properties = [
            { name = "a", logicalType = "string" },
            { name = "b", logicalType = "integer", physicalType = "int" },
            { name = "c", logicalType = "integer", physicalType = "bigint" },
            { name = "d", logicalType = "number", physicalType = "decimal(18, 4)" },
            { name = "e", logicalType = "number", physicalType = "double" },
            { name = "f", logicalType = "boolean" },
            { name = "g", logicalType = "date" },
            { name = "h", logicalType = "timestamp" },
          ]
        }
      }
    }
  }

  assert {
    condition     = [for column in aws_glue_catalog_table.view["everything"].storage_descriptor[0].columns : column.type] == ["string", "int", "bigint", "decimal(18,4)", "double", "boolean", "date", "timestamp"]
    error_message = "The catalog has Hive's types."
  }
  assert {
    condition     = jsondecode(base64decode(split(" ", aws_glue_catalog_table.view["everything"].view_original_text)[3])).columns[*].type == ["varchar", "integer", "bigint", "decimal(18,4)", "double", "boolean", "date", "timestamp(6)"]
    error_message = "The view has Athena's types."
  }
  assert {
    condition     = strcontains(jsondecode(base64decode(split(" ", aws_glue_catalog_table.view["everything"].view_original_text)[3])).originalSql, "CAST(\"h\" AT TIME ZONE 'UTC' AS timestamp(6)) AS \"h\"")
    error_message = "A view has no time zones."
  }
  assert {
    condition     = strcontains(aws_athena_named_query.newest["everything"].query, "ORDER BY \"h\" DESC")
    error_message = "Without a column that the mart is recomputed by, its last date or time determines the newest rows."
  }
  assert {
    condition     = strcontains(aws_athena_named_query.freshness[0].query, "CAST(NULL AS double) AS promised_hours")
    error_message = "What is not promised is NULL."
  }
}

run "lists_queries_by_name" {
  assert {
    condition     = keys(output.named_queries) == ["saleslake-dev-daily_sales-newest", "saleslake-dev-freshness"]
    error_message = "The output must have every query."
  }
}

run "lists_rows_in_any_order_without_a_date" {
  command = plan

  variables {
    marts = {
      regions = {
        description = "Regions."
        schema      = { properties = [{ name = "region", logicalType = "string" }] }
      }
    }
  }

  assert {
    condition     = aws_athena_named_query.newest["regions"].query == "SELECT *\nFROM \"saleslake_dev_gold\".\"regions_view\"\nLIMIT 100"
    error_message = "There is nothing to order by."
  }
}

run "adds_a_view_and_a_query_with_a_mart" {
  command = plan

  variables {
    marts = {
      one = { description = "One.", schema = { properties = [{ name = "a", logicalType = "string" }] } }
      two = { description = "Two.", schema = { properties = [{ name = "a", logicalType = "date" }] } }
    }
  }

  assert {
    condition     = keys(aws_glue_catalog_table.view) == ["one", "two"] && keys(aws_athena_named_query.newest) == ["one", "two"]
    error_message = "Each mart has a view and a query."
  }
  assert {
    condition     = length(split("UNION ALL", aws_athena_named_query.freshness[0].query)) == 2
    error_message = "One query must return the age of both."
  }
}

run "works_without_marts" {
  variables {
    marts = {}
  }

  assert {
    condition     = length(aws_glue_catalog_table.view) == 0 && length(aws_athena_named_query.freshness) == 0 && output.named_queries == {}
    error_message = "Without marts there is only the workgroup."
  }
}

run "rejects_a_type_that_contracts_do_not_have" {
  command = plan

  variables {
    marts = { odd = { description = "Odd.", schema = { properties = [{ name = "a", logicalType = "object" }] } } }
  }

  expect_failures = [var.marts]
}

run "rejects_a_limit_that_athena_rejects" {
  command = plan

  variables {
    limits = { bytes_per_query = 1e6 }
  }

  expect_failures = [var.limits]
}

run "rejects_an_hour_that_is_less_than_a_query" {
  command = plan

  variables {
    limits = { bytes_per_query = 1e11, bytes_per_hour = 1e10 }
  }

  expect_failures = [var.limits]
}

run "rejects_databases_without_gold" {
  command = plan

  variables {
    databases = { silver = "saleslake_dev_silver" }
  }

  expect_failures = [var.databases]
}
