import json

from emulator.check import PatchTest
from emulator.server import ACCOUNT, REGION


class QueueTest(PatchTest):
    def test_a_redrive_policy_is_read_as_it_was_put(self):
        sqs = self.client("sqs")
        dead = f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead"
        sqs.create_queue(QueueName="dead")
        policy = json.dumps({"deadLetterTargetArn": dead, "maxReceiveCount": 3}, separators=(",", ":"))

        queue = sqs.create_queue(QueueName="arrival", Attributes={"RedrivePolicy": policy})["QueueUrl"]

        read = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["RedrivePolicy"])
        self.assertEqual(read["Attributes"]["RedrivePolicy"], policy)

    def test_a_policy_stays_when_something_else_changes_and_goes_when_it_is_taken_away(self):
        sqs = self.client("sqs")
        queue = sqs.create_queue(QueueName="arrival")["QueueUrl"]
        statement = {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})

        def read():
            return sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"].get("Policy")

        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": "90"})
        self.assertEqual(read(), policy)

        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": ""})
        self.assertIsNone(read())


class PipeTest(PatchTest):
    def test_a_pipe_changes(self):
        pipes = self.client("pipes")
        role = f"arn:aws:iam::{ACCOUNT}:role/arrival"
        source = f"arn:aws:sqs:{REGION}:{ACCOUNT}:arrival"
        target = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:lake"

        def batching(seconds):
            return {"SqsQueueParameters": {"BatchSize": 1000, "MaximumBatchingWindowInSeconds": seconds}}

        pipes.create_pipe(Name="arrival", RoleArn=role, Source=source, Target=target, SourceParameters=batching(60))

        pipes.update_pipe(Name="arrival", RoleArn=role, SourceParameters={**batching(300), "FilterCriteria": {}})

        pipe = pipes.describe_pipe(Name="arrival")
        self.assertEqual(pipe["SourceParameters"], batching(300))
        self.assertEqual(pipe["Target"], target)
