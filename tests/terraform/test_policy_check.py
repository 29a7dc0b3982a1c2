import contextlib
import copy
import io
import json
import tempfile
import unittest

from terraform import policy_check

TLS = {
    "Sid": "DenyPlainHttp",
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Resource": ["arn:aws:s3:::lake-gold", "arn:aws:s3:::lake-gold/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
READ = {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake-gold/*"}
MEASURE = {"Sid": "Measure", "Effect": "Allow", "Action": ["cloudwatch:PutMetricData"], "Resource": "*"}
TRUST = {
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": "glue.amazonaws.com"},
    "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}},
}
OWN = {"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


LAKE = {
    "aws_s3_bucket": {"bucket": "lake-gold"},
    "aws_s3_bucket_public_access_block": {"bucket": "lake-gold", **{name: True for name in policy_check.BLOCKS}},
    "aws_s3_bucket_server_side_encryption_configuration": {
        "bucket": "lake-gold",
        "rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}],
    },
    "aws_s3_bucket_policy": {"bucket": "lake-gold", "policy": policy(TLS)},
    "aws_iam_role": {"assume_role_policy": policy(TRUST), "inline_policy": []},
    "aws_iam_role_policy": {"policy": policy(READ, MEASURE)},
    "aws_kms_key": {"enable_key_rotation": True, "policy": policy(OWN)},
    "aws_cloudwatch_log_group": {"kms_key_id": "key"},
    "aws_sns_topic": {"kms_master_key_id": "key"},
    "aws_sqs_queue": {"kms_master_key_id": None, "sqs_managed_sse_enabled": True},
    "aws_sqs_queue_policy": {"policy": policy({**TRUST, "Action": "sqs:SendMessage", "Resource": "queue"})},
    "aws_glue_job": {"security_configuration": "lake"},
    "aws_glue_crawler": {"security_configuration": "lake"},
    "aws_glue_security_configuration": {
        "encryption_configuration": [
            {
                "s3_encryption": [{"s3_encryption_mode": "SSE-KMS"}],
                "cloudwatch_encryption": [{"cloudwatch_encryption_mode": "SSE-KMS"}],
                "job_bookmarks_encryption": [{"job_bookmarks_encryption_mode": "CSE-KMS"}],
            }
        ]
    },
    "aws_glue_data_catalog_encryption_settings": {
        "data_catalog_encryption_settings": [{"encryption_at_rest": [{"catalog_encryption_mode": "SSE-KMS"}]}]
    },
    "aws_athena_workgroup": {
        "configuration": [
            {
                "enforce_workgroup_configuration": True,
                "result_configuration": [{"encryption_configuration": [{"encryption_option": "SSE_KMS"}]}],
            }
        ]
    },
}


def state(lake):
    """The lake as `terraform show -json` prints a state, half of it in a module."""
    listed = [
        {"address": f"{kind}.this", "mode": "managed", "type": kind, "values": values} for kind, values in lake.items()
    ]
    return {"values": {"root_module": {"resources": listed[::2], "child_modules": [{"resources": listed[1::2]}]}}}


def plan(lake, unknown):
    """The lake as `terraform show -json` prints a plan."""
    return {
        "resource_changes": [
            {
                "address": f"{kind}.this",
                "mode": "managed",
                "type": kind,
                "change": {"actions": ["create"], "after": values, "after_unknown": unknown.get(kind, {})},
            }
            for kind, values in lake.items()
        ]
    }


class PolicyCheckTest(unittest.TestCase):
    def setUp(self):
        self.lake = copy.deepcopy(LAKE)

    def found(self, kind, *messages):
        self.assertEqual(policy_check.check(state(self.lake)), [f"{kind}.this: {message}" for message in messages])

    def set(self, kind, **values):
        self.lake[kind].update(values)

    def test_a_good_lake_passes(self):
        self.assertEqual(policy_check.check(state(self.lake)), [])
        self.assertEqual(policy_check.check(plan(self.lake, {})), [])

    def test_nothing_is_not_good(self):
        for nothing in ({}, state({}), plan({}, {}), state({"aws_s3_bucket": LAKE["aws_s3_bucket"]})):
            self.assertEqual(policy_check.check(nothing), ["nothing to check: no bucket, or no policy"])

    def test_each_block_of_public_access_is_demanded(self):
        for name in policy_check.BLOCKS:
            self.lake = copy.deepcopy(LAKE)
            self.set("aws_s3_bucket_public_access_block", **{name: False})
            self.found("aws_s3_bucket", f"may become public: {name} is not true")

    def test_a_bucket_without_a_block_is_found(self):
        del self.lake["aws_s3_bucket_public_access_block"]
        self.found("aws_s3_bucket", "has no public access block")

    def test_a_block_of_another_bucket_does_not_count(self):
        self.set("aws_s3_bucket_public_access_block", bucket="lake-silver")
        self.found("aws_s3_bucket", "has no public access block")

    def test_a_public_acl_is_found(self):
        self.lake["aws_s3_bucket_acl"] = {"bucket": "lake-gold", "acl": "public-read"}
        self.found("aws_s3_bucket_acl", "opens the bucket: public-read")

    def test_a_statement_for_everybody_is_found(self):
        for everybody in ("*", {"AWS": "*"}, {"AWS": ["*"]}):
            self.set("aws_s3_bucket_policy", policy=policy(TLS, {**READ, "Principal": everybody}))
            self.found("aws_s3_bucket_policy", "allows everybody (statement Read)")

    def test_a_wildcard_in_an_action_is_found(self):
        for action in ("*", "s3:*", "s3:Get*"):
            self.set("aws_iam_role_policy", policy=policy({**READ, "Action": ["s3:ListBucket", action]}))
            self.found("aws_iam_role_policy", f"allows the action {action} (statement Read)")

    def test_a_wildcard_in_a_denied_action_is_good(self):
        self.set("aws_iam_role_policy", policy=policy({**READ, "Effect": "Deny", "Action": "*"}))
        self.found("aws_iam_role_policy")

    def test_not_action_and_not_resource_are_found(self):
        self.set(
            "aws_iam_role_policy",
            policy=policy({"Effect": "Allow", "NotAction": "iam:PassRole", "NotResource": "arn:aws:s3:::lake-gold"}),
        )
        self.found(
            "aws_iam_role_policy",
            "allows all but some actions (statement ['iam:PassRole'])",
            "allows all but some resources (statement ['iam:PassRole'])",
        )

    def test_a_resource_at_large_is_found(self):
        for resource in ("*", "arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:aws:logs:eu-west-1:123456789012:log-group:*"):
            self.set("aws_iam_role_policy", policy=policy({**READ, "Resource": [resource]}))
            self.found("aws_iam_role_policy", f"allows {resource} as resource (statement Read)")

    def test_one_reasoned_action_does_not_cover_another(self):
        self.set("aws_iam_role_policy", policy=policy({**MEASURE, "Action": [*MEASURE["Action"], "s3:GetObject"]}))
        self.found("aws_iam_role_policy", "allows * as resource (statement Measure)")

    def test_policies_are_found_wherever_they_stand(self):
        self.set("aws_iam_role", inline_policy=[{"name": "all", "policy": policy({**READ, "Action": "s3:*"})}])
        self.found("aws_iam_role", "allows the action s3:* (statement Read)")

    def test_a_bucket_without_a_key_is_found(self):
        encryption = "aws_s3_bucket_server_side_encryption_configuration"
        self.lake[encryption]["rule"][0]["apply_server_side_encryption_by_default"][0]["sse_algorithm"] = "AES256"
        self.found("aws_s3_bucket", "is not encrypted with a key of KMS: AES256")

        del self.lake[encryption]
        self.found("aws_s3_bucket", "is not encrypted with a key of KMS: None")

    def test_only_access_logs_may_have_the_key_of_s3(self):
        text = json.dumps(self.lake).replace("lake-gold", "lake-logs-123456789012").replace("aws:kms", "AES256")
        self.assertEqual(policy_check.check(state(json.loads(text))), [])

    def test_what_has_no_key_is_found(self):
        for kind, names in policy_check.ENCRYPTED_BY.items():
            self.lake = copy.deepcopy(LAKE)
            self.lake[kind] = {name: None for name in names}
            self.found(kind, f"is not encrypted: {' or '.join(names)} is not set")

    def test_a_workgroup_that_does_not_enforce_encryption_is_found(self):
        configuration = self.lake["aws_athena_workgroup"]["configuration"][0]
        configuration["enforce_workgroup_configuration"] = False
        self.found("aws_athena_workgroup", "does not enforce results that are encrypted with a key of KMS")

        configuration.update(enforce_workgroup_configuration=True, result_configuration=[])
        self.found("aws_athena_workgroup", "does not enforce results that are encrypted with a key of KMS")

    def test_a_security_configuration_that_leaves_something_out_is_found(self):
        encryption = self.lake["aws_glue_security_configuration"]["encryption_configuration"][0]
        encryption["job_bookmarks_encryption"][0]["job_bookmarks_encryption_mode"] = "DISABLED"
        self.found(
            "aws_glue_security_configuration",
            "does not encrypt data, logs and bookmarks with a key of KMS: ['SSE-KMS', 'SSE-KMS', 'DISABLED']",
        )

    def test_an_open_catalog_is_found(self):
        settings = self.lake["aws_glue_data_catalog_encryption_settings"]["data_catalog_encryption_settings"][0]
        settings["encryption_at_rest"][0]["catalog_encryption_mode"] = "DISABLED"
        self.found("aws_glue_data_catalog_encryption_settings", "does not encrypt the catalog with a key of KMS")

    def test_a_key_that_does_not_rotate_is_found(self):
        self.set("aws_kms_key", enable_key_rotation=False)
        self.found("aws_kms_key", "does not rotate")

    def test_a_bucket_that_takes_plain_http_is_found(self):
        objects_only = {**TLS, "Resource": ["arn:aws:s3:::lake-gold/*"]}
        bounded = {**TLS, "Condition": {**TLS["Condition"], "StringEquals": {"aws:SourceAccount": "123456789012"}}}
        for statement in (READ, objects_only, bounded, {**TLS, "Effect": "Allow"}, {**TLS, "Action": "s3:GetObject"}):
            self.set("aws_s3_bucket_policy", policy=policy(statement))
            self.assertIn(
                "aws_s3_bucket.this: does not refuse requests without TLS", policy_check.check(state(self.lake))
            )

        del self.lake["aws_s3_bucket_policy"]
        self.found("aws_s3_bucket", "does not refuse requests without TLS")

    def test_a_service_that_may_act_for_others_is_found(self):
        unbounded = {name: value for name, value in TRUST.items() if name != "Condition"}
        for statement in (unbounded, {**TRUST, "Condition": {"StringLike": {"aws:SourceArn": "*"}}}):
            self.set("aws_iam_role", assume_role_policy=policy(statement))
            self.found("aws_iam_role", "lets a service act for other accounts (statement ['sts:AssumeRole'])")

    def test_a_queue_that_takes_from_others_is_found(self):
        unbounded = {**TRUST, "Action": "sqs:SendMessage", "Resource": "queue", "Condition": {}}
        self.set("aws_sqs_queue_policy", policy=policy(unbounded))
        self.found("aws_sqs_queue_policy", "lets a service act for other accounts (statement ['sqs:SendMessage'])")

    def test_only_eventbridge_may_publish_without_saying_for_whom(self):
        def topic(service):
            publish = {"Effect": "Allow", "Action": "sns:Publish", "Resource": "topic"}
            return {"policy": policy({**publish, "Principal": {"Service": service}})}

        self.lake["aws_sns_topic_policy"] = topic("events.amazonaws.com")
        self.assertEqual(policy_check.check(state(self.lake)), [])

        self.lake["aws_sns_topic_policy"] = topic("budgets.amazonaws.com")
        self.found("aws_sns_topic_policy", "lets a service act for other accounts (statement ['sns:Publish'])")

    def test_a_policy_that_is_not_known_yet_does_not_pass(self):
        del self.lake["aws_iam_role_policy"]["policy"]
        found = policy_check.check(plan(self.lake, {"aws_iam_role_policy": {"policy": True}}))
        self.assertEqual(
            found, ["aws_iam_role_policy.this: policy is unknown until it is applied: check the state"]
        )

    def test_a_setting_that_is_not_known_yet_does_not_pass(self):
        found = policy_check.check(plan(self.lake, {"aws_sns_topic": {"kms_master_key_id": True}}))
        self.assertEqual(
            found, ["all_else_is_encrypted: kms_master_key_id is unknown until it is applied: check the state"]
        )

    def test_what_a_plan_destroys_is_not_checked(self):
        document = plan(self.lake, {})
        change = {"actions": ["delete"], "after": None}
        document["resource_changes"].append(
            {"address": "old", "mode": "managed", "type": "aws_sns_topic", "change": change}
        )
        self.assertEqual(policy_check.check(document), [])


class CommandTest(unittest.TestCase):
    def run_with(self, *lakes):
        with contextlib.ExitStack() as stack:
            files = []
            for lake in lakes:
                file = stack.enter_context(tempfile.NamedTemporaryFile("w", suffix=".json"))
                json.dump(state(lake), file)
                file.flush()
                files.append(file.name)
            output = stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
            with self.assertRaises(SystemExit) as ended:
                policy_check.main(files)
            return ended.exception.code, output.getvalue()

    def test_one_bad_file_of_two_is_enough(self):
        code, output = self.run_with(LAKE, {**LAKE, "aws_sns_topic": {"kms_master_key_id": None}})

        self.assertEqual(code, True)
        self.assertIn("aws_sns_topic.this: is not encrypted", output)
        self.assertIn("16 resources, 0 findings", output)

    def test_good_files_pass(self):
        self.assertEqual(self.run_with(LAKE)[0], False)

    def test_no_file_is_not_good(self):
        self.assertTrue(self.run_with()[0])
