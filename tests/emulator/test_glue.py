from botocore.exceptions import ClientError

from emulator.check import PatchTest
from emulator.server import ACCOUNT, REGION

ROLE = f"arn:aws:iam::{ACCOUNT}:role/job"


class GlueTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.glue = self.client("glue")

    def gone(self, call, **parameters):
        with self.assertRaises(ClientError) as raised:
            call(**parameters)
        self.assertEqual(raised.exception.response["Error"]["Code"], "EntityNotFoundException")

    def test_a_classifier_lives_and_changes_and_goes(self):
        self.glue.create_classifier(CsvClassifier={"Name": "sales", "Delimiter": ";", "ContainsHeader": "PRESENT"})
        with self.assertRaises(ClientError) as raised:
            self.glue.create_classifier(CsvClassifier={"Name": "sales"})
        self.assertEqual(raised.exception.response["Error"]["Code"], "AlreadyExistsException")

        self.glue.update_classifier(CsvClassifier={"Name": "sales", "Delimiter": ","})
        classifier = self.glue.get_classifier(Name="sales")["Classifier"]["CsvClassifier"]
        self.assertEqual(classifier["Delimiter"], ",")
        self.assertNotIn("ContainsHeader", classifier)
        self.assertEqual(len(self.glue.get_classifiers()["Classifiers"]), 1)

        self.glue.delete_classifier(Name="sales")
        self.gone(self.glue.get_classifier, Name="sales")

    def test_a_ruleset_lives_with_its_tags_and_changes_and_goes(self):
        arn = f"arn:aws:glue:{REGION}:{ACCOUNT}:dataQualityRuleset/orders"
        self.glue.create_data_quality_ruleset(
            Name="orders",
            Ruleset='Rules = [IsComplete "id"]',
            TargetTable={"DatabaseName": "silver", "TableName": "orders"},
            Tags={"owner": "sales"},
        )
        self.assertEqual(self.glue.get_tags(ResourceArn=arn)["Tags"], {"owner": "sales"})

        self.glue.update_data_quality_ruleset(Name="orders", Ruleset='Rules = [IsUnique "id"]')
        ruleset = self.glue.get_data_quality_ruleset(Name="orders")
        self.assertEqual(ruleset["Ruleset"], 'Rules = [IsUnique "id"]')
        self.assertEqual(ruleset["TargetTable"]["TableName"], "orders")
        self.assertEqual([found["Name"] for found in self.glue.list_data_quality_rulesets()["Rulesets"]], ["orders"])

        self.glue.delete_data_quality_ruleset(Name="orders")
        self.gone(self.glue.get_data_quality_ruleset, Name="orders")
        self.assertEqual(self.glue.get_tags(ResourceArn=arn)["Tags"], {})

    def test_a_table_optimizer_lives_and_changes_and_goes(self):
        self.glue.create_database(DatabaseInput={"Name": "silver"})
        self.glue.create_table(DatabaseName="silver", TableInput={"Name": "orders"})
        optimizer = {"CatalogId": ACCOUNT, "DatabaseName": "silver", "TableName": "orders", "Type": "compaction"}

        self.glue.create_table_optimizer(**optimizer, TableOptimizerConfiguration={"roleArn": ROLE, "enabled": True})
        self.glue.update_table_optimizer(**optimizer, TableOptimizerConfiguration={"roleArn": ROLE, "enabled": False})
        read = self.glue.get_table_optimizer(**optimizer)["TableOptimizer"]
        self.assertEqual(read["type"], "compaction")
        self.assertEqual(read["configuration"], {"roleArn": ROLE, "enabled": False})

        self.glue.delete_table_optimizer(**optimizer)
        self.gone(self.glue.get_table_optimizer, **optimizer)
        self.gone(
            self.glue.create_table_optimizer,
            **{**optimizer, "TableName": "absent"},
            TableOptimizerConfiguration={"roleArn": ROLE, "enabled": True},
        )

    def test_a_job_is_read_as_it_was_made(self):
        command = {"Name": "glueetl", "ScriptLocation": "s3://artifacts/job.scala"}
        self.glue.create_job(
            Name="flexible",
            Role=ROLE,
            Command=command,
            ExecutionClass="FLEX",
            JobRunQueuingEnabled=True,
            MaintenanceWindow="Sun:10",
        )
        self.glue.create_job(Name="plain", Role=ROLE, Command=command)

        flexible = self.glue.get_job(JobName="flexible")["Job"]
        self.assertEqual(
            (flexible["ExecutionClass"], flexible["JobRunQueuingEnabled"], flexible["MaintenanceWindow"]),
            ("FLEX", True, "Sun:10"),
        )
        self.assertNotIn("ExecutionClass", self.glue.get_job(JobName="plain")["Job"])

    def test_a_changed_job_is_what_was_given_last(self):
        command = {"Name": "glueetl", "ScriptLocation": "s3://artifacts/job.scala"}
        self.glue.create_job(
            Name="promote", Role=ROLE, Command=command, Timeout=60, DefaultArguments={"--a": "1"}, ExecutionClass="FLEX"
        )

        self.glue.update_job(JobName="promote", JobUpdate={"Role": ROLE, "Command": command, "MaxRetries": 2})

        job = self.glue.get_job(JobName="promote")["Job"]
        self.assertEqual(job["MaxRetries"], 2)
        self.assertEqual(job.get("DefaultArguments", {}), {})
        self.assertNotIn("Timeout", job)
        self.assertNotIn("ExecutionClass", job)
        self.assertEqual(self.glue.start_job_run(JobName="promote")["JobRunId"][:3], "jr_")

    def test_a_run_tells_what_it_is_billed_by(self):
        command = {"Name": "glueetl", "ScriptLocation": "s3://artifacts/job.scala"}
        job = {"Role": ROLE, "Command": command, "GlueVersion": "6.0", "WorkerType": "G.2X", "NumberOfWorkers": 3}
        self.glue.create_job(Name="plain", **job)
        self.glue.create_job(Name="flexible", ExecutionClass="FLEX", **job)
        self.glue.create_job(Name="scaled", DefaultArguments={"--enable-auto-scaling": "true"}, **job)

        def run(name):
            self.glue.start_job_run(JobName=name)
            found = self.glue.get_job_runs(JobName=name)["JobRuns"][0]
            return found["GlueVersion"], found["ExecutionClass"], found.get("DPUSeconds")

        # moto lets every run take 123 seconds.
        self.assertEqual(run("plain"), ("6.0", "STANDARD", None))
        self.assertEqual(run("flexible"), ("6.0", "FLEX", 738.0))
        self.assertEqual(run("scaled"), ("6.0", "STANDARD", 738.0))

    def test_a_changed_crawler_keeps_what_was_not_given(self):
        self.glue.create_crawler(
            Name="sales", Role=ROLE, DatabaseName="bronze", Targets={"S3Targets": [{"Path": "s3://lake/sales/"}]}
        )

        self.glue.update_crawler(Name="sales", Schedule="cron(0 4 * * ? *)", TablePrefix="raw_")

        crawler = self.glue.get_crawler(Name="sales")["Crawler"]
        self.assertEqual(crawler["Schedule"]["ScheduleExpression"], "cron(0 4 * * ? *)")
        self.assertEqual(crawler["TablePrefix"], "raw_")
        self.assertEqual(crawler["Targets"]["S3Targets"][0]["Path"], "s3://lake/sales/")
        self.assertEqual(crawler["Version"], 2)

    def test_a_change_of_an_older_version_of_a_table_is_refused(self):
        self.glue.create_database(DatabaseInput={"Name": "silver"})
        self.glue.create_table(DatabaseName="silver", TableInput={"Name": "stores"})
        version = self.glue.get_table(DatabaseName="silver", Name="stores")["Table"]["VersionId"]
        change = {"DatabaseName": "silver", "VersionId": version}

        self.glue.update_table(**change, TableInput={"Name": "stores", "Parameters": {"writer": "first"}})
        with self.assertRaises(ClientError) as raised:
            self.glue.update_table(**change, TableInput={"Name": "stores", "Parameters": {"writer": "second"}})

        self.assertEqual(raised.exception.response["Error"]["Code"], "ConcurrentModificationException")
        table = self.glue.get_table(DatabaseName="silver", Name="stores")["Table"]
        self.assertEqual(table["Parameters"], {"writer": "first"})
