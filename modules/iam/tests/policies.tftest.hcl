# What each role may do, and what none may. The baseline has the actors of the lake.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  account_id  = "123456789012"
  name_prefix = "saleslake-dev"
  region      = "eu-west-1"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/lake"

  buckets = {
    bronze        = { name = "bronze-bucket", arn = "arn:aws:s3:::bronze-bucket" }
    silver        = { name = "silver-bucket", arn = "arn:aws:s3:::silver-bucket" }
    gold          = { name = "gold-bucket", arn = "arn:aws:s3:::gold-bucket" }
    ops           = { name = "ops-bucket", arn = "arn:aws:s3:::ops-bucket" }
    artifacts     = { name = "artifacts-bucket", arn = "arn:aws:s3:::artifacts-bucket" }
    query-results = { name = "results-bucket", arn = "arn:aws:s3:::results-bucket" }
    logs          = { name = "logs-bucket", arn = "arn:aws:s3:::logs-bucket" }
  }
  databases = {
    bronze = "saleslake_dev_bronze"
    silver = "saleslake_dev_silver"
    gold   = "saleslake_dev_gold"
    ops    = "saleslake_dev_ops"
  }

  actors = {
    crawler = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      reads   = { bronze = [""] }
      defines = { bronze = ["*"] }
      logs    = ["/aws-glue/crawlers-role/saleslake-dev-crawler-saleslake-dev"]
      takes   = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-sales"]
    }
    promote-to-silver = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      reads   = { artifacts = ["jobs/", "contracts/"], bronze = [""] }
      writes  = { artifacts = ["spark-events/", "temp/"], silver = [""], ops = [""] }
      defines = { silver = ["order_lines", "products"], ops = ["*"] }
      logs    = ["/aws-glue/jobs/promote-to-silver/output", "/aws-glue/jobs/promote-to-silver/error"]
      metrics = ["saleslake/dev"]
    }
    promote-to-gold = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      reads   = { artifacts = ["jobs/", "contracts/"], silver = [""] }
      writes  = { artifacts = ["spark-events/", "temp/"], gold = [""] }
      looks   = { silver = ["order_lines", "products"] }
      defines = { gold = ["daily_sales"] }
      logs    = ["/aws-glue/jobs/promote-to-gold/output", "/aws-glue/jobs/promote-to-gold/error"]
      metrics = ["saleslake/dev"]
    }
    maintain = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      reads   = { artifacts = ["jobs/", "contracts/"] }
      writes  = { artifacts = ["spark-events/", "temp/"], silver = [""], gold = [""], ops = [""] }
      defines = { silver = ["order_lines", "products"], gold = ["daily_sales"], ops = ["*"] }
      logs    = ["/aws-glue/jobs/maintain/output", "/aws-glue/jobs/maintain/error"]
      metrics = ["saleslake/dev"]
    }
    replay-quarantine = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      reads   = { artifacts = ["jobs/", "contracts/"], bronze = [""] }
      writes  = { artifacts = ["spark-events/", "temp/"], silver = [""], gold = [""], ops = [""] }
      defines = { silver = ["order_lines", "products"], gold = ["daily_sales"], ops = ["*"] }
      logs    = ["/aws-glue/jobs/replay-quarantine/output", "/aws-glue/jobs/replay-quarantine/error"]
      metrics = ["saleslake/dev"]
    }
    optimizer = {
      trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
      writes  = { silver = [""], gold = [""] }
      defines = { silver = ["order_lines", "products"], gold = ["daily_sales"] }
      logs    = ["/aws-glue/iceberg-compaction/logs"]
    }
    pipeline = {
      trusts   = { service = "states.amazonaws.com", source_arns = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"] }
      runs     = ["saleslake-dev-promote-to-silver", "saleslake-dev-promote-to-gold", "saleslake-dev-maintain"]
      lists    = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"]
      notifies = ["arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"]
      delivers = true
    }
    scheduler = {
      trusts   = { service = "scheduler.amazonaws.com", source_arns = ["arn:aws:scheduler:eu-west-1:123456789012:schedule-group/saleslake-dev"] }
      executes = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"]
    }
    arrival = {
      trusts   = { service = "pipes.amazonaws.com", source_arns = ["arn:aws:pipes:eu-west-1:123456789012:pipe/saleslake-dev-arrival"] }
      executes = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"]
      takes    = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-arrival"]
    }
    analyst = {
      trusts     = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
      reads      = { gold = [""] }
      writes     = { query-results = [""] }
      looks      = { gold = ["*"] }
      workgroups = ["saleslake-dev"]
    }
    redshift = {
      trusts = {
        service        = "redshift-serverless.amazonaws.com"
        other_services = ["redshift.amazonaws.com"]
        source_arns    = ["arn:aws:redshift*:eu-west-1:123456789012:*"]
      }
      reads = { gold = [""] }
      looks = { gold = ["*"] }
    }
  }
}

