# One database per layer, and the encryption settings of Glue. Crawlers, jobs, optimizers and rulesets are in separate files.

resource "aws_glue_catalog_database" "layer" {
  for_each = var.databases

  name        = each.value
  description = "The ${each.key} layer of ${var.name_prefix}."
  # Iceberg creates the folder of each new table below this location. A trailing slash would be doubled.
  location_uri = "s3://${var.buckets[each.key].name}"
}

# One setting per account and region: if two lakes share an account, only one of them may set it.
resource "aws_glue_data_catalog_encryption_settings" "this" {
  count = var.encrypt_catalog ? 1 : 0

  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = var.kms_key_arn
      return_connection_password_encrypted = true
    }
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = var.kms_key_arn
    }
  }
}

resource "aws_glue_security_configuration" "this" {
  name = var.name_prefix

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = var.kms_key_arn
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = var.kms_key_arn
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = var.kms_key_arn
    }
  }
}
