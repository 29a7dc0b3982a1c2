# Roles and who may take them. The baseline has the actors of the lake.
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

  # Creates one role per actor.
  assert {
    condition     = { for name, role in aws_iam_role.this : name => role.name } == { for name in keys(var.actors) : name => "saleslake-dev-${name}" }
    error_message = "A role has another name, or is missing."
  }
  assert {
    condition     = output.role_names == { for name in keys(var.actors) : name => "saleslake-dev-${name}" }
    error_message = "The output role_names differs from the roles."
  }
  assert {
    condition     = { for name, policy in aws_iam_role_policy.this : name => policy.role } == { for name in keys(var.actors) : name => "saleslake-dev-${name}" }
    error_message = "A policy belongs to another role."
  }
  assert {
    condition     = alltrue([for role in aws_iam_role.this : role.permissions_boundary == null])
    error_message = "A role is bounded without having been asked for."
  }

  # Allows a service only for the resources of this account.
  assert {
    condition = jsondecode(aws_iam_role.this["pipeline"].assume_role_policy).Statement == [{
      Sid       = "TrustService"
      Effect    = "Allow"
      Principal = { Service = ["states.amazonaws.com"] }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
        ArnLike      = { "aws:SourceArn" = ["arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"] }
      }
    }]
    error_message = "The pipeline's role trusts others."
  }
  assert {
    condition = alltrue([
      for name, role in aws_iam_role.this : alltrue([
        for statement in jsondecode(role.assume_role_policy).Statement :
        statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012"
        && toset(statement.Condition.ArnLike["aws:SourceArn"]) == var.actors[name].trusts.source_arns
      ]) if name != "analyst"
    ])
    error_message = "A service gets in for other accounts or resources."
  }
  assert {
    condition = { for name, role in aws_iam_role.this : name => jsondecode(role.assume_role_policy).Statement[*].Principal } == {
      crawler           = [{ Service = ["glue.amazonaws.com"] }]
      promote-to-silver = [{ Service = ["glue.amazonaws.com"] }]
      promote-to-gold   = [{ Service = ["glue.amazonaws.com"] }]
      maintain          = [{ Service = ["glue.amazonaws.com"] }]
      replay-quarantine = [{ Service = ["glue.amazonaws.com"] }]
      optimizer         = [{ Service = ["glue.amazonaws.com"] }]
      pipeline          = [{ Service = ["states.amazonaws.com"] }]
      scheduler         = [{ Service = ["scheduler.amazonaws.com"] }]
      arrival           = [{ Service = ["pipes.amazonaws.com"] }]
      analyst           = [{ AWS = ["arn:aws:iam::123456789012:role/analysts"] }]
      redshift          = [{ Service = ["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"] }]
    }
    error_message = "A role trusts others."
  }

  # Allows only the analysts.
  assert {
    condition = jsondecode(aws_iam_role.this["analyst"].assume_role_policy).Statement == [{
      Sid       = "TrustPrincipals"
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::123456789012:role/analysts"] }
      Action    = "sts:AssumeRole"
    }]
    error_message = "The analysts' role trusts others."
  }
}

run "outputs_the_arn_of_each_role" {
  assert {
    condition     = length(output.role_arns) == 11 && output.role_arns == { for name, role in aws_iam_role.this : name => role.arn }
    error_message = "The output role_arns differs from the roles."
  }
}

run "plans_the_example_of_the_readme" {
  command = plan

  variables {
    actors = {
      crawler = {
        trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
        reads   = { bronze = [""] }
        defines = { bronze = ["*"] }
      }
      analyst = {
        trusts     = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
        reads      = { gold = [""] }
        writes     = { query-results = [""] }
        looks      = { gold = ["*"] }
        workgroups = ["saleslake-dev"]
      }
    }
  }

  assert {
    condition     = output.role_names == { crawler = "saleslake-dev-crawler", analyst = "saleslake-dev-analyst" }
    error_message = "The example makes other roles."
  }
}

run "sets_the_permissions_boundary_of_every_role" {
  command = plan

  variables {
    permissions_boundary = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = length(aws_iam_role.this) == 11 && alltrue([for role in aws_iam_role.this : role.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"])
    error_message = "A role is not bounded."
  }
}

run "rejects_an_actor_without_principals" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = {}
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_an_actor_that_is_a_service_and_a_person" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"], principals = ["arn:aws:iam::123456789012:role/analysts"] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_a_service_without_the_resources_it_acts_for" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { service = "glue.amazonaws.com" }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_all_principals_of_an_account" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { principals = ["arn:aws:iam::123456789012:root"] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_principals_by_wildcard" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { principals = ["arn:aws:iam::123456789012:role/*"] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_an_unknown_bucket" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
        reads  = { platinum = [""] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_a_prefix_that_is_not_a_folder" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
        writes = { gold = ["daily"] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_an_unknown_layer" {
  command = plan

  variables {
    actors = {
      somebody = {
        trusts = { principals = ["arn:aws:iam::123456789012:role/analysts"] }
        looks  = { platinum = ["*"] }
      }
    }
  }

  expect_failures = [var.actors]
}

run "rejects_a_name_too_long_for_a_role" {
  command = plan

  variables {
    name_prefix = "saleslake-of-a-name-that-leaves-no-room-for-the-longest-one"
  }

  expect_failures = [var.actors]
}

run "rejects_a_policy_too_long_for_iam" {
  command = plan

  variables {
    actors = {
      maintain = {
        trusts  = { service = "glue.amazonaws.com", source_arns = ["arn:aws:glue:eu-west-1:123456789012:*"] }
        defines = { gold = [for number in range(60) : "a_mart_with_a_long_name_${number}"] }
      }
    }
  }

  expect_failures = [aws_iam_role_policy.this]
}
