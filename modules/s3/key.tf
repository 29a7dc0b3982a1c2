# One key for the lake: objects, catalog, logs, notifications. Policies of roles allow its use by actors; this policy allows its use by
# services that have no role.

locals {
  messages = ["kms:Decrypt", "kms:GenerateDataKey"]

  key_statements = [
    # Without this statement, policies of roles could not allow use of the key, and nobody could change this policy
    # (AWS KMS Developer Guide, "Default key policy"). In a key policy, "*" is the key.
    {
      Sid       = "DelegateToPoliciesOfRoles"
      Effect    = "Allow"
      Principal = { AWS = "arn:${local.partition}:iam::${var.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    },
    # "Encrypt log data in CloudWatch Logs using AWS Key Management Service"
    {
      Sid       = "EncryptLogs"
      Effect    = "Allow"
      Principal = { Service = "logs.${var.region}.amazonaws.com" }
      Action = [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ]
      Resource = "*"
      Condition = {
        ArnLike = {
          "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:*"
        }
      }
    },
    # Alarms and the budget publish to the lake's topic.
    {
      Sid       = "PublishAlarms"
      Effect    = "Allow"
      Principal = { Service = ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] }
      Action    = local.messages
      Resource  = "*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
      }
    },
    # EventBridge cannot publish to an encrypted topic if the key policy requires aws:SourceAccount or aws:SourceArn
    # (Amazon SNS Developer Guide, "Key management"). The condition restricts use to the topic of this account.
    {
      Sid       = "PublishEvents"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = local.messages
      Resource  = "*"
      Condition = {
        ArnLike = {
          "kms:EncryptionContext:aws:sns:topicArn" = "arn:${local.partition}:sns:${var.region}:${var.account_id}:${var.name_prefix}-*"
        }
      }
    },
    # The trail of data events, if the governance module creates one
    # (AWS CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail").
    {
      Sid       = "EncryptTrail"
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
      Resource  = "*"
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${local.partition}:cloudtrail:${var.region}:${var.account_id}:trail/${var.name_prefix}-*"
        }
      }
    },
  ]
}

resource "aws_kms_key" "this" {
  description             = "Data, metadata, logs and notifications of ${var.name_prefix}"
  deletion_window_in_days = local.destroy ? 7 : 30
  enable_key_rotation     = true
  policy                  = jsonencode({ Version = "2012-10-17", Statement = local.key_statements })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name_prefix}"
  target_key_id = aws_kms_key.this.key_id
}
