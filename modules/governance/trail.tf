# A record of who read or wrote which object of the lake. It excludes the logs bucket, where each delivery by S3 would be an event.

locals {
  trail        = "${var.name_prefix}-data-events"
  trail_arn    = "arn:${local.partition}:cloudtrail:${var.region}:${var.account_id}:trail/${local.trail}"
  trail_bucket = "${var.name_prefix}-trail-${var.account_id}-${var.region}"
  trail_s3     = "arn:${local.partition}:s3:::${local.trail_bucket}"

  # Amazon S3 bucket policy for CloudTrail.
  trail_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TrailChecks"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = local.trail_s3
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "TrailWrites"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${local.trail_s3}/AWSLogs/${var.account_id}/*"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn, "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
      {
        Sid       = "DenyUnencryptedTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.trail_s3, "${local.trail_s3}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  }
}

resource "aws_s3_bucket" "trail" {
  for_each = local.data_events

  bucket        = local.trail_bucket
  force_destroy = var.destroy_allowed
}

resource "aws_s3_bucket_public_access_block" "trail" {
  for_each = local.data_events

  bucket                  = aws_s3_bucket.trail[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "trail" {
  for_each = local.data_events

  bucket = aws_s3_bucket.trail[each.key].id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "trail" {
  for_each = local.data_events

  bucket = aws_s3_bucket.trail[each.key].id
  versioning_configuration {
    status = "Enabled"
  }
}

# Default encryption instead of a Deny statement: in some regions CloudTrail delivers digest files without an encryption header.
resource "aws_s3_bucket_server_side_encryption_configuration" "trail" {
  for_each = local.data_events

  bucket = aws_s3_bucket.trail[each.key].id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_logging" "trail" {
  for_each = local.data_events

  bucket        = aws_s3_bucket.trail[each.key].id
  target_bucket = var.buckets["logs"].name
  target_prefix = "trail/"
}

resource "aws_s3_bucket_lifecycle_configuration" "trail" {
  for_each = local.data_events

  bucket = aws_s3_bucket.trail[each.key].id

  rule {
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = var.trail_days
    }
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.trail]
}

resource "aws_s3_bucket_policy" "trail" {
  for_each = local.data_events

  bucket = aws_s3_bucket.trail[each.key].id
  policy = jsonencode(local.trail_policy)

  depends_on = [aws_s3_bucket_public_access_block.trail]
}

resource "aws_cloudtrail" "data_events" {
  for_each = local.data_events

  name                          = local.trail
  s3_bucket_name                = aws_s3_bucket.trail[each.key].id
  kms_key_id                    = var.kms_key_arn
  enable_log_file_validation    = true
  include_global_service_events = false

  advanced_event_selector {
    name = "Objects of the lake"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
    field_selector {
      field       = "resources.ARN"
      starts_with = [for key, bucket in var.buckets : "${bucket.arn}/" if key != "logs"]
    }
  }

  depends_on = [aws_s3_bucket_policy.trail, aws_s3_bucket_server_side_encryption_configuration.trail]
}
