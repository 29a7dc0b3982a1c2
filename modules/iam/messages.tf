# Topics and queues.

locals {
  take_messages = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]

  # Besides receiving messages, a crawler purges the queue when it lists all objects instead
  # (AWS Glue Developer Guide, "Accelerating crawls using Amazon S3 event notifications").
  crawl_messages = [
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:ListDeadLetterSourceQueues",
    "sqs:ListQueueTags",
    "sqs:PurgeQueue",
    "sqs:ReceiveMessage",
    "sqs:SetQueueAttributes",
  ]

  message_statements = {
    for name, actor in var.actors : name => concat(
      [for topics in [actor.notifies] : {
        Sid      = "Notify"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = topics
      } if length(topics) > 0],
      [for queues in [actor.takes] : {
        Sid      = "TakeMessages"
        Effect   = "Allow"
        Action   = local.crawls[name] ? local.crawl_messages : local.take_messages
        Resource = queues
      } if length(queues) > 0],
    )
  }
}
