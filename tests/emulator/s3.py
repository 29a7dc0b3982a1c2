"""S3: the sub-resources of a bucket are stored unchanged; conditional policy statements are not enforced."""

import json
from fnmatch import fnmatchcase

from moto.iam.access_control import IAMPolicy
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

from .patching import patch

# Sub-resources of which moto loses a part, and whether moto knows them at all.
RAW = {"lifecycle": True, "notification": True, "intelligent-tiering": False}


def _raw(self, bucket_name, querystring):
    """Kind of the sub-resource, the stored state of the bucket, and the key in it; the kind is None for all others."""
    kind = next((kind for kind in RAW if kind in querystring), None)
    if kind is None:
        return None, None, None
    documents = self.backend.get_bucket(bucket_name).__dict__.setdefault("raw_documents", {})
    return kind, documents, (kind, querystring.get("id", [""])[0])


@patch(S3Response)
def _bucket_response_put(self, original, request, bucket_name, querystring):
    """AWS returns the stored document. moto drops newer_noncurrent_versions, size filters and `And` of a lifecycle (the
    provider then waits three minutes and fails), drops EventBridge of a notification (each plan turns it on again),
    and treats intelligent-tiering as CreateBucket."""
    kind, documents, key = _raw(self, bucket_name, querystring)
    response = original(request, bucket_name, querystring) if RAW.get(kind, True) else ""
    if kind:
        documents[key] = self.body
    return response


@patch(S3Response)
def _bucket_response_get(self, original, bucket_name, querystring):
    """AWS returns the stored document: see _bucket_response_put. Errors and headers are those of moto."""
    kind, documents, key = _raw(self, bucket_name, querystring)
    if kind and not RAW[kind]:
        if key not in documents:
            return 404, {}, "<Error><Code>NoSuchConfiguration</Code><Message>Not found.</Message></Error>"
        return 200, {}, documents[key]
    response = original(bucket_name, querystring)
    if kind is None or key not in documents:
        return response
    status, headers, _ = response
    return status, headers, documents[key]


@patch(S3Response)
def _bucket_response_delete(self, original, bucket_name, querystring):
    """AWS deletes the stored document: see _bucket_response_put. moto treats `DELETE ?intelligent-tiering` as
    DeleteBucket."""
    kind, documents, key = _raw(self, bucket_name, querystring)
    if kind:
        documents.pop(key, None)
    return original(bucket_name, querystring) if RAW.get(kind, True) else (204, {}, "")


@patch(FakeBucket)
def get_permission(self, original, action, resource):
    """AWS applies a statement only if its Condition is true. moto does not evaluate conditions, so that `deny
    everything without TLS` denies everything, including Terraform's uploads."""
    if self.policy is None:
        return original(action, resource)
    document = json.loads(self.policy)
    unconditional = [statement for statement in _listed(document["Statement"]) if not statement.get("Condition")]
    return IAMPolicy(json.dumps({**document, "Statement": unconditional})).is_action_permitted(action, resource)


def _log_permissions_enabled_policy(target_bucket, target_prefix):
    """AWS allows its log delivery to write if one of several statements allows it, with several resources. moto does
    not support a list of resources, and fails on a statement for all principals."""
    if not target_bucket.policy:
        return False
    delivered = f"{target_bucket.arn}/{target_prefix or ''}"
    return any(
        statement["Effect"] == "Allow"
        and isinstance(statement["Principal"], dict)
        and "logging.s3.amazonaws.com" in _listed(statement["Principal"].get("Service"))
        and "s3:PutObject" in _listed(statement["Action"])
        and any(fnmatchcase(f"{delivered}object", resource) for resource in _listed(statement["Resource"]))
        for statement in _listed(json.loads(target_bucket.policy)["Statement"])
    )


FakeBucket._log_permissions_enabled_policy = staticmethod(_log_permissions_enabled_policy)


def _listed(value):
    return value if isinstance(value, list) else [value]
