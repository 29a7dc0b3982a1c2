locals {
  artifacts_uri = "s3://${var.buckets["artifacts"].name}"

  # One folder per version of the contracts: a run that starts during an apply reads the old contracts or the new ones, never a mix.
  contracts_digest = substr(sha256(jsonencode({ for path, file in var.contracts : path => filesha256(file) })), 0, 16)
  contracts_folder = "contracts/${local.contracts_digest}/"

  # "Using job parameters in AWS Glue jobs"
  fixed_arguments = {
    "--bronze"                           = "s3://${var.buckets["bronze"].name}"
    "--class"                            = trimsuffix(basename(var.artifacts.launcher), ".scala")
    "--contracts"                        = "${local.artifacts_uri}/${local.contracts_folder}"
    "--database-prefix"                  = trimsuffix(var.databases.silver, "silver")
    "--datalake-formats"                 = "iceberg"
    "--enable-continuous-cloudwatch-log" = "true"
    "--enable-job-insights"              = "true"
    "--enable-metrics"                   = "true"
    "--enable-observability-metrics"     = "true"
    "--enable-spark-ui"                  = "true"
    "--extra-jars"                       = "${local.artifacts_uri}/${aws_s3_object.jar.key}"
    # The ledger records which files are processed.
    "--job-bookmark-option"   = "job-bookmark-disable"
    "--job-language"          = "scala"
    "--metrics-namespace"     = var.metrics
    "--spark-event-logs-path" = "${local.artifacts_uri}/spark-events/"
    "--TempDir"               = "${local.artifacts_uri}/temp/"
  }

  # These, and the arguments that differ between jobs.
  reserved_arguments = concat(keys(local.fixed_arguments), ["--custom-logGroup-prefix", "--lake-job"])

  job_arguments = {
    for job, settings in var.jobs : job => merge(
      # With auto scaling, the number of workers is a maximum, and the job run reports the DPU-seconds.
      { "--enable-auto-scaling" = "true" },
      settings.arguments,
      local.fixed_arguments,
      {
        # Glue adds /<security configuration>-role/<role>/output and /error ("Logging for AWS Glue jobs").
        "--custom-logGroup-prefix" = "/aws-glue/jobs/${var.name_prefix}-${job}"
        "--lake-job"               = job
      },
    )
  }
}

# The keys contain hashes, so new code changes the job. New objects are created before old ones are deleted, so a job never refers to
# a missing object.
resource "aws_s3_object" "jar" {
  bucket                 = var.buckets["artifacts"].name
  key                    = "jobs/${filemd5(var.artifacts.jar)}/${basename(var.artifacts.jar)}"
  source                 = var.artifacts.jar
  source_hash            = filemd5(var.artifacts.jar)
  server_side_encryption = "aws:kms"
  kms_key_id             = var.kms_key_arn
  bucket_key_enabled     = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_object" "launcher" {
  bucket                 = var.buckets["artifacts"].name
  key                    = "jobs/${filemd5(var.artifacts.launcher)}/${basename(var.artifacts.launcher)}"
  source                 = var.artifacts.launcher
  source_hash            = filemd5(var.artifacts.launcher)
  server_side_encryption = "aws:kms"
  kms_key_id             = var.kms_key_arn
  bucket_key_enabled     = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_object" "contract" {
  for_each = var.contracts

  bucket                 = var.buckets["artifacts"].name
  key                    = "${local.contracts_folder}${each.key}"
  source                 = each.value
  source_hash            = filemd5(each.value)
  server_side_encryption = "aws:kms"
  kms_key_id             = var.kms_key_arn
  bucket_key_enabled     = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_glue_job" "this" {
  for_each = var.jobs

  name                   = "${var.name_prefix}-${each.key}"
  role_arn               = var.role_arns[each.key]
  glue_version           = "6.0"
  worker_type            = each.value.worker_type
  number_of_workers      = each.value.workers
  execution_class        = each.value.flex ? "FLEX" : "STANDARD"
  timeout                = each.value.timeout_minutes
  max_retries            = 0 # Glue would also retry user errors; the pipeline retries external failures.
  security_configuration = aws_glue_security_configuration.this.name
  default_arguments      = local.job_arguments[each.key]

  command {
    name            = "glueetl"
    script_location = "${local.artifacts_uri}/${aws_s3_object.launcher.key}"
  }

  # Two runs of the same job would process the same batch.
  execution_property {
    max_concurrent_runs = 1
  }

  depends_on = [aws_s3_object.contract]
}
