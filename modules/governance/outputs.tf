output "tag_keys" {
  description = "Keys of the Lake Formation tags, by meaning (layer, domain); empty unless enabled.lake_formation is true."
  value       = var.enabled.lake_formation ? { layer = local.tag_layer, domain = local.tag_domain } : {}
  depends_on  = [aws_lakeformation_resource_lf_tag.layer, aws_lakeformation_resource_lf_tag.domain]
}

output "trail_arn" {
  description = "ARN of the trail of data events; null unless enabled.data_events is true."
  value       = one(values(aws_cloudtrail.data_events)[*].arn)
}

output "trail_bucket" {
  description = "Name of the bucket that the trail is written to; null unless enabled.data_events is true."
  value       = one(values(aws_s3_bucket.trail)[*].bucket)
}