run "accepts_and_plans_the_baseline" {
  command = plan

  # Grants each actor the statements for its tasks and no others.
  assert {
    condition = { for name, policy in aws_iam_role_policy.this : name => join(" ", jsondecode(policy.policy).Statement[*].Sid) } == {
      crawler           = "LocateBuckets ListBuckets ReadObjects LookUpTables DefineTables TakeMessages WriteLogs ReadSettings Decrypt Encrypt"
      promote-to-silver = "LocateBuckets ListBuckets ListFoldersOfArtifacts ReadObjects WriteObjects LookUpTables DefineTables WriteLogs ReadSettings PublishMetrics Decrypt Encrypt"
      promote-to-gold   = "LocateBuckets ListBuckets ListFoldersOfArtifacts ReadObjects WriteObjects LookUpTables DefineTables WriteLogs ReadSettings PublishMetrics Decrypt Encrypt"
      maintain          = "LocateBuckets ListBuckets ListFoldersOfArtifacts ReadObjects WriteObjects LookUpTables DefineTables WriteLogs ReadSettings PublishMetrics Decrypt Encrypt"
      replay-quarantine = "LocateBuckets ListBuckets ListFoldersOfArtifacts ReadObjects WriteObjects LookUpTables DefineTables WriteLogs ReadSettings PublishMetrics Decrypt Encrypt"
      optimizer         = "LocateBuckets ListBuckets WriteObjects LookUpTables DefineTables WriteLogs ReadSettings Decrypt Encrypt"
      pipeline          = "RunJobs ListExecutions Notify DeliverLogs Decrypt Encrypt"
      scheduler         = "StartExecutions"
      arrival           = "StartExecutions TakeMessages"
      analyst           = "LocateBuckets ListBuckets ReadObjects WriteObjects LookUpTables Query BrowseCatalog HaveDefaultDatabase ListChoices ListUploads Decrypt Encrypt"
      redshift          = "LocateBuckets ListBuckets ReadObjects LookUpTables Decrypt"
    }
    error_message = "An actor may do more or less than it does."
  }

  # Allows no action by wildcard.
  assert {
    condition = alltrue(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement :
        [for action in statement.Action : !strcontains(action, "*")]
      ]
    ]))
    error_message = "An action is allowed by wildcard."
  }
  assert {
    condition     = alltrue(flatten([for policy in aws_iam_role_policy.this : [for statement in jsondecode(policy.policy).Statement : statement.Effect == "Allow" && !can(statement.NotAction) && !can(statement.NotResource)]]))
    error_message = "A statement allows what it does not name."
  }

  # Allows all resources only where the service has no resource-level permissions.
  assert {
    condition = toset(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement : statement.Action if contains(flatten([statement.Resource]), "*")
      ]
      ])) == toset([
      "athena:ListDataCatalogs",
      "athena:ListEngineVersions",
      "athena:ListWorkGroups",
      "cloudwatch:PutMetricData",
      "glue:GetClassifier",
      "glue:GetSecurityConfiguration",
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ])
    error_message = "An action is allowed on all resources that knows resources."
  }
  assert {
    condition = alltrue(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement : [
          for resource in flatten([statement.Resource]) :
          # Wildcards are allowed only at the end of the last part.
          resource == "*" || can(regex("^arn:aws:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:[^*]+[*]?$", resource))
        ]
      ]
    ]))
    error_message = "A resource names all services, regions or accounts."
  }

  # Allows no actor to delete or change a bucket.
  assert {
    condition = toset(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement : [for action in statement.Action : action if startswith(action, "s3:")]
      ]
      ])) == toset([
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:ListBucketMultipartUploads",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ])
    error_message = "A role may do more in S3 than list, read and write objects."
  }
  assert {
    condition = !anytrue([
      for policy in aws_iam_role_policy.this : strcontains(policy.policy, "glue:Delete") || strcontains(policy.policy, "iam:") || strcontains(policy.policy, "sts:")
    ])
    error_message = "A role may drop what the catalog knows, or take other roles."
  }

  # Allows no actor to access the access logs.
  assert {
    condition     = !anytrue([for policy in aws_iam_role_policy.this : strcontains(policy.policy, "logs-bucket")])
    error_message = "A role may read or write the access logs."
  }

  # Allows the crawler to read bronze and to write only the catalog.
  assert {
    condition     = !strcontains(aws_iam_role_policy.this["crawler"].policy, "silver") && !strcontains(aws_iam_role_policy.this["crawler"].policy, "gold") && !strcontains(aws_iam_role_policy.this["crawler"].policy, "ops")
    error_message = "The crawler knows more than bronze."
  }
  assert {
    condition = !anytrue(flatten([
      for statement in jsondecode(aws_iam_role_policy.this["crawler"].policy).Statement :
      [for action in statement.Action : contains(["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], action)]
    ]))
    error_message = "The crawler writes objects."
  }
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["crawler"].policy).Statement : statement.Resource if statement.Sid == "DefineTables"] == [[
      "arn:aws:glue:eu-west-1:123456789012:catalog",
      "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_bronze",
      "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_bronze/*",
    ]]
    error_message = "The crawler defines other tables than those of bronze."
  }

  # Allows the analyst to read only gold.
  assert {
    condition = !anytrue([
      for word in ["bronze", "silver", "ops", "artifacts", "logs-bucket"] : strcontains(aws_iam_role_policy.this["analyst"].policy, word)
    ])
    error_message = "The analyst sees bronze, silver or ops, where quarantine is."
  }
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["analyst"].policy).Statement : statement.Resource if contains(["ReadObjects", "WriteObjects"], statement.Sid)] == [
      ["arn:aws:s3:::gold-bucket/*"], ["arn:aws:s3:::results-bucket/*"],
    ]
    error_message = "The analyst reads more than gold, or writes more than results."
  }
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["analyst"].policy).Statement : statement.Resource if contains(["LookUpTables", "HaveDefaultDatabase"], statement.Sid)] == [
      [
        "arn:aws:glue:eu-west-1:123456789012:catalog",
        "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_gold",
        "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_gold/*",
      ],
      ["arn:aws:glue:eu-west-1:123456789012:catalog", "arn:aws:glue:eu-west-1:123456789012:database/default"],
    ]
    error_message = "The analyst looks up other tables."
  }
  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.this["analyst"].policy).Statement : statement.Resource if statement.Sid == "Query"] == [["arn:aws:athena:eu-west-1:123456789012:workgroup/saleslake-dev"]]
    error_message = "The analyst queries in other workgroups, past their limits."
  }
  assert {
    condition     = !strcontains(aws_iam_role_policy.this["analyst"].policy, "CreateTable") && !strcontains(aws_iam_role_policy.this["analyst"].policy, "UpdateTable")
    error_message = "The analyst changes tables."
  }

  # Allows redshift to read only gold.
  assert {
    condition = toset(flatten(jsondecode(aws_iam_role_policy.this["redshift"].policy).Statement[*].Resource)) == toset([
      "arn:aws:s3:::gold-bucket",
      "arn:aws:s3:::gold-bucket/*",
      "arn:aws:glue:eu-west-1:123456789012:catalog",
      "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_gold",
      "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_gold/*",
      "arn:aws:kms:eu-west-1:123456789012:key/lake",
    ])
    error_message = "Redshift reaches more than gold."
  }
  assert {
    condition     = !strcontains(aws_iam_role_policy.this["redshift"].policy, "s3:PutObject") && !strcontains(aws_iam_role_policy.this["redshift"].policy, "kms:Encrypt")
    error_message = "Redshift writes."
  }

  # Allows a job to write only its layers and folders.
  assert {
    condition = { for name in ["promote-to-silver", "promote-to-gold", "maintain", "replay-quarantine", "optimizer"] : name => one([
      for statement in jsondecode(aws_iam_role_policy.this[name].policy).Statement : join(" ", statement.Resource) if statement.Sid == "WriteObjects"
      ]) } == {
      promote-to-silver = "arn:aws:s3:::artifacts-bucket/spark-events arn:aws:s3:::artifacts-bucket/spark-events/* arn:aws:s3:::artifacts-bucket/temp arn:aws:s3:::artifacts-bucket/temp/* arn:aws:s3:::ops-bucket/* arn:aws:s3:::silver-bucket/*"
      promote-to-gold   = "arn:aws:s3:::artifacts-bucket/spark-events arn:aws:s3:::artifacts-bucket/spark-events/* arn:aws:s3:::artifacts-bucket/temp arn:aws:s3:::artifacts-bucket/temp/* arn:aws:s3:::gold-bucket/*"
      maintain          = "arn:aws:s3:::artifacts-bucket/spark-events arn:aws:s3:::artifacts-bucket/spark-events/* arn:aws:s3:::artifacts-bucket/temp arn:aws:s3:::artifacts-bucket/temp/* arn:aws:s3:::gold-bucket/* arn:aws:s3:::ops-bucket/* arn:aws:s3:::silver-bucket/*"
      replay-quarantine = "arn:aws:s3:::artifacts-bucket/spark-events arn:aws:s3:::artifacts-bucket/spark-events/* arn:aws:s3:::artifacts-bucket/temp arn:aws:s3:::artifacts-bucket/temp/* arn:aws:s3:::gold-bucket/* arn:aws:s3:::ops-bucket/* arn:aws:s3:::silver-bucket/*"
      optimizer         = "arn:aws:s3:::gold-bucket/* arn:aws:s3:::silver-bucket/*"
    }
    error_message = "A job writes elsewhere; its own code, for example, or bronze."
  }
  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.this["promote-to-gold"].policy).Statement : statement if statement.Sid == "ReadObjects"]).Resource == [
      "arn:aws:s3:::artifacts-bucket/contracts",
      "arn:aws:s3:::artifacts-bucket/contracts/*",
      "arn:aws:s3:::artifacts-bucket/jobs",
      "arn:aws:s3:::artifacts-bucket/jobs/*",
      "arn:aws:s3:::silver-bucket/*",
    ]
    error_message = "The promotion to gold reads elsewhere."
  }

  # Allows a replay to read bronze but not to write it.
  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.this["replay-quarantine"].policy).Statement :
      statement.Sid => [for resource in statement.Resource : resource if strcontains(resource, "bronze")] if contains(["ReadObjects", "WriteObjects", "DefineTables"], statement.Sid)
      } == {
      ReadObjects  = ["arn:aws:s3:::bronze-bucket/*"]
      WriteObjects = []
      DefineTables = []
    }
    error_message = "A replay must read unreadable files again, and must not change bronze or its catalog."
  }

  # Lists folders where the bucket is not all of an actors.
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.this["promote-to-gold"].policy).Statement : statement if contains(statement.Action, "s3:ListBucket")
      ] == [
      {
        Sid      = "ListBuckets"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = ["arn:aws:s3:::gold-bucket", "arn:aws:s3:::silver-bucket"]
      },
      {
        Sid       = "ListFoldersOfArtifacts"
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = ["arn:aws:s3:::artifacts-bucket"]
        Condition = { StringLike = { "s3:prefix" = ["contracts", "contracts/*", "jobs", "jobs/*", "spark-events", "spark-events/*", "temp", "temp/*"] } }
      },
    ]
    error_message = "A listing must be limited to the actor's folders."
  }

  # Allows a job to define its own tables and to read the definitions of its sources.
  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.this["promote-to-gold"].policy).Statement : statement.Sid => statement.Resource if endswith(statement.Sid, "Tables") } == {
      LookUpTables = [
        "arn:aws:glue:eu-west-1:123456789012:catalog",
        "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_gold",
        "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_gold/daily_sales",
        "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_silver",
        "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_silver/order_lines",
        "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_silver/products",
      ]
      DefineTables = [
        "arn:aws:glue:eu-west-1:123456789012:catalog",
        "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_gold",
        "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_gold/daily_sales",
      ]
    }
    error_message = "The promotion to gold defines or looks up other tables."
  }
  assert {
    condition = alltrue(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement :
        alltrue([for action in statement.Action : startswith(action, "glue:Get") || startswith(action, "glue:BatchGet")]) if statement.Sid == "LookUpTables"
      ]
    ]))
    error_message = "Looking up changes the catalog."
  }

  # Only the crawler may change partitions and classifiers.
  assert {
    condition = {
      for name, policy in aws_iam_role_policy.this :
      name => join(" ", flatten([for statement in jsondecode(policy.policy).Statement : statement.Action if contains(["DefineTables", "ReadSettings"], statement.Sid)]))
      if strcontains(policy.policy, "DefineTables")
      } == {
      crawler           = "glue:BatchCreatePartition glue:BatchUpdatePartition glue:CreatePartition glue:CreateTable glue:UpdatePartition glue:UpdateTable glue:GetClassifier glue:GetSecurityConfiguration"
      promote-to-silver = "glue:CreateTable glue:UpdateTable glue:GetSecurityConfiguration"
      promote-to-gold   = "glue:CreateTable glue:UpdateTable glue:GetSecurityConfiguration"
      maintain          = "glue:CreateTable glue:UpdateTable glue:GetSecurityConfiguration"
      replay-quarantine = "glue:CreateTable glue:UpdateTable glue:GetSecurityConfiguration"
      optimizer         = "glue:CreateTable glue:UpdateTable glue:GetSecurityConfiguration"
    }
    error_message = "A job touches partitions or classifiers, or the crawler cannot."
  }

  # Allows use of the key only through the services of the actor.
  assert {
    condition = {
      for name, policy in aws_iam_role_policy.this : name => {
        for statement in jsondecode(policy.policy).Statement :
        statement.Sid => join(" ", [for service in statement.Condition.StringEquals["kms:ViaService"] : trimsuffix(service, ".eu-west-1.amazonaws.com")])
        if contains(["Decrypt", "Encrypt"], statement.Sid)
      }
      } == {
      crawler           = { Decrypt = "glue s3", Encrypt = "glue" }
      promote-to-silver = { Decrypt = "glue s3", Encrypt = "glue s3" }
      promote-to-gold   = { Decrypt = "glue s3", Encrypt = "glue s3" }
      maintain          = { Decrypt = "glue s3", Encrypt = "glue s3" }
      replay-quarantine = { Decrypt = "glue s3", Encrypt = "glue s3" }
      optimizer         = { Decrypt = "glue s3", Encrypt = "glue s3" }
      pipeline          = { Decrypt = "sns", Encrypt = "sns" }
      scheduler         = {}
      arrival           = {}
      analyst           = { Decrypt = "glue s3", Encrypt = "s3" }
      redshift          = { Decrypt = "glue s3" }
    }
    error_message = "An actor uses the key for others."
  }
  assert {
    condition = alltrue(flatten([
      for policy in aws_iam_role_policy.this : [
        for statement in jsondecode(policy.policy).Statement :
        statement.Resource == ["arn:aws:kms:eu-west-1:123456789012:key/lake"] && contains(["Decrypt", "Encrypt"], statement.Sid)
        if anytrue([for action in statement.Action : startswith(action, "kms:")])
      ]
    ]))
    error_message = "An actor uses other keys."
  }

  # Allows the pipeline to run its jobs and to notify of failures.
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["pipeline"].policy).Statement : statement if contains(["RunJobs", "ListExecutions", "Notify"], statement.Sid)] == [
      {
        Sid    = "RunJobs"
        Effect = "Allow"
        Action = ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"]
        Resource = [
          "arn:aws:glue:eu-west-1:123456789012:job/saleslake-dev-maintain",
          "arn:aws:glue:eu-west-1:123456789012:job/saleslake-dev-promote-to-gold",
          "arn:aws:glue:eu-west-1:123456789012:job/saleslake-dev-promote-to-silver",
        ]
      },
      {
        Sid      = "ListExecutions"
        Effect   = "Allow"
        Action   = ["states:ListExecutions"]
        Resource = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"]
      },
      {
        Sid      = "Notify"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = ["arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"]
      },
    ]
    error_message = "The pipeline must run and notify nothing else."
  }

  # Starts the pipeline by schedule and on arrival.
  assert {
    condition = alltrue([
      for name in ["scheduler", "arrival"] : jsondecode(aws_iam_role_policy.this[name].policy).Statement[0] == {
        Sid      = "StartExecutions"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"]
      }
    ])
    error_message = "Something else is started."
  }
  assert {
    condition = jsondecode(aws_iam_role_policy.this["arrival"].policy).Statement[1] == {
      Sid      = "TakeMessages"
      Effect   = "Allow"
      Action   = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      Resource = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-arrival"]
    }
    error_message = "Arrivals are taken from elsewhere."
  }

  # Allows a crawler to use its queue.
  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.this["crawler"].policy).Statement : statement if statement.Sid == "TakeMessages"]) == {
      Sid    = "TakeMessages"
      Effect = "Allow"
      Action = [
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ListDeadLetterSourceQueues",
        "sqs:ListQueueTags",
        "sqs:PurgeQueue",
        "sqs:ReceiveMessage",
        "sqs:SetQueueAttributes",
      ]
      Resource = ["arn:aws:sqs:eu-west-1:123456789012:saleslake-dev-sales"]
    }
    error_message = "The crawler cannot work in event mode, or takes from other queues."
  }

  # Writes logs to the named groups and metrics to the named namespaces.
  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["maintain"].policy).Statement : statement if contains(["WriteLogs", "PublishMetrics"], statement.Sid)] == [
      {
        Sid    = "WriteLogs"
        Effect = "Allow"
        Action = ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs/maintain/error",
          "arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs/maintain/error:*",
          "arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs/maintain/output",
          "arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs/maintain/output:*",
        ]
      },
      {
        Sid       = "PublishMetrics"
        Effect    = "Allow"
        Action    = ["cloudwatch:PutMetricData"]
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = ["saleslake/dev"] } }
      },
    ]
    error_message = "Logs or metrics go elsewhere."
  }
}

run "asks_lake_formation_where_it_decides" {
  command = plan

  variables {
    actors = {
      analyst = {
        trusts   = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
        looks    = { gold = ["*"] }
        governed = true
      }
    }
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.this["analyst"].policy).Statement : statement if statement.Resource == "*"] == [{
      Sid      = "AskLakeFormation"
      Effect   = "Allow"
      Action   = ["lakeformation:GetDataAccess"]
      Resource = "*"
    }]
    error_message = "The analyst gets nothing from Lake Formation."
  }
}

run "omits_a_layer_without_tables" {
  command = plan

  variables {
    actors = {
      optimizer = {
        trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
        writes  = { silver = [""] }
        defines = { silver = ["products", "*"], gold = [] }
      }
    }
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.this["optimizer"].policy).Statement : statement if statement.Sid == "DefineTables"]).Resource == [
      "arn:aws:glue:eu-west-1:123456789012:catalog",
      "arn:aws:glue:eu-west-1:123456789012:database/saleslake_dev_silver",
      "arn:aws:glue:eu-west-1:123456789012:table/saleslake_dev_silver/*",
    ]
    error_message = "A layer without tables is named, or a table besides all of them."
  }
}
