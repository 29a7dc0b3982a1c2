# The modules of the lake, in the order of the data flow.

locals {
  prefix  = "${var.project}-${var.environment}"
  metrics = "${var.project}/${var.environment}"
  arn     = "arn:${data.aws_partition.current.partition}"

  # Names that Terraform and the jobs share.
  names = jsondecode(file("${path.root}/lake-contracts/src/main/resources/io/saleslake/names/names.json"))

  # Names of resources that one module creates and another module needs first.
  databases     = { for layer in ["bronze", "silver", "gold", "ops"] : layer => "${var.project}_${var.environment}_${layer}" }
  jobs          = toset(values(local.names.jobs))
  crawlers      = { for domain in toset([for feed in local.feeds : feed.domain]) : domain => "${local.prefix}-${domain}" }
  state_machine = "${local.arn}:states:${var.region}:${var.account_id}:stateMachine:${local.prefix}-promotion"

  # With a security configuration, Glue adds its name and the name of the role to the names of the log groups
  # (AWS Glue developer guide, "Logging for AWS Glue jobs").
  log_groups = merge(
    { for job in local.jobs : "${job}-output" => "/aws-glue/jobs/${local.prefix}-${job}/${local.prefix}-role/${local.prefix}-${job}/output" },
    { for job in local.jobs : "${job}-error" => "/aws-glue/jobs/${local.prefix}-${job}/${local.prefix}-role/${local.prefix}-${job}/error" },
    {
      crawlers = "/aws-glue/crawlers-role/${local.prefix}-crawler-${local.prefix}"
      events   = "/aws/events/${local.prefix}"
      pipeline = "/aws/vendedlogs/states/${local.prefix}-promotion"
    },
  )

  # The jobs and datasets that get alarms.
  watched_jobs = {
    for job in local.jobs :
    job => { name = "${local.prefix}-${job}", timeout_minutes = contains(keys(var.jobs), job) ? var.jobs[job].timeout_minutes : 60 }
  }
  watched = { for key, dataset in local.datasets : key => { domain = dataset.domain, owner = dataset.owner } }
}

data "aws_partition" "current" {}

module "s3" {
  source = "./modules/s3"

  account_id      = var.account_id
  bronze_queues   = module.glue.crawler_queues
  destroy_allowed = var.destroy_allowed
  environment     = var.environment
  name_prefix     = local.prefix
  region          = var.region
  retention       = var.retention
}

module "iam" {
  source = "./modules/iam"

  account_id           = var.account_id
  actors               = local.actors
  buckets              = module.s3.buckets
  databases            = local.databases
  kms_key_arn          = module.s3.kms_key_arn
  name_prefix          = local.prefix
  permissions_boundary = var.permissions_boundary
  region               = var.region
}

module "glue" {
  source = "./modules/glue"

  account_id       = var.account_id
  artifacts        = { jar = "${path.root}/${var.artifacts.jar}", launcher = "${path.root}/${var.artifacts.launcher}" }
  buckets          = module.s3.buckets
  contracts        = local.contract_texts
  crawlers         = var.crawlers
  databases        = local.databases
  domains          = local.domains
  feeds            = local.feeds
  jobs             = merge({ for job in local.jobs : job => {} }, var.jobs)
  kms_key_arn      = module.s3.kms_key_arn
  marts            = local.marts
  metrics          = local.metrics
  name_prefix      = local.prefix
  optimized_tables = var.optimized_tables
  role_arns        = module.iam.role_arns
  tables           = local.tables
}

module "pipeline" {
  source = "./modules/pipeline"

  account_id    = var.account_id
  bronze_bucket = module.s3.buckets["bronze"].name
  job_names     = module.glue.job_names
  log_group_arn = module.cloudwatch.log_group_arns["pipeline"]
  name_prefix   = local.prefix
  region        = var.region
  retried       = local.names.failures.EXTERNAL
  role_arns     = module.iam.role_arns
  starts        = var.pipeline
  topic_arn     = module.cloudwatch.topic_arn
}

module "athena" {
  source = "./modules/athena"

  alarm       = { actions = var.alarms.notify == "each" ? [module.cloudwatch.topic_arn] : [], runbooks = var.alarms.runbooks }
  databases   = module.glue.databases
  kms_key_arn = module.s3.kms_key_arn
  limits      = var.athena
  marts       = local.marts
  name_prefix = local.prefix
  results     = module.s3.buckets["query-results"].name
}

module "redshift" {
  source = "./modules/redshift"

  databases   = module.glue.databases
  kms_key_arn = module.s3.kms_key_arn
  name_prefix = local.prefix
  role_arn    = lookup(module.iam.role_arns, "redshift", null)
  settings    = var.redshift
}

module "cloudwatch" {
  source = "./modules/cloudwatch"

  account_id    = var.account_id
  alarms        = var.alarms
  buckets       = { for layer in ["bronze", "silver", "gold"] : layer => module.s3.buckets[layer].name }
  crawlers      = local.crawlers
  datasets      = local.watched
  jobs          = local.watched_jobs
  kms_key_arn   = module.s3.kms_key_arn
  log_days      = var.retention.job_logs
  log_groups    = local.log_groups
  metrics       = local.metrics
  name_prefix   = local.prefix
  region        = var.region
  run_seconds   = { metric = local.names.metrics.RUN_SECONDS, dimension = local.names.dimensions.JOB }
  state_machine = local.state_machine
}

module "monitoring" {
  source = "./modules/monitoring"

  alarm_names      = concat(module.cloudwatch.alarm_names, module.athena.alarm_names)
  alarms           = var.alarms
  artifacts_bucket = module.s3.buckets["artifacts"].name
  buckets          = { for layer in ["bronze", "silver", "gold"] : layer => module.s3.buckets[layer].name }
  contracts        = local.contract_texts
  freshness_hours  = [for dataset in local.datasets : dataset.freshness_hours if dataset.freshness_hours != null]
  jobs             = merge({ for job in local.jobs : job => {} }, var.jobs)
  kms_key_arn      = module.s3.kms_key_arn
  metrics          = local.metrics
  name_prefix      = local.prefix
  ops_database     = local.databases["ops"]
  region           = var.region
  scheduled        = var.pipeline.schedule != null
  state_machine    = local.state_machine
  template         = "${path.root}/${var.artifacts.monitoring}"
  topic_arn        = module.cloudwatch.topic_arn
}

module "governance" {
  source = "./modules/governance"

  account_id      = var.account_id
  buckets         = module.s3.buckets
  databases       = module.glue.databases
  destroy_allowed = var.destroy_allowed
  domains         = local.domains
  enabled         = var.governance
  kms_key_arn     = module.s3.kms_key_arn
  name_prefix     = local.prefix
  region          = var.region
  role_arns       = module.iam.role_arns
  tables = {
    for name, dataset in merge(local.tables, local.marts) :
    "${dataset.kind == "table" ? "silver" : "gold"}.${name}" => dataset.domain
    if contains(var.governance.tables, "${dataset.kind == "table" ? "silver" : "gold"}.${name}")
  }
}
