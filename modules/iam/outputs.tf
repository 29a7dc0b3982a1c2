output "role_arns" {
  description = "ARN of each actor's role, ready to use."
  value       = { for name, role in aws_iam_role.this : name => role.arn }
  depends_on  = [aws_iam_role_policy.this]
}

output "role_names" {
  description = "Name of each actor's role, ready to use."
  value       = { for name, role in aws_iam_role.this : name => role.name }
  depends_on  = [aws_iam_role_policy.this]
}
