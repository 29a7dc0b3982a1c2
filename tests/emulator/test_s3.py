import json

from botocore.exceptions import ClientError

from emulator.check import PatchTest
from emulator.server import ACCOUNT, REGION


class S3Test(PatchTest):
    def setUp(self):
        super().setUp()
        self.s3 = self.client("s3")
        self.s3.create_bucket(Bucket="lake", CreateBucketConfiguration={"LocationConstraint": REGION})

    def test_a_lifecycle_is_read_as_it_was_put(self):
        rules = [
            {
                "ID": "noncurrent",
                "Status": "Enabled",
                "Filter": {"And": {"Prefix": "raw/", "ObjectSizeGreaterThan": 1000}},
                "NoncurrentVersionExpiration": {"NoncurrentDays": 30, "NewerNoncurrentVersions": 3},
            }
        ]

        self.s3.put_bucket_lifecycle_configuration(Bucket="lake", LifecycleConfiguration={"Rules": rules})

        self.assertEqual(self.s3.get_bucket_lifecycle_configuration(Bucket="lake")["Rules"], rules)

        self.s3.delete_bucket_lifecycle(Bucket="lake")
        with self.assertRaises(ClientError) as raised:
            self.s3.get_bucket_lifecycle_configuration(Bucket="lake")
        self.assertEqual(raised.exception.response["Error"]["Code"], "NoSuchLifecycleConfiguration")

    def test_a_notification_to_eventbridge_is_read_as_it_was_put(self):
        queue = self.client("sqs").create_queue(QueueName="crawler")["QueueUrl"]
        arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:crawler"
        self.s3.put_bucket_notification_configuration(
            Bucket="lake",
            NotificationConfiguration={
                "EventBridgeConfiguration": {},
                "QueueConfigurations": [{"Id": "sales", "QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}],
            },
        )

        read = self.s3.get_bucket_notification_configuration(Bucket="lake")
        self.assertEqual(read["EventBridgeConfiguration"], {})
        self.assertEqual(read["QueueConfigurations"][0]["QueueArn"], arn)

        self.s3.put_object(Bucket="lake", Key="sales/day.csv", Body=b"")
        messages = self.client("sqs").receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
        self.assertTrue(any("sales" in message["Body"] for message in messages), "moto no longer sends events")

    def test_intelligent_tiering_is_kept_and_forgotten(self):
        tiering = {"Id": "archive", "Status": "Enabled", "Tierings": [{"Days": 90, "AccessTier": "ARCHIVE_ACCESS"}]}
        self.s3.put_bucket_intelligent_tiering_configuration(
            Bucket="lake", Id="archive", IntelligentTieringConfiguration=tiering
        )

        read = self.s3.get_bucket_intelligent_tiering_configuration(Bucket="lake", Id="archive")
        self.assertEqual(read["IntelligentTieringConfiguration"], tiering)

        self.s3.delete_bucket_intelligent_tiering_configuration(Bucket="lake", Id="archive")
        with self.assertRaises(ClientError) as raised:
            self.s3.get_bucket_intelligent_tiering_configuration(Bucket="lake", Id="archive")
        self.assertEqual(raised.exception.response["Error"]["Code"], "NoSuchConfiguration")
        self.s3.head_bucket(Bucket="lake")

    def test_a_conditional_denial_stops_nothing_and_a_plain_one_does(self):
        def deny(action, **more):
            return {"Effect": "Deny", "Principal": "*", "Action": action, "Resource": "arn:aws:s3:::lake/*", **more}

        tls_only = deny("s3:*", Condition={"Bool": {"aws:SecureTransport": "false"}})
        policy = {"Version": "2012-10-17", "Statement": [tls_only, deny("s3:DeleteObject")]}
        self.s3.put_bucket_policy(Bucket="lake", Policy=json.dumps(policy))

        self.s3.put_object(Bucket="lake", Key="day.csv", Body=b"1")
        with self.assertRaises(ClientError) as raised:
            self.s3.delete_object(Bucket="lake", Key="day.csv")
        self.assertEqual(raised.exception.response["ResponseMetadata"]["HTTPStatusCode"], 403)
        self.assertEqual(json.loads(self.s3.get_bucket_policy(Bucket="lake")["Policy"]), policy)

    def test_access_logs_go_where_one_of_several_statements_lets_them(self):
        def policy(prefix):
            tls_only = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::logs/*"}
            delivery = {
                "Effect": "Allow",
                "Principal": {"Service": "logging.s3.amazonaws.com"},
                "Action": "s3:PutObject",
                "Resource": ["arn:aws:s3:::logs/gold/*", f"arn:aws:s3:::logs/{prefix}*"],
            }
            condition = {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}
            return json.dumps({"Version": "2012-10-17", "Statement": [{**tls_only, **condition}, delivery]})

        logging = {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": "lake/"}}
        self.s3.create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": REGION})

        self.s3.put_bucket_policy(Bucket="logs", Policy=policy("silver/"))
        with self.assertRaises(ClientError) as raised:
            self.s3.put_bucket_logging(Bucket="lake", BucketLoggingStatus=logging)
        self.assertEqual(raised.exception.response["Error"]["Code"], "InvalidTargetBucketForLogging")

        self.s3.put_bucket_policy(Bucket="logs", Policy=policy("lake/"))
        self.s3.put_bucket_logging(Bucket="lake", BucketLoggingStatus=logging)
        self.assertEqual(self.s3.get_bucket_logging(Bucket="lake")["LoggingEnabled"]["TargetPrefix"], "lake/")
