from emulator.check import PatchTest


class AthenaTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.athena = self.client("athena")
        self.athena.create_work_group(
            Name="lake",
            Configuration={
                "BytesScannedCutoffPerQuery": 10_000_000,
                "ResultConfiguration": {"OutputLocation": "s3://results/", "ExpectedBucketOwner": "123456789012"},
            },
        )

    def test_a_workgroup_changes(self):
        self.athena.update_work_group(
            WorkGroup="lake",
            Description="analysts",
            State="DISABLED",
            ConfigurationUpdates={
                "RemoveBytesScannedCutoffPerQuery": True,
                "PublishCloudWatchMetricsEnabled": True,
                "ResultConfigurationUpdates": {
                    "OutputLocation": "s3://results/new/",
                    "RemoveExpectedBucketOwner": True,
                },
            },
        )

        workgroup = self.athena.get_work_group(WorkGroup="lake")["WorkGroup"]
        self.assertEqual((workgroup["Description"], workgroup["State"]), ("analysts", "DISABLED"))
        self.assertNotIn("BytesScannedCutoffPerQuery", workgroup["Configuration"])
        self.assertTrue(workgroup["Configuration"]["PublishCloudWatchMetricsEnabled"])
        self.assertEqual(workgroup["Configuration"]["ResultConfiguration"], {"OutputLocation": "s3://results/new/"})

    def test_a_named_query_changes_and_goes(self):
        query = {"Name": "daily", "Description": "Sales by day", "QueryString": "SELECT 1"}
        made = self.athena.create_named_query(**query, Database="gold", WorkGroup="lake")["NamedQueryId"]

        self.athena.update_named_query(NamedQueryId=made, **{**query, "QueryString": "SELECT 2"})
        self.assertEqual(self.athena.get_named_query(NamedQueryId=made)["NamedQuery"]["QueryString"], "SELECT 2")

        self.athena.delete_named_query(NamedQueryId=made)
        self.assertEqual(self.athena.list_named_queries(WorkGroup="lake")["NamedQueryIds"], [])

    def test_queries_are_told_of_together_with_what_they_scanned(self):
        scanning, defining = (
            self.athena.start_query_execution(QueryString=sql, WorkGroup="lake")["QueryExecutionId"]
            for sql in ["SELECT 1 -- scans 3000000", "CREATE VIEW v AS SELECT 1"]
        )

        response = self.athena.batch_get_query_execution(QueryExecutionIds=[scanning, defining, "absent"])

        self.assertEqual(
            [(query["StatementType"], query["Statistics"]["DataScannedInBytes"]) for query in response["QueryExecutions"]],
            [("DML", 3000000), ("DDL", 0)],
        )
        self.assertEqual(response["UnprocessedQueryExecutionIds"][0]["QueryExecutionId"], "absent")
