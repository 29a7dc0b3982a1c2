#!/usr/bin/env python3
"""Checks the resources that Terraform will create or has created for configurations that are not allowed.

    policy_check.py FILE...

Files contain the output of `terraform show -json` for a plan or a state. In the plan of a lake that does not exist yet,
most policies are unknown, since they name keys that do not exist: such a plan does not pass. The state after an
apply contains all values.
"""

import json
import re
import sys
from pathlib import Path

# Actions that know no resource, in whose statements `*` is the only resource there is.
# Source: Service Authorization Reference, the service's table of actions.
WITHOUT_RESOURCE = {
    "athena:ListDataCatalogs": "what the console lists to choose from knows no resource",
    "athena:ListEngineVersions": "what the console lists to choose from knows no resource",
    "athena:ListWorkGroups": "what the console lists to choose from knows no resource",
    "cloudwatch:PutMetricData": "the namespace bounds it, as a condition",
    "glue:GetClassifier": "Glue's settings know no resource",
    "glue:GetSecurityConfiguration": "Glue's settings know no resource",
    "logs:CreateLogDelivery": "log delivery of state machines knows no resource",
    "logs:DeleteLogDelivery": "log delivery of state machines knows no resource",
    "logs:DescribeLogGroups": "log delivery of state machines knows no resource",
    "logs:DescribeResourcePolicies": "log delivery of state machines knows no resource",
    "logs:GetLogDelivery": "log delivery of state machines knows no resource",
    "logs:ListLogDeliveries": "log delivery of state machines knows no resource",
    "logs:PutResourcePolicy": "log delivery of state machines knows no resource",
    "logs:UpdateLogDelivery": "log delivery of state machines knows no resource",
    "xray:PutTelemetryRecords": "traces belong to no resource",
    "xray:PutTraceSegments": "traces belong to no resource",
}

# Policies of the thing that they are attached to, where `*` means that thing.
OWN_RESOURCE = {"aws_kms_key": "the key", "aws_kms_key_policy": "the key"}

# Actions with `*` that a statement may allow, by type of the resource that the policy is of.
WHOLE_SERVICE = {
    ("aws_kms_key", "kms:*"): "the account's own rights on its key, without which nobody can manage it",
    ("aws_kms_key_policy", "kms:*"): "the account's own rights on its key, without which nobody can manage it",
}

# What EventBridge may do without saying for whom, by type of the resource that the policy is of.
# Source: Amazon EventBridge User Guide, "Using resource-based policies".
EVENTBRIDGE = {"events.amazonaws.com", "delivery.logs.amazonaws.com"}
UNBOUNDED = {
    ("aws_cloudwatch_log_resource_policy", "logs:CreateLogStream"): "EventBridge documents this for events only",
    ("aws_sns_topic", "sns:Publish"): "topics do not hear from EventBridge for whom it publishes",
    ("aws_sns_topic_policy", "sns:Publish"): "topics do not hear from EventBridge for whom it publishes",
}

# Attributes of which one must be set, by type.
ENCRYPTED_BY = {
    "aws_cloudtrail": ["kms_key_id"],
    "aws_cloudwatch_log_group": ["kms_key_id"],
    "aws_glue_crawler": ["security_configuration"],
    "aws_glue_job": ["security_configuration"],
    "aws_redshiftserverless_namespace": ["kms_key_id"],
    "aws_sns_topic": ["kms_master_key_id"],
    "aws_sqs_queue": ["kms_master_key_id", "sqs_managed_sse_enabled"],
}

# Buckets that take the service's own key, by the bucket's last name.
SERVICE_KEY = {"logs": "S3 delivers access logs only to buckets that S3's own key encrypts"}

# All resources, all resources of a service, all resources of a type (S3 has no types: the last part is a bucket).
AT_LARGE = re.compile(r"\*|arn:([^:]*:){4}\*[*:/]*|arn:[^:]*:(?!s3:)([^:]*:){3}[a-zA-Z-]+[:/]\*[*:/]*")

# What attributes are called that hold policies.
POLICY = re.compile(r"(^|_)policy(_document)?$")

BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
UNKNOWN = object()


class Unknown(Exception):
    """A value that is known only after an apply."""


