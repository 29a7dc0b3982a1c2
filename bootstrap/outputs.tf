output "bucket" {
  description = "Name of the state bucket."
  value       = aws_s3_bucket.state.id

  depends_on = [
    aws_s3_bucket_policy.state,
    aws_s3_bucket_server_side_encryption_configuration.state,
    aws_s3_bucket_versioning.state,
  ]
}
