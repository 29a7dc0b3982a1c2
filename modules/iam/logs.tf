# Log groups and metrics.

locals {
  log_statements = {
    for name, actor in var.actors : name => concat(
      # Glue associates the key of the security configuration with a log group, using the role
      # (AWS Glue Developer Guide, "Logging for AWS Glue jobs").
      [for groups in [sort(actor.logs)] : {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = flatten([for group in groups : ["${local.here.logs}:log-group:${group}", "${local.here.logs}:log-group:${group}:*"]])
      } if length(groups) > 0],
      # Jobs and crawlers read the security configuration, crawlers also the classifiers. AWS documents neither for a role that is
      # narrower than AWSGlueServiceRole. The actions do not support resource-level permissions (Service Authorization Reference, AWS Glue).
      [for service in [actor.trusts.service] : {
        Sid      = "ReadSettings"
        Effect   = "Allow"
        Action   = local.crawls[name] ? ["glue:GetClassifier", "glue:GetSecurityConfiguration"] : ["glue:GetSecurityConfiguration"]
        Resource = "*"
      } if service == "glue.amazonaws.com"],
      # The action supports no resource-level permissions, but a condition on the namespace (Service Authorization Reference, Amazon CloudWatch).
      [for namespaces in [sort(actor.metrics)] : {
        Sid       = "PublishMetrics"
        Effect    = "Allow"
        Action    = ["cloudwatch:PutMetricData"]
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = namespaces } }
      } if length(namespaces) > 0],
      # None of these supports resource-level permissions. The guide lists two more actions, which write log events and do support them.
      # They are not needed here, because CloudWatch Logs writes the delivered events (AWS Step Functions Developer Guide, "Logging using CloudWatch Logs").
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
