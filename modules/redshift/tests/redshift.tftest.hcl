mock_provider "aws" {
  mock_resource "aws_redshiftserverless_namespace" {
    defaults = { admin_password_secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:redshift!saleslake-dev-admin-AbCdEf" }
  }
}

variables {
  databases   = { silver = "saleslake_dev_silver", gold = "saleslake_dev_gold" }
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  name_prefix = "saleslake-dev"
  role_arn    = "arn:aws:iam::123456789012:role/saleslake-dev-redshift"
  settings = {
    mode       = "serverless"
    subnet_ids = ["subnet-1", "subnet-2", "subnet-3"]
  }
}

run "creates_nothing_when_off" {
  variables {
    role_arn = null
    settings = {}
  }
  assert {
    condition     = length(aws_redshiftdata_statement.schema) + length(aws_redshiftserverless_namespace.this) + length(aws_redshiftserverless_workgroup.this) == 0
    error_message = "off must make nothing."
  }
  assert {
    condition     = output.schema == null && output.workgroup == null
    error_message = "off has no schema and no workgroup."
  }
}

run "creates_the_schema_on_an_existing_cluster" {
  variables {
    settings = { mode = "cluster", cluster = "reporting", database = "bi", db_user = "admin" }
  }
  assert {
    condition     = aws_redshiftdata_statement.schema["this"].sql == "CREATE EXTERNAL SCHEMA IF NOT EXISTS gold FROM DATA CATALOG DATABASE 'saleslake_dev_gold' IAM_ROLE 'arn:aws:iam::123456789012:role/saleslake-dev-redshift'"
    error_message = "The schema must read the gold database as the role."
  }
  assert {
    condition     = aws_redshiftdata_statement.schema["this"].cluster_identifier == "reporting" && aws_redshiftdata_statement.schema["this"].database == "bi" && aws_redshiftdata_statement.schema["this"].db_user == "admin"
    error_message = "The statement must run on the cluster, in the database, as the user that were given."
  }
  assert {
    condition     = aws_redshiftdata_statement.schema["this"].secret_arn == null && aws_redshiftdata_statement.schema["this"].workgroup_name == null
    error_message = "A cluster has no workgroup and no secret of ours."
  }
  assert {
    condition     = length(aws_redshiftserverless_namespace.this) + length(aws_redshiftserverless_workgroup.this) == 0
    error_message = "A cluster that exists must not bring a workgroup."
  }
  assert {
    condition     = output.schema == "gold" && output.workgroup == null
    error_message = "The outputs must name the schema, and no workgroup."
  }
}

run "creates_a_private_encrypted_workgroup" {
  assert {
    condition     = aws_redshiftserverless_namespace.this["this"].kms_key_id == var.kms_key_arn && aws_redshiftserverless_namespace.this["this"].admin_password_secret_kms_key_id == var.kms_key_arn
    error_message = "Data and secret must be encrypted with the lake's key."
  }
  assert {
    condition     = aws_redshiftserverless_namespace.this["this"].manage_admin_password == true && aws_redshiftserverless_namespace.this["this"].admin_user_password == null
    error_message = "AWS must keep the password, not Terraform."
  }
  assert {
    condition     = aws_redshiftserverless_namespace.this["this"].default_iam_role_arn == var.role_arn && aws_redshiftserverless_namespace.this["this"].iam_roles == toset([var.role_arn])
    error_message = "The role must be the default and the only one."
  }
  assert {
    condition     = aws_redshiftserverless_workgroup.this["this"].publicly_accessible == false && aws_redshiftserverless_workgroup.this["this"].subnet_ids == toset(["subnet-1", "subnet-2", "subnet-3"])
    error_message = "The workgroup must be in the given subnets, and not public."
  }
  assert {
    condition     = aws_redshiftserverless_workgroup.this["this"].base_capacity == 8 && aws_redshiftserverless_workgroup.this["this"].max_capacity == 8
    error_message = "The workgroup must not grow beyond its base by itself."
  }
  assert {
    condition     = aws_redshiftserverless_namespace.this["this"].namespace_name == "saleslake-dev" && output.workgroup == "saleslake-dev" && output.schema == "gold"
    error_message = "Namespace and workgroup must carry the prefix."
  }
}

run "creates_the_schema_on_the_workgroup_as_its_administrator" {
  assert {
    condition = (
      aws_redshiftdata_statement.schema["this"].workgroup_name == "saleslake-dev"
      && aws_redshiftdata_statement.schema["this"].secret_arn == aws_redshiftserverless_namespace.this["this"].admin_password_secret_arn
      && aws_redshiftdata_statement.schema["this"].database == "dev"
      && strcontains(aws_redshiftdata_statement.schema["this"].sql, "DATABASE 'saleslake_dev_gold'")
    )
    error_message = "The statement must run on the workgroup with the managed secret."
  }
  assert {
    condition     = aws_redshiftdata_statement.schema["this"].cluster_identifier == null && aws_redshiftdata_statement.schema["this"].db_user == null
    error_message = "A workgroup is no cluster."
  }
}

run "runs_the_statement_again_when_it_changes" {
  variables {
    databases = { gold = "saleslake_staging_gold" }
  }
  assert {
    condition     = strcontains(aws_redshiftdata_statement.schema["this"].sql, "DATABASE 'saleslake_staging_gold'")
    error_message = "Another database must make another schema."
  }
}

run "rejects_an_unknown_mode" {
  command = plan
  variables {
    settings = { mode = "spectrum" }
  }
  expect_failures = [var.settings]
}

run "rejects_a_cluster_without_name" {
  command = plan
  variables {
    settings = { mode = "cluster" }
  }
  expect_failures = [var.settings]
}

run "rejects_a_name_without_cluster" {
  command = plan
  variables {
    settings = { mode = "serverless", cluster = "reporting" }
  }
  expect_failures = [var.settings]
}

run "rejects_a_database_that_needs_quotes" {
  command = plan
  variables {
    settings = { mode = "serverless", database = "my-db" }
  }
  expect_failures = [var.settings]
}

run "rejects_a_size_that_redshift_does_not_support" {
  command = plan
  variables {
    settings = { mode = "serverless", base_rpus = 12 }
  }
  expect_failures = [var.settings]
}

run "rejects_a_missing_role" {
  command = plan
  variables {
    role_arn = null
  }
  expect_failures = [var.role_arn]
}

run "rejects_databases_without_gold" {
  command = plan
  variables {
    databases = { silver = "saleslake_dev_silver" }
    settings  = {}
  }
  expect_failures = [var.databases]
}
