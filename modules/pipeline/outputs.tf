output "arrival_queue" {
  description = "Name of the queue that announces files to the pipeline; null when start on arrival is off."
  value       = one(aws_sqs_queue.arrival[*].name)
}

output "schedule" {
  description = "Name of the schedule, with its group; null when there is none."
  value       = one([for schedule in aws_scheduler_schedule.promotion : "${schedule.group_name}/${schedule.name}"])
}

output "state_machine_arn" {
  description = "ARN of the state machine that runs the promotions."
  value       = aws_sfn_state_machine.promotion.arn
}
