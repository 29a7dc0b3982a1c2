output "buckets" {
  description = "Name and ARN of each bucket, by layer or purpose. Available when the buckets are ready to use."
  value       = { for key, name in local.names : key => { name = name, arn = local.arns[key] } }

  # Excludes the notification of bronze, whose queues need the bucket first.
  depends_on = [
    aws_s3_bucket.this,
    aws_s3_bucket_ownership_controls.this,
    aws_s3_bucket_policy.this,
    aws_s3_bucket_public_access_block.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
  ]
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts the lake."
  value       = aws_kms_key.this.arn
}
