output "buckets" {
  description = "Names of the buckets, by layer or purpose."
  value       = { for key, bucket in module.s3.buckets : key => bucket.name }
}

output "crawlers" {
  description = "Names of the crawlers, by domain."
  value       = module.glue.crawler_names
}

output "databases" {
  description = "Names of the databases, by layer."
  value       = module.glue.databases
}

output "jobs" {
  description = "Names of the Glue jobs."
  value       = module.glue.job_names
}

output "metrics_namespace" {
  description = "The CloudWatch namespace of the lake's own metrics."
  value       = local.metrics
}

output "region" {
  description = "The AWS region of the lake."
  value       = var.region
}

output "state_machine_arn" {
  description = "ARN of the state machine that runs the promotions."
  value       = module.pipeline.state_machine_arn
}

output "topic_arn" {
  description = "ARN of the topic that receives alarms and failed runs."
  value       = module.cloudwatch.topic_arn
}

output "workgroup" {
  description = "The Athena workgroup of the analysts."
  value       = module.athena.workgroup
}
