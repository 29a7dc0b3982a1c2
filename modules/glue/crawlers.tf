locals {
  by_event = var.crawlers.mode == "event"

  feeds_of = {
    for domain in toset([for feed in var.feeds : feed.domain]) :
    domain => [for name in sort(keys(var.feeds)) : var.feeds[name] if var.feeds[name].domain == domain]
  }

  # A crawler in event mode accepts a single target, a folder ("Accelerating crawls using Amazon S3 event notifications").
  targets = {
    for domain, feeds in local.feeds_of :
    domain => [
      for folder in local.by_event ? [domain] : [for feed in feeds : "${domain}/${feed.name}"] :
      "s3://${var.buckets["bronze"].name}/${folder}/"
    ]
  }

  # A classifier's delimiter is one character ("CsvClassifier"); files with a longer delimiter use Glue's built-in classifiers.
  csv_feeds = {
    for name, feed in var.feeds :
    name => feed if lower(feed.properties.format) == "csv" && length(feed.properties.options.delimiter) == 1
  }
}

# Header and types come from the contract, so the crawler does not infer them from a sample. All values are text, as in the jobs:
# quoted values need OpenCSVSerDe, which fails on empty numeric fields.
resource "aws_glue_classifier" "csv" {
  for_each = local.csv_feeds

  name = "${var.name_prefix}-${each.key}"

  csv_classifier {
    allow_single_column        = length(each.value.schema.properties) == 1
    contains_header            = each.value.properties.options.header ? "PRESENT" : "ABSENT"
    custom_datatype_configured = true
    custom_datatypes           = [for column in each.value.schema.properties : "STRING"]
    delimiter                  = each.value.properties.options.delimiter
    disable_value_trimming     = true
    header                     = [for column in each.value.schema.properties : coalesce(column.physicalName, column.name)]
    quote_symbol               = each.value.properties.options.quote
    serde                      = "OpenCSVSerDe"
  }
}

# The targets of a crawler that reads new folders only cannot be changed ("Scheduling incremental crawls for adding new
# partitions"), so a new feed replaces the crawler, and its first crawl reads all folders of the domain.
resource "terraform_data" "targets" {
  for_each = local.targets

  input = { mode = var.crawlers.mode, paths = each.value, exclusions = var.crawlers.exclusions }
}

resource "aws_glue_crawler" "domain" {
  for_each = local.targets

  name                   = "${var.name_prefix}-${each.key}"
  description            = "Files in bronze of the domain ${each.key}."
  database_name          = aws_glue_catalog_database.layer["bronze"].name
  role                   = var.role_arns["crawler"]
  schedule               = var.crawlers.schedule
  security_configuration = aws_glue_security_configuration.this.name
  classifiers            = [for feed in local.feeds_of[each.key] : aws_glue_classifier.csv[feed.name].name if contains(keys(local.csv_feeds), feed.name)]
  tags                   = { domain = each.key, owner = var.domains[each.key] }

  dynamic "s3_target" {
    for_each = each.value

    content {
      path                = s3_target.value
      exclusions          = var.crawlers.exclusions
      event_queue_arn     = local.by_event ? aws_sqs_queue.crawler[each.key].arn : null
      dlq_event_queue_arn = local.by_event ? aws_sqs_queue.dead_letter[each.key].arn : null
    }
  }

  recrawl_policy {
    recrawl_behavior = local.by_event ? "CRAWL_EVENT_MODE" : "CRAWL_NEW_FOLDERS_ONLY"
  }

  # Both recrawl modes require LOG. The contracts define the schemas.
  schema_change_policy {
    delete_behavior = "LOG"
    update_behavior = "LOG"
  }

  configuration = jsonencode({
    Version = 1.0
    # Not supported where the catalog is encrypted ("Generating partition indexes").
    CreatePartitionIndex = false
    Grouping = {
      TableGroupingPolicy = "CombineCompatibleSchemas"
      # The bucket is level 1, the domain 2, the feed 3 ("Specifying the table location and partitioning level").
      TableLevelConfiguration = 3
    }
    CrawlerOutput = {
      Partitions = { AddOrUpdateBehavior = "InheritFromTable" }
      Tables = {
        AddOrUpdateBehavior = "MergeNewColumns"
        # One table per feed. More tables mean that Glue misread the folders, and the crawl fails. The documentation says both
        # "greater than" and "not less than" the threshold; one more than the number of feeds satisfies both.
        TableThreshold = length(local.feeds_of[each.key]) + 1
      }
    }
  })

  lifecycle {
    replace_triggered_by = [terraform_data.targets[each.key]]
  }

  depends_on = [aws_sqs_queue_policy.crawler]
}

# S3 announces new files of a domain in this queue. It is encrypted with the key of SQS, not with the lake's key: S3 can send to a
# queue with a customer key only if the key's policy allows S3. Messages contain file names only.
resource "aws_sqs_queue" "crawler" {
  for_each = local.by_event ? local.targets : {}

  name                       = "${var.name_prefix}-crawler-${each.key}"
  message_retention_seconds  = 1209600
  visibility_timeout_seconds = 3600
  sqs_managed_sse_enabled    = true
  tags                       = { domain = each.key, owner = var.domains[each.key] }

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter[each.key].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  for_each = local.by_event ? local.targets : {}

  name                      = "${var.name_prefix}-crawler-${each.key}-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags                      = { domain = each.key, owner = var.domains[each.key] }
}

locals {
  tls_only = {
    for name, queue in merge(
      { for domain, queue in aws_sqs_queue.crawler : domain => queue.arn },
      { for domain, queue in aws_sqs_queue.dead_letter : "${domain}-dead" => queue.arn },
    ) :
    name => {
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = queue
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
  }

  queue_policies = {
    for domain, queue in aws_sqs_queue.crawler : domain => jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "BronzeAnnounces"
          Effect    = "Allow"
          Principal = { Service = "s3.amazonaws.com" }
          Action    = "sqs:SendMessage"
          Resource  = queue.arn
          Condition = {
            ArnEquals    = { "aws:SourceArn" = var.buckets["bronze"].arn }
            StringEquals = { "aws:SourceAccount" = var.account_id }
          }
        },
        local.tls_only[domain],
      ]
    })
  }

  dead_letter_policies = {
    for domain, queue in aws_sqs_queue.dead_letter : domain => jsonencode({
      Version   = "2012-10-17"
      Statement = [local.tls_only["${domain}-dead"]]
    })
  }
}

resource "aws_sqs_queue_policy" "crawler" {
  for_each = local.queue_policies

  queue_url = aws_sqs_queue.crawler[each.key].url
  policy    = each.value
}

resource "aws_sqs_queue_policy" "dead_letter" {
  for_each = local.dead_letter_policies

  queue_url = aws_sqs_queue.dead_letter[each.key].url
  policy    = each.value
}
