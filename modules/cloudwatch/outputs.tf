output "alarm_names" {
  description = "Names of the alarms that this module creates, sorted."
  value = sort(flatten([
    for alarms in [
      aws_cloudwatch_metric_alarm.bytes,
      aws_cloudwatch_metric_alarm.crawler_failed,
      aws_cloudwatch_metric_alarm.job_failed,
      aws_cloudwatch_metric_alarm.job_slow,
      aws_cloudwatch_metric_alarm.pipeline,
    ] : values(alarms)[*].alarm_name
  ]))
}

output "log_group_arns" {
  description = "ARNs of the log groups, by their keys."
  value       = { for key, group in aws_cloudwatch_log_group.this : key => group.arn }
}

output "topic_arn" {
  description = "ARN of the topic that receives alarms and failed runs."
  value       = aws_sns_topic.alarms.arn
  depends_on  = [aws_sns_topic_policy.alarms]
}
