"""CloudFormation: alarms in stacks, and the order of an update."""

from moto.cloudformation.parsing import ResourceMap
from moto.cloudwatch.models import cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.common_models import CloudFormationModel

from .patching import patch


class Request(CloudWatchResponse):
    """Properties of a resource, in the form of the action that creates it."""

    cloudwatch_backend = None

    def __init__(self, properties, backend):
        self.properties = properties
        self.cloudwatch_backend = backend

    def _get_param(self, name, default=None):
        return self.properties.get(name, default)

    def _get_bool_param(self, name):
        return self.properties.get(name, True)


class OfStack:
    """AWS creates, changes and deletes the alarms of a stack. moto ignores them and reports CREATE_COMPLETE."""

    def __init__(self, name):
        self.physical_resource_id = name

    @staticmethod
    def cloudformation_name_type():
        return "AlarmName"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        backend = cloudwatch_backends[account_id][region_name]
        request = Request({**cloudformation_json["Properties"], "AlarmName": resource_name}, backend)
        getattr(request, cls.action)()
        return cls(resource_name)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        cloudwatch_backends[account_id][region_name].delete_alarms([resource_name])


# moto knows a type by its model, which must be a child of CloudFormationModel itself.
class StackAlarm(OfStack, CloudFormationModel):
    action = "put_metric_alarm"

    @staticmethod
    def cloudformation_type():
        return "AWS::CloudWatch::Alarm"


class StackCompositeAlarm(OfStack, CloudFormationModel):
    action = "put_composite_alarm"

    @staticmethod
    def cloudformation_type():
        return "AWS::CloudWatch::CompositeAlarm"


@patch(ResourceMap)
def update(self, original, template, parameters=None):
    """AWS first creates and changes resources, and finally removes those that the template no longer contains, so that
    no resource is removed while another one needs it; moto removes first."""
    kept = {name: resource for name, resource in self._resource_json_map.items() if name not in template["Resources"]}
    original({**template, "Resources": {**kept, **template["Resources"]}}, parameters)
    original(template, parameters)


@patch(ResourceMap)
def build_resource_diff(self, original, other_template, parameters=None):
    """AWS detects the effect of a parameter; moto does not if a condition is involved. Resources without a change are
    written again unchanged."""
    actions = original(other_template, parameters)
    if parameters and parameters != self.input_parameters:
        actions["Modify"] = [name for name in other_template["Resources"] if name in self._resource_json_map]
    return actions
