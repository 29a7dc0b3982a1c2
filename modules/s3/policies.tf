# Operations that are denied for every role, and permissions of S3 itself.

locals {
  encryption   = "s3:x-amz-server-side-encryption"
  kms_key      = "s3:x-amz-server-side-encryption-aws-kms-key-id"
  customer_key = "s3:x-amz-server-side-encryption-customer-algorithm"

  # For every bucket: TLS is required, and keys of the client (SSE-C) are denied.
  denied_everywhere = {
    for key, arn in local.arns : key => [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:*"
        Resource  = [arn, "${arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "DenyCustomerKeys"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = ["${arn}/*"]
        Condition = { Null = { (local.customer_key) = "false" } }
      },
    ]
  }

  # A request without encryption headers uses the bucket's default; headers must specify the same key.
  # aws:kms without a key means the AWS managed key (Amazon S3 API Reference, "PutObject").
  denied_encryption = {
    for key, arn in local.arns : key => [
      {
        Sid       = "DenyOtherEncryption"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = ["${arn}/*"]
        Condition = {
          Null            = { (local.encryption) = "false" }
          StringNotEquals = { (local.encryption) = "aws:kms" }
        }
      },
      {
        Sid       = "DenyOtherKeys"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = ["${arn}/*"]
        Condition = {
          Null            = { (local.kms_key) = "false" }
          StringNotEquals = { (local.kms_key) = aws_kms_key.this.arn }
        }
      },
      {
        Sid       = "DenyManagedKey"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = ["${arn}/*"]
        Condition = {
          Null         = { (local.kms_key) = "true" }
          StringEquals = { (local.encryption) = "aws:kms" }
        }
      },
    ]
  }

  # Also applies to the bucket of the trail in the governance module.
  log_sources = merge(
    { for key in local.logged : key => local.arns[key] },
    { trail = "arn:${local.partition}:s3:::${var.name_prefix}-trail-${var.account_id}-${var.region}" },
  )

  # The access logs of each bucket have their own prefix ("Enabling Amazon S3 server access logging").
  allowed_to_logs = [
    for key, source in local.log_sources : {
      Sid       = "AllowAccessLogsOf${replace(title(key), "-", "")}"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.logs}/${key}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = source }
      }
    }
  ]

  policies = {
    for key in local.keys : key => jsonencode({
      Version = "2012-10-17"
      Statement = concat(
        local.denied_everywhere[key],
        [for statement in local.denied_encryption[key] : statement if key != "logs"],
        [for statement in local.allowed_to_logs : statement if key == "logs"],
      )
    })
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = local.keys

  bucket = aws_s3_bucket.this[each.key].bucket
  policy = local.policies[each.key]

  depends_on = [aws_s3_bucket_public_access_block.this]
}