class Resource:
    def __init__(self, address, kind, values, unknown=None):
        self.address = address
        self.kind = kind
        self.values = values
        self.unknown = unknown or {}

    def __getitem__(self, name):
        if self.unknown.get(name) is True:
            raise Unknown(name)
        return self.values.get(name)

    def block(self, *path):
        """The first of nested blocks, {} if there is none."""
        found, unknown = self.values, self.unknown
        for name in path:
            unknown = first(unknown.get(name)) or {}
            if unknown is True:
                raise Unknown(".".join(path))
            found = first(found.get(name)) or {}
        return {**found, **{name: UNKNOWN for name, value in unknown.items() if value is True}}

    def policies(self):
        """Every attribute of the resource that is a policy document, at any level."""
        for text in texts(self.values):
            if '"Statement"' in text and text.lstrip().startswith("{"):
                yield json.loads(text)

    def unknown_policies(self):
        return [name for name, value in self.unknown.items() if value is True and POLICY.search(name)]


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def first(blocks):
    return blocks[0] if isinstance(blocks, list) and blocks else blocks


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def resources(document):
    """Managed resources of a plan or a state, as `terraform show -json` prints them."""
    if "resource_changes" in document:
        for change in document["resource_changes"]:
            after = change["change"]["after"]
            if change["mode"] == "managed" and after is not None:
                yield Resource(change["address"], change["type"], after, change["change"].get("after_unknown"))
    else:
        modules = [document.get("values", {}).get("root_module", {})]
        while modules:
            module = modules.pop()
            modules += module.get("child_modules", [])
            for resource in module.get("resources", []):
                if resource["mode"] == "managed":
                    yield Resource(resource["address"], resource["type"], resource["values"])


def allowed(policy):
    return [statement for statement in listed(policy["Statement"]) if statement["Effect"] == "Allow"]


def principals(statement, kind):
    principal = statement.get("Principal")
    return listed(principal.get(kind)) if isinstance(principal, dict) else listed(principal) if kind == "AWS" else []


def conditions(statement):
    """Keys of the statement's conditions with their values."""
    tests = statement.get("Condition") or {}
    return {key.lower(): listed(value) for test in tests.values() for key, value in test.items()}


# Rules: each takes the resources and yields what is wrong, as (resource, message).


def no_public_bucket(lake):
    blocks = {block["bucket"]: block for block in lake if block.kind == "aws_s3_bucket_public_access_block"}
    for bucket in of(lake, "aws_s3_bucket"):
        block = blocks.get(bucket["bucket"])
        if block is None:
            yield bucket, "has no public access block"
        elif missing := [name for name in BLOCKS if block[name] is not True]:
            yield bucket, f"may become public: {', '.join(missing)} is not true"
    for acl in of(lake, "aws_s3_bucket_acl"):
        if (acl["acl"] or "private") not in ("private", "log-delivery-write"):
            yield acl, f"opens the bucket: {acl['acl']}"


def nobody_in_particular_is_allowed_nothing(lake):
    for resource, policy in policies(lake):
        for statement in allowed(policy):
            if "*" in principals(statement, "AWS") and not statement.get("Condition"):
                yield resource, f"allows everybody {name_of(statement)}"


def no_whole_service(lake):
    for resource, policy in policies(lake):
        for statement in allowed(policy):
            if "NotAction" in statement:
                yield resource, f"allows all but some actions {name_of(statement)}"
            for action in listed(statement.get("Action")):
                if "*" in action and (resource.kind, action) not in WHOLE_SERVICE:
                    yield resource, f"allows the action {action} {name_of(statement)}"


def no_resource_at_large(lake):
    for resource, policy in policies(lake):
        if resource.kind in OWN_RESOURCE:
            continue
        for statement in allowed(policy):
            if "NotResource" in statement:
                yield resource, f"allows all but some resources {name_of(statement)}"
            at_large = [name for name in listed(statement.get("Resource")) if AT_LARGE.fullmatch(name)]
            reasoned = all(action in WITHOUT_RESOURCE for action in listed(statement.get("Action")))
            if at_large and not reasoned:
                yield resource, f"allows {at_large[0]} as resource {name_of(statement)}"


def buckets_are_encrypted(lake):
    rules = {}
    for configuration in of(lake, "aws_s3_bucket_server_side_encryption_configuration"):
        rules[configuration["bucket"]] = configuration.block("rule", "apply_server_side_encryption_by_default")
    for bucket in of(lake, "aws_s3_bucket"):
        algorithm = rules.get(bucket["bucket"], {}).get("sse_algorithm")
        service_key = any(f"-{name}-" in f"{bucket['bucket']}-" for name in SERVICE_KEY)
        if algorithm != "aws:kms" and not (service_key and algorithm == "AES256"):
            yield bucket, f"is not encrypted with a key of KMS: {algorithm}"


