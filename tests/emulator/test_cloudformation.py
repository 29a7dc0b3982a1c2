import json

from emulator.check import PatchTest

TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms"


def alarm(name, **properties):
    metric = {"Namespace": "lake", "MetricName": name, "Dimensions": [{"Name": "Feed", "Value": "webshop"}]}
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": name,
            "ComparisonOperator": "GreaterThanThreshold",
            "EvaluationPeriods": 1,
            "Threshold": {"Ref": "Threshold"},
            "AlarmActions": {"Fn::If": ["Notifies", [TOPIC], {"Ref": "AWS::NoValue"}]},
            "Metrics": [
                {"Id": "rate", "Expression": "100 * rows", "ReturnData": True},
                {"Id": "rows", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}, "ReturnData": False},
            ],
            **properties,
        },
    }


def over(*logical):
    rule = [part for name in logical for part in (' OR ALARM("', {"Ref": name}, '")')]
    rule[0] = 'ALARM("'
    return {
        "Type": "AWS::CloudWatch::CompositeAlarm",
        "Properties": {"AlarmName": "lake", "AlarmRule": {"Fn::Join": ["", rule]}},
    }


def template(**resources):
    return json.dumps(
        {
            "Parameters": {"Threshold": {"Type": "Number"}, "Notify": {"Type": "String"}},
            "Conditions": {"Notifies": {"Fn::Equals": [{"Ref": "Notify"}, "each"]}},
            "Resources": resources,
        }
    )


def parameters(threshold, notify="each"):
    return [
        {"ParameterKey": "Threshold", "ParameterValue": str(threshold)},
        {"ParameterKey": "Notify", "ParameterValue": notify},
    ]


class StackTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.stacks = self.client("cloudformation")
        self.both = template(Stale=alarm("stale"), Failed=alarm("failed"), Lake=over("Stale", "Failed"))

    def alarms(self):
        found = self.client("cloudwatch").describe_alarms()
        return {alarm["AlarmName"]: alarm for kind in ("MetricAlarms", "CompositeAlarms") for alarm in found[kind]}

    def test_alarms_of_a_stack_are_made_and_go_with_it(self):
        self.stacks.create_stack(StackName="lake", TemplateBody=self.both, Parameters=parameters(2))

        made = self.alarms()
        self.assertEqual(set(made), {"stale", "failed", "lake"})
        self.assertEqual(made["lake"]["AlarmRule"], 'ALARM("stale") OR ALARM("failed")')
        self.assertEqual(made["stale"]["Threshold"], 2)
        self.assertEqual(made["stale"]["AlarmActions"], [TOPIC])
        queries = {query["Id"]: query for query in made["stale"]["Metrics"]}
        self.assertEqual(queries["rate"]["Expression"], "100 * rows")
        self.assertEqual(queries["rows"]["MetricStat"]["Metric"]["MetricName"], "stale")

        self.stacks.delete_stack(StackName="lake")
        self.assertEqual(self.alarms(), {})

    def test_a_parameter_changes_what_it_leads_to(self):
        self.stacks.create_stack(StackName="lake", TemplateBody=self.both, Parameters=parameters(2))

        self.stacks.update_stack(StackName="lake", TemplateBody=self.both, Parameters=parameters(5))
        self.assertEqual(self.alarms()["stale"]["Threshold"], 5)

        self.stacks.update_stack(StackName="lake", TemplateBody=self.both, Parameters=parameters(5, "together"))
        self.assertEqual(self.alarms()["stale"]["AlarmActions"], [])

    def test_an_alarm_goes_after_the_alarm_over_it_has_let_go(self):
        self.stacks.create_stack(StackName="lake", TemplateBody=self.both, Parameters=parameters(2))

        one = template(Stale=alarm("stale"), Lake=over("Stale"))
        self.stacks.update_stack(StackName="lake", TemplateBody=one, Parameters=parameters(2))

        left = self.alarms()
        self.assertEqual(set(left), {"stale", "lake"})
        self.assertEqual(left["lake"]["AlarmRule"], 'ALARM("stale")')
