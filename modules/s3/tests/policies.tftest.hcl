mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/lake" }
  }
}

variables {
  account_id  = "123456789012"
  environment = "dev"
  name_prefix = "saleslake-dev"
  region      = "eu-west-1"
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Rejects requests without tls.
  assert {
    condition = length(aws_s3_bucket_policy.this) == 7 && alltrue([
      for key, policy in aws_s3_bucket_policy.this : contains(jsondecode(policy.policy).Statement, {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:*"
        Resource = [
          "arn:aws:s3:::saleslake-dev-${key}-123456789012-eu-west-1",
          "arn:aws:s3:::saleslake-dev-${key}-123456789012-eu-west-1/*",
        ]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      })
    ])
    error_message = "A bucket answers without TLS."
  }

  # Rejects customer-provided keys in every bucket.
  assert {
    condition = alltrue([
      for key, policy in aws_s3_bucket_policy.this : contains(jsondecode(policy.policy).Statement, {
        Sid       = "DenyCustomerKeys"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = ["arn:aws:s3:::saleslake-dev-${key}-123456789012-eu-west-1/*"]
        Condition = { Null = { "s3:x-amz-server-side-encryption-customer-algorithm" = "false" } }
      })
    ])
    error_message = "A bucket takes objects that the lake cannot read (SSE-C)."
  }

  # Rejects other encryption and other keys in headers.
  assert {
    condition = alltrue([
      for key, policy in aws_s3_bucket_policy.this :
      { for statement in jsondecode(policy.policy).Statement : statement.Sid => statement.Condition if startswith(statement.Sid, "Deny") } == {
        DenyInsecureTransport = { Bool = { "aws:SecureTransport" = "false" } }
        DenyCustomerKeys      = { Null = { "s3:x-amz-server-side-encryption-customer-algorithm" = "false" } }
        DenyOtherEncryption = {
          Null            = { "s3:x-amz-server-side-encryption" = "false" }
          StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
        }
        DenyOtherKeys = {
          Null            = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "false" }
          StringNotEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "arn:aws:kms:eu-west-1:123456789012:key/lake" }
        }
        DenyManagedKey = {
          Null         = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "true" }
          StringEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
        }
      }
      if key != "logs"
    ])
    error_message = "A bucket takes objects that the lake's key does not encrypt."
  }
  assert {
    condition = alltrue(flatten([
      for key, policy in aws_s3_bucket_policy.this : [
        for statement in jsondecode(policy.policy).Statement :
        statement.Principal == { AWS = "*" } && statement.Action == "s3:PutObject" && statement.Resource == ["arn:aws:s3:::saleslake-dev-${key}-123456789012-eu-west-1/*"]
        if contains(["DenyOtherEncryption", "DenyOtherKeys", "DenyManagedKey"], statement.Sid)
      ]
    ]))
    error_message = "Encryption is not asked of all objects, or of everybody."
  }

  # Allows s3 to deliver access logs only of the lake's buckets.
  assert {
    condition = [for statement in jsondecode(aws_s3_bucket_policy.this["logs"].policy).Statement : statement if statement.Effect == "Allow"] == [
      for key in ["artifacts", "bronze", "gold", "ops", "query-results", "silver", "trail"] : {
        Sid       = "AllowAccessLogsOf${replace(title(key), "-", "")}"
        Effect    = "Allow"
        Principal = { Service = "logging.s3.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::saleslake-dev-logs-123456789012-eu-west-1/${key}/*"
        Condition = {
          StringEquals = { "aws:SourceAccount" = "123456789012" }
          ArnLike      = { "aws:SourceArn" = "arn:aws:s3:::saleslake-dev-${key}-123456789012-eu-west-1" }
        }
      }
    ]
    error_message = "The logs take deliveries from elsewhere, or none."
  }
  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.this["logs"].policy).Statement : statement.Sid if statement.Effect == "Deny"] == ["DenyInsecureTransport", "DenyCustomerKeys"]
    error_message = "The logs must not ask for encryption that S3 does not deliver with."
  }

  # Allows no access in the other buckets.
  assert {
    condition = alltrue(flatten([
      for key, policy in aws_s3_bucket_policy.this :
      [for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny"] if key != "logs"
    ]))
    error_message = "Access is given by roles, not by buckets."
  }

  # Rotates its key and gives it a name.
  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "The key does not rotate."
  }
  assert {
    condition     = aws_kms_alias.this.name == "alias/saleslake-dev"
    error_message = "The key has another name."
  }

  # Allows the key only to roles and services of this account.
  assert {
    condition = {
      for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid => statement.Principal
      } == {
      DelegateToPoliciesOfRoles = { AWS = "arn:aws:iam::123456789012:root" }
      EncryptLogs               = { Service = "logs.eu-west-1.amazonaws.com" }
      PublishAlarms             = { Service = ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] }
      PublishEvents             = { Service = "events.amazonaws.com" }
      EncryptTrail              = { Service = "cloudtrail.amazonaws.com" }
    }
    error_message = "The key is open to others."
  }
  assert {
    condition = {
      for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Sid => statement.Condition if can(statement.Principal.Service)
      } == {
      EncryptLogs   = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:eu-west-1:123456789012:log-group:*" } }
      PublishAlarms = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
      PublishEvents = { ArnLike = { "kms:EncryptionContext:aws:sns:topicArn" = "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-*" } }
      EncryptTrail  = { ArnLike = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/saleslake-dev-*" } }
    }
    error_message = "A service may use the key for others."
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.this.policy).Statement :
      !anytrue([for action in flatten([statement.Action]) : strcontains(action, "*")]) if statement.Sid != "DelegateToPoliciesOfRoles"
    ])
    error_message = "A service may do anything with the key."
  }
}
