"""SQS: the dead letter queue as it was set, and a policy that is kept."""

import json

from moto.sqs.models import Queue

from .patching import patch


def _attributes(self):
    """AWS returns the redrive policy unchanged, without spaces; moto adds some, and each plan changes it."""
    result = moto_attributes(self)
    if result.get("RedrivePolicy"):
        result["RedrivePolicy"] = json.dumps(json.loads(result["RedrivePolicy"]), separators=(",", ":"))
    return result


moto_attributes = Queue.attributes.fget
Queue.attributes = property(_attributes)


@patch(Queue)
def _set_attributes(self, original, attributes, now=None):
    """AWS keeps the policy if it is not among the attributes; moto removes it."""
    policy = self.policy if hasattr(self, "_policy_json") else None
    original({"Policy": policy, **attributes} if policy else attributes, now)
