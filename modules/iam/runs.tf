# Glue jobs and state machines.

locals {
  run_statements = {
    for name, actor in var.actors : name => concat(
      # Required by startJobRun.sync (AWS Step Functions Developer Guide, "Start an AWS Glue job").
      [for jobs in [sort(actor.runs)] : {
        Sid      = "RunJobs"
        Effect   = "Allow"
        Action   = ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"]
        Resource = [for job in jobs : "${local.here.glue}:job/${job}"]
      } if length(jobs) > 0],
      [for machines in [actor.executes] : {
        Sid      = "StartExecutions"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = machines
      } if length(machines) > 0],
      [for machines in [actor.lists] : {
        Sid      = "ListExecutions"
        Effect   = "Allow"
        Action   = ["states:ListExecutions"]
        Resource = machines
      } if length(machines) > 0],
    )
  }
}
