from datetime import datetime, timezone
from io import BufferedReader, BytesIO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from botocore.exceptions import ClientError
from botocore.parsers import RpcV2CBORParser
from botocore.serialize import create_serializer
from botocore.session import Session
from emulator.check import PatchTest
from emulator.server import ACCOUNT, REGION


class MetricTest(PatchTest):
    """What the SDK for Java sends; boto3 sends JSON if an endpoint is given."""

    def test_figures_come_and_go_in_cbor(self):
        self.call(
            "PutMetricData",
            Namespace="lake",
            MetricData=[
                {
                    "MetricName": "RowsRead",
                    "Dimensions": [{"Name": "Feed", "Value": "webshop"}],
                    "Timestamp": datetime(2026, 11, 20, tzinfo=timezone.utc),
                    "Value": 12.5,
                }
            ],
        )
        metric = self.call("ListMetrics", Namespace="lake")["Metrics"][0]
        self.assertEqual(metric["MetricName"], "RowsRead")
        self.assertEqual(metric["Dimensions"], [{"Name": "Feed", "Value": "webshop"}])

        found = self.call(
            "GetMetricData",
            MetricDataQueries=[{"Id": "rows", "MetricStat": {"Metric": metric, "Period": 86400, "Stat": "Sum"}}],
            StartTime=datetime(2026, 11, 19, tzinfo=timezone.utc),
            EndTime=datetime(2026, 11, 21, tzinfo=timezone.utc),
        )["MetricDataResults"][0]
        self.assertEqual(found["Values"], [12.5])
        self.assertEqual(found["Timestamps"], [datetime(2026, 11, 20, tzinfo=timezone.utc)])

    def test_an_error_comes_in_cbor(self):
        moment = datetime(2026, 11, 20, tzinfo=timezone.utc)
        with self.assertRaises(HTTPError) as raised:
            self.call("GetMetricData", MetricDataQueries=[], StartTime=moment, EndTime=moment)
        self.assertEqual(raised.exception.code, 400)
        self.assertEqual(raised.exception.headers["Content-Type"], "application/cbor")
        self.assertIn("must not equal", self.parsed(raised.exception.read())["message"])

    def call(self, name, **parameters):
        operation = Session().get_service_model("cloudwatch").operation_model(name)
        request = create_serializer("smithy-rpc-v2-cbor").serialize_to_request(parameters, operation)
        scope = f"AWS4-HMAC-SHA256 Credential=x/20260101/{REGION}/monitoring/aws4_request, SignedHeaders=host, Signature=0"
        answer = urlopen(
            Request(
                self.emulator.url + request["url_path"],
                data=request["body"],
                headers={**request["headers"], "Authorization": scope},
            ),
            timeout=20,
        )
        self.assertEqual(answer.headers["smithy-protocol"], "rpc-v2-cbor")
        return self.parsed(answer.read())

    def parsed(self, body):
        return RpcV2CBORParser().parse_data_item(BufferedReader(BytesIO(body)))


def put_alarm(cloudwatch, name):
    cloudwatch.put_metric_alarm(
        AlarmName=name,
        Namespace="lake",
        MetricName="RowsRead",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanThreshold",
    )


class CompositeAlarmTest(PatchTest):
    def test_an_alarm_over_alarms_lives_and_goes(self):
        cloudwatch = self.client("cloudwatch")
        put_alarm(cloudwatch, "stale")
        put_alarm(cloudwatch, "failed")
        topic = f"arn:aws:sns:eu-west-1:{ACCOUNT}:alarms"
        cloudwatch.put_composite_alarm(
            AlarmName="lake", AlarmRule='ALARM("stale") OR ALARM("failed")', AlarmActions=[topic], ActionsEnabled=True
        )

        alarm = cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
        self.assertEqual(alarm["AlarmRule"], 'ALARM("stale") OR ALARM("failed")')
        self.assertEqual(alarm["AlarmActions"], [topic])

        cloudwatch.delete_alarms(AlarmNames=["lake"])
        self.assertEqual(cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"], [])

    def test_an_alarm_over_alarms_that_are_not_there_is_refused(self):
        cloudwatch = self.client("cloudwatch")
        put_alarm(cloudwatch, "stale")

        with self.assertRaisesRegex(ClientError, r"alarms \[failed\] in the alarm rule do not exist"):
            cloudwatch.put_composite_alarm(AlarmName="lake", AlarmRule='ALARM("stale") OR ALARM("failed")')

    def test_an_alarm_that_another_stands_for_cannot_go(self):
        cloudwatch = self.client("cloudwatch")
        put_alarm(cloudwatch, "stale")
        cloudwatch.put_composite_alarm(AlarmName="lake", AlarmRule='ALARM("stale")')

        with self.assertRaisesRegex(ClientError, "Cannot delete stale as there are composite alarm"):
            cloudwatch.delete_alarms(AlarmNames=["stale"])

        cloudwatch.delete_alarms(AlarmNames=["lake"])
        cloudwatch.delete_alarms(AlarmNames=["stale"])
        self.assertEqual(cloudwatch.describe_alarms()["MetricAlarms"], [])


class BudgetTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.budgets = self.client("budgets")
        self.budget = {
            "BudgetName": "lake",
            "BudgetType": "COST",
            "TimeUnit": "MONTHLY",
            "BudgetLimit": {"Amount": "100", "Unit": "USD"},
        }
        self.notification = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80}
        self.subscriber = {"SubscriptionType": "EMAIL", "Address": "lake@example.org"}
        self.budgets.create_budget(
            AccountId=ACCOUNT,
            Budget=self.budget,
            NotificationsWithSubscribers=[{"Notification": self.notification, "Subscribers": [self.subscriber]}],
            ResourceTags=[{"Key": "owner", "Value": "lake"}],
        )

    def test_tags_of_a_budget_are_kept_and_changed(self):
        arn = f"arn:aws:budgets::{ACCOUNT}:budget/lake"

        def tags():
            read = self.budgets.list_tags_for_resource(ResourceARN=arn)["ResourceTags"]
            return {tag["Key"]: tag["Value"] for tag in read}

        self.assertEqual(tags(), {"owner": "lake"})

        self.budgets.tag_resource(ResourceARN=arn, ResourceTags=[{"Key": "domain", "Value": "sales"}])
        self.assertEqual(tags(), {"owner": "lake", "domain": "sales"})

        self.budgets.untag_resource(ResourceARN=arn, ResourceTagKeys=["owner"])
        self.assertEqual(tags(), {"domain": "sales"})

    def test_subscribers_of_a_notification_are_told(self):
        read = self.budgets.describe_subscribers_for_notification(
            AccountId=ACCOUNT, BudgetName="lake", Notification=self.notification
        )
        self.assertEqual(read["Subscribers"], [self.subscriber])

    def test_a_changed_budget_keeps_its_notifications(self):
        self.budgets.update_budget(
            AccountId=ACCOUNT, NewBudget={**self.budget, "BudgetLimit": {"Amount": "200", "Unit": "USD"}}
        )

        read = self.budgets.describe_budget(AccountId=ACCOUNT, BudgetName="lake")["Budget"]
        self.assertEqual(float(read["BudgetLimit"]["Amount"]), 200)
        response = self.budgets.describe_notifications_for_budget(AccountId=ACCOUNT, BudgetName="lake")["Notifications"]
        self.assertEqual(len(response), 1)
