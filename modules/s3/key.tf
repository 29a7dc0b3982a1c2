# One key for the lake: objects, catalog, logs, notifications. Who may use it through a role is said
# by that role's policy; here stand the services that come without one.

locals {
  messages = ["kms:Decrypt", "kms:GenerateDataKey"]

  key_statements = [
    # Without it, policies of roles could not refer to the key, and nobody could change this policy
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
    # EventBridge does not get through to an encrypted topic where the key policy asks for aws:SourceAccount
    # or aws:SourceArn (Amazon SNS Developer Guide, "Key management"): the topic itself stands for the account.
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
    # The trail of data events, where governance makes one
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