def all_else_is_encrypted(lake):
    for resource in lake:
        names = ENCRYPTED_BY.get(resource.kind, [])
        if names and not any(resource[name] for name in names):
            yield resource, f"is not encrypted: {' or '.join(names)} is not set"
    for workgroup in of(lake, "aws_athena_workgroup"):
        configuration = workgroup.block("configuration")
        encryption = workgroup.block("configuration", "result_configuration", "encryption_configuration")
        if encryption.get("encryption_option") != "SSE_KMS" or configuration.get("enforce_workgroup_configuration") is not True:
            yield workgroup, "does not enforce results that are encrypted with a key of KMS"
    for security in of(lake, "aws_glue_security_configuration"):
        modes = [
            security.block("encryption_configuration", "s3_encryption").get("s3_encryption_mode"),
            security.block("encryption_configuration", "cloudwatch_encryption").get("cloudwatch_encryption_mode"),
            security.block("encryption_configuration", "job_bookmarks_encryption").get("job_bookmarks_encryption_mode"),
        ]
        if modes != ["SSE-KMS", "SSE-KMS", "CSE-KMS"]:
            yield security, f"does not encrypt data, logs and bookmarks with a key of KMS: {modes}"
    for catalog in of(lake, "aws_glue_data_catalog_encryption_settings"):
        at_rest = catalog.block("data_catalog_encryption_settings", "encryption_at_rest")
        if not str(at_rest.get("catalog_encryption_mode")).startswith("SSE-KMS"):
            yield catalog, "does not encrypt the catalog with a key of KMS"


def keys_rotate(lake):
    for key in of(lake, "aws_kms_key"):
        if key["enable_key_rotation"] is not True:
            yield key, "does not rotate"


def buckets_take_tls_only(lake):
    policies_of = {policy["bucket"]: json.loads(policy["policy"]) for policy in of(lake, "aws_s3_bucket_policy")}
    for bucket in of(lake, "aws_s3_bucket"):
        statements = listed(policies_of.get(bucket["bucket"], {}).get("Statement"))
        if not any(denies_plain_http(statement, bucket["bucket"]) for statement in statements):
            yield bucket, "does not refuse requests without TLS"


def denies_plain_http(statement, bucket):
    covered = {resource.rpartition(":")[2] for resource in listed(statement.get("Resource"))}
    return (
        statement["Effect"] == "Deny"
        and "*" in principals(statement, "AWS")
        and listed(statement.get("Action")) == ["s3:*"]
        and {bucket, f"{bucket}/*"} <= covered
        and list(statement.get("Condition", {})) == ["Bool"]
        and conditions(statement) == {"aws:securetransport": ["false"]}
    )


def services_act_for_us_alone(lake):
    """The confused deputy: a service that assumes a role, or uses a queue, topic or bucket, must do so for our account."""
    for resource, policy in policies(lake):
        if resource.kind in OWN_RESOURCE:
            continue
        for statement in allowed(policy):
            if not principals(statement, "Service"):
                continue
            reasoned = all((resource.kind, action) in UNBOUNDED for action in listed(statement.get("Action")))
            if reasoned and EVENTBRIDGE.issuperset(principals(statement, "Service")):
                continue
            bounds = [conditions(statement).get(f"aws:{bound}") for bound in ("sourceaccount", "sourcearn")]
            if not any(bound and "*" not in bound for bound in bounds):
                yield resource, f"lets a service act for other accounts {name_of(statement)}"


def of(lake, kind):
    return [resource for resource in lake if resource.kind == kind]


def policies(lake):
    return [(resource, policy) for resource in lake for policy in resource.policies()]


def name_of(statement):
    return f"(statement {statement.get('Sid') or listed(statement.get('Action') or statement.get('NotAction'))})"


RULES = [
    no_public_bucket,
    nobody_in_particular_is_allowed_nothing,
    no_whole_service,
    no_resource_at_large,
    buckets_are_encrypted,
    all_else_is_encrypted,
    keys_rotate,
    buckets_take_tls_only,
    services_act_for_us_alone,
]


def check(document):
    """The problems, one line each."""
    lake = list(resources(document))
    if not of(lake, "aws_s3_bucket") or not policies(lake) and not any(one.unknown_policies() for one in lake):
        return ["nothing to check: no bucket, or no policy"]
    findings = [
        f"{resource.address}: {name} is unknown until it is applied: check the state"
        for resource in lake
        for name in resource.unknown_policies()
    ]
    for rule in RULES:
        try:
            findings += [f"{resource.address}: {message}" for resource, message in rule(lake)]
        except Unknown as unknown:
            findings.append(f"{rule.__name__}: {unknown} is unknown until it is applied: check the state")
    return findings


def main(files):
    if not files:
        sys.exit(__doc__.strip())
    found = 0
    for file in files:
        document = json.loads(Path(file).read_text())
        findings = check(document)
        for finding in findings:
            print(f"{file}: {finding}")
        print(f"{file}: {len(list(resources(document)))} resources, {len(findings)} findings")
        found += len(findings)
    sys.exit(found > 0)


if __name__ == "__main__":
    main(sys.argv[1:])
