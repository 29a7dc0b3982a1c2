from emulator.check import PatchTest
from emulator.server import ACCOUNT


class CompositeAlarmTest(PatchTest):
    def test_an_alarm_over_alarms_lives_and_goes(self):
        cloudwatch = self.client("cloudwatch")
        topic = f"arn:aws:sns:eu-west-1:{ACCOUNT}:alarms"
        cloudwatch.put_composite_alarm(
            AlarmName="lake", AlarmRule='ALARM("stale") OR ALARM("failed")', AlarmActions=[topic], ActionsEnabled=True
        )

        alarm = cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
        self.assertEqual(alarm["AlarmRule"], 'ALARM("stale") OR ALARM("failed")')
        self.assertEqual(alarm["AlarmActions"], [topic])

        cloudwatch.delete_alarms(AlarmNames=["lake"])
        self.assertEqual(cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"], [])


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
        told = self.budgets.describe_notifications_for_budget(AccountId=ACCOUNT, BudgetName="lake")["Notifications"]
        self.assertEqual(len(told), 1)
