"""Step Functions: definitions are parsed, executions run, jobs are waited for."""

import copy
import json
import types
import uuid
from datetime import datetime

import boto3
from moto.core.responses import ActionResult
from moto.stepfunctions.parser import models
from moto.stepfunctions.parser.api import InvalidDefinition
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_aws_sdk import (
    StateTaskServiceAwsSdk,
)
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_glue import (
    StateTaskServiceGlue,
)
from moto.stepfunctions.responses import StepFunctionResponse

from .patching import patch

@patch(StepFunctionResponse)
def validate_state_machine_definition(self):
    """AWS validates the definition, and the provider requests it in every plan; moto does not support the action. Here,
    a definition is valid if moto's parser accepts it, which checks less than AWS."""
    diagnostics = []
    try:
        models.StepFunctionsParserBackend._validate_definition(self._get_param("definition"))
    except InvalidDefinition as invalid:
        diagnostics = [{"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": str(invalid)}]
    return ActionResult({"result": "FAIL" if diagnostics else "OK", "diagnostics": diagnostics, "truncated": False})


@patch(StepFunctionResponse)
def list_state_machine_versions(self):
    """AWS lists published versions; moto does not support the action. The lake publishes none."""
    return ActionResult({"stateMachineVersions": []})


@patch(models.StepFunctionsParserBackend)
def start_execution(self, original, state_machine_arn, name=None, *args, **kwargs):
    """AWS generates a name if none is given; in moto all executions without a name share one."""
    return original(state_machine_arn, name or str(uuid.uuid4()), *args, **kwargs)


# AWS runs any number of executions. moto copies the state machine in depth for each, its earlier executions and
# their locks included, which cannot be copied: the second execution fails.
models.copy = types.SimpleNamespace(deepcopy=copy.copy)


@patch(StateTaskServiceGlue)
def _eval_integration_pattern(self, env, resource_runtime_part, normalised_parameters, state_credentials):
    """AWS waits for the job of `startJobRun.sync`. moto also waits, and then fails on a callback that this integration
    does not have, and on the times in the job run."""
    resolver = self._build_sync_resolver(env, resource_runtime_part, normalised_parameters, state_credentials)
    job_run = self._eval_sync(
        env=env, sync_resolver=resolver, timeout_seconds=None, callback_endpoint=None, heartbeat_endpoint=None
    )
    env.stack.append(_plain(job_run))


@patch(StateTaskServiceAwsSdk)
def _eval_service_task(self, original, env, resource_runtime_part, normalised_parameters, state_credentials):
    """AWS uses `StateMachineArn` where the service uses `stateMachineArn`, and returns times as text. moto passes names
    on unchanged, and returns times as objects that cannot be serialized."""
    service = boto3.session.Session()._session.get_service_model(self._get_boto_service_name())
    operation = service.operation_model(self.resource.api_action[0].upper() + self.resource.api_action[1:])
    if operation.input_shape:
        self._to_boto_request(normalised_parameters, operation.input_shape)
    original(env, resource_runtime_part, normalised_parameters, state_credentials)
    if operation.output_shape:
        self._from_boto_response(env.stack[-1], operation.output_shape)
    env.stack[-1] = _plain(env.stack[-1])


def _plain(output):
    """The output as plain JSON values."""

    def text(value):
        return value.isoformat() if isinstance(value, datetime) else str(value)

    return json.loads(json.dumps(output, default=text))
