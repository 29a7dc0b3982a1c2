"""EventBridge Pipes: changes."""

import json

from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.pipes.responses import EventBridgePipesResponse

from .patching import patch


@patch(EventBridgePipesResponse)
def update_pipe(self):
    """AWS changes the given settings, and removes a filter if an empty one is given (Amazon EventBridge Pipes API
    reference, "PipeSourceParameters"); moto does not support the action."""
    pipe = self.pipes_backend.describe_pipe(self.uri.split("?")[0].split("/")[-1])
    updates = json.loads(self.body)
    source = updates.get("SourceParameters", {})
    if not source.get("FilterCriteria", {}).get("Filters"):
        source.pop("FilterCriteria", None)
    for field, value in updates.items():
        setattr(pipe, camelcase_to_underscores(field), value)
    return ActionResult(
        {
            "Arn": pipe.arn,
            "Name": pipe.name,
            "DesiredState": pipe.desired_state,
            "CurrentState": pipe.current_state,
            "CreationTime": pipe.creation_time,
            "LastModifiedTime": pipe.last_modified_time,
        }
    )
