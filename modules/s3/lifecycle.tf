# Objects that S3 deletes. The age of a file does not show whether an Iceberg table still needs it, and replay needs all of bronze, so
# current objects expire only in logs and query-results.

locals {
  expiry_days = {
    logs          = var.retention.access_logs
    query-results = var.retention.query_results
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.keys

  bucket = aws_s3_bucket.this[each.key].bucket

  rule {
    id     = "unfinished-uploads"
    status = "Enabled"
    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = var.retention.unfinished_uploads
    }
  }

  rule {
    id     = "earlier-versions"
    status = "Enabled"
    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.retention.noncurrent_versions
    }
  }

  # All of these tiers are readable without a delay.
  dynamic "rule" {
    for_each = each.key == "bronze" ? ["intelligent-tiering"] : []

    content {
      id     = rule.value
      status = "Enabled"
      filter {}

      transition {
        days          = 0
        storage_class = "INTELLIGENT_TIERING"
      }
    }
  }

  dynamic "rule" {
    for_each = contains(keys(local.expiry_days), each.key) ? [local.expiry_days[each.key]] : []

    content {
      id     = "expiry"
      status = "Enabled"
      filter {}

      expiration {
        days = rule.value
      }
    }
  }

  # Rules on noncurrent versions require versioning.
  depends_on = [aws_s3_bucket_versioning.this]
}
