# The buckets of the lake: private, encrypted, versioned, with access logs.

data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition

  # Account and region make the names globally unique without a random suffix.
  keys  = toset(["bronze", "silver", "gold", "ops", "artifacts", "query-results", "logs"])
  names = { for key in local.keys : key => "${var.name_prefix}-${key}-${var.account_id}-${var.region}" }
  arns  = { for key, name in local.names : key => "arn:${local.partition}:s3:::${name}" }

  # Logging access to the logs bucket would create a log entry for every log delivery.
  logged = setsubtract(local.keys, ["logs"])

  # Two settings are required to delete data.
  destroy = var.destroy_allowed && var.environment != "prod"
}

resource "aws_s3_bucket" "this" {
  for_each = local.keys

  bucket        = local.names[each.key]
  force_destroy = local.destroy
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.keys

  bucket = aws_s3_bucket.this[each.key].bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.keys

  bucket                  = aws_s3_bucket.this[each.key].bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.keys

  bucket = aws_s3_bucket.this[each.key].bucket

  versioning_configuration {
    status = "Enabled"
  }
}

# S3 delivers access logs only to buckets whose default is SSE-S3
# (Amazon S3 User Guide, "Enabling Amazon S3 server access logging").
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.keys

  bucket = aws_s3_bucket.this[each.key].bucket

  rule {
    bucket_key_enabled = each.key != "logs"

    apply_server_side_encryption_by_default {
      sse_algorithm     = each.key == "logs" ? "AES256" : "aws:kms"
      kms_master_key_id = each.key == "logs" ? null : aws_kms_key.this.arn
    }
  }
}

resource "aws_s3_bucket_logging" "this" {
  for_each = local.logged

  bucket        = aws_s3_bucket.this[each.key].bucket
  target_bucket = aws_s3_bucket.this["logs"].bucket
  target_prefix = "${each.key}/"

  depends_on = [aws_s3_bucket_policy.this]
}

# EventBridge receives events for all new objects, each queue those under its prefix.
resource "aws_s3_bucket_notification" "bronze" {
  bucket      = aws_s3_bucket.this["bronze"].bucket
  eventbridge = true

  dynamic "queue" {
    for_each = var.bronze_queues

    content {
      id            = queue.key
      queue_arn     = queue.value.arn
      events        = ["s3:ObjectCreated:*"]
      filter_prefix = queue.value.prefix
    }
  }
}
