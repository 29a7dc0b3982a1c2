output "stack" {
  description = "Name of the CloudFormation stack."
  value       = aws_cloudformation_stack.this.name
}
