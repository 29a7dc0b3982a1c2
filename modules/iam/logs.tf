# Log groups and metrics.

locals {
  log_statements = {
    for name, actor in var.actors : name => concat(
      # Glue gives a group the key of its security configuration by the role
      # (AWS Glue Developer Guide, "Logging for AWS Glue jobs").
      [for groups in [sort(actor.logs)] : {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = flatten([for group in groups : ["${local.here.logs}:log-group:${group}", "${local.here.logs}:log-group:${group}:*"]])
      } if length(groups) > 0],
      # Jobs and crawlers read how they are to encrypt, crawlers how to read files too. AWS documents neither for a role
      # narrower than AWSGlueServiceRole; the actions know no resource (Service Authorization Reference, AWS Glue).
      [for service in [actor.trusts.service] : {
        Sid      = "ReadSettings"
        Effect   = "Allow"
        Action   = local.crawls[name] ? ["glue:GetClassifier", "glue:GetSecurityConfiguration"] : ["glue:GetSecurityConfiguration"]
        Resource = "*"
      } if service == "glue.amazonaws.com"],
      # The action knows no resource, but the namespace (Service Authorization Reference, Amazon CloudWatch).
      [for namespaces in [sort(actor.metrics)] : {
        Sid       = "PublishMetrics"
        Effect    = "Allow"
        Action    = ["cloudwatch:PutMetricData"]
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = namespaces } }
      } if length(namespaces) > 0],
      # None of these knows a resource. The guide allows two more, which write log events and do know resources; it is
      # CloudWatch Logs that writes what it delivers (AWS Step Functions Developer Guide, "Logging using CloudWatch Logs").
      [for delivers in [actor.delivers] : {
        Sid    = "DeliverLogs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery",
        ]
        Resource = "*"
      } if delivers],
    )
  }
}
