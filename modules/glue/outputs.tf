output "crawler_names" {
  description = "Names of the crawlers, by domain."
  value       = { for domain, crawler in aws_glue_crawler.domain : domain => crawler.name }
}

output "crawler_queues" {
  description = "Queues that S3 announces new files to, by domain: arn, dead_letter_arn, and the prefix of the files. Empty unless crawlers.mode is event."
  value = {
    for domain, queue in aws_sqs_queue.crawler :
    domain => { arn = queue.arn, dead_letter_arn = aws_sqs_queue.dead_letter[domain].arn, prefix = "${domain}/" }
  }

  # S3 tests the queue when the notification is created.
  depends_on = [aws_sqs_queue_policy.crawler]
}

output "crawler_targets" {
  description = "Paths that the crawlers read, by domain."
  value       = { for domain, crawler in aws_glue_crawler.domain : domain => crawler.s3_target[*].path }
}

output "databases" {
  description = "Names of the databases, by layer."
  value       = { for layer, database in aws_glue_catalog_database.layer : layer => database.name }
}

output "job_names" {
  description = "Names of the Glue jobs, by job."
  value       = { for job, resource in aws_glue_job.this : job => resource.name }
}

output "ruleset_names" {
  description = "Names of the DQDL rulesets, by <layer>.<table>."
  value       = { for dataset, ruleset in aws_glue_data_quality_ruleset.this : dataset => ruleset.name }
}

output "security_configuration" {
  description = "Name of the security configuration of crawlers and jobs."
  value       = aws_glue_security_configuration.this.name
}
