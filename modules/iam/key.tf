# Use of the lake's key, only through the services that the actor uses. Log groups are not included, because CloudWatch Logs
# encrypts them itself, and neither are queues, which use the key of SQS.

locals {
  decrypts_through = {
    for name, actor in var.actors : name => compact([
      length(actor.looks) + length(actor.defines) > 0 ? "glue" : "",
      length(actor.reads) + length(actor.writes) > 0 ? "s3" : "",
      # Publishing to an encrypted topic requires both (Amazon SNS Developer Guide, "Key management").
      length(actor.notifies) > 0 ? "sns" : "",
    ])
  }
  encrypts_through = {
    for name, actor in var.actors : name => compact([
      length(actor.defines) > 0 ? "glue" : "",
      length(actor.writes) > 0 ? "s3" : "",
      length(actor.notifies) > 0 ? "sns" : "",
    ])
  }

  key_statements = {
    for name, actor in var.actors : name => concat(
      [for services in [local.decrypts_through[name]] : {
        Sid       = "Decrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt"]
        Resource  = [var.kms_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = [for service in services : "${service}.${var.region}.amazonaws.com"] } }
      } if length(services) > 0],
      [for services in [local.encrypts_through[name]] : {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Encrypt", "kms:GenerateDataKey"]
        Resource  = [var.kms_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = [for service in services : "${service}.${var.region}.amazonaws.com"] } }
      } if length(services) > 0],
    )
  }
}
