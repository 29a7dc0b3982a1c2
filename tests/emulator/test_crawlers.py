import json
import time

from emulator.check import PatchTest
from emulator.server import ACCOUNT

ROLE = f"arn:aws:iam::{ACCOUNT}:role/crawler"


class CrawlersTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.glue = self.client("glue")
        self.s3 = self.client("s3")
        self.s3.create_bucket(Bucket="lake", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        self.glue.create_database(DatabaseInput={"Name": "bronze"})

    def put(self, key, text):
        self.s3.put_object(Bucket="lake", Key=key, Body=text.encode())

    def crawl(self, path="s3://lake/sales/till/", classifiers=()):
        if not self.glue.list_crawlers()["CrawlerNames"]:
            self.glue.create_crawler(
                Name="sales",
                Role=ROLE,
                DatabaseName="bronze",
                Classifiers=list(classifiers),
                Targets={"S3Targets": [{"Path": path}]},
            )
        self.glue.start_crawler(Name="sales")
        for _ in range(100):
            crawler = self.glue.get_crawler(Name="sales")["Crawler"]
            if crawler["State"] == "READY":
                return crawler["LastCrawl"]
            time.sleep(0.05)
        self.fail("the crawler still runs")

    def changes(self, crawl):
        summary = {thing: json.loads(kinds) for thing, kinds in json.loads(crawl["Summary"]).items()}
        return {thing: {kind: response["Count"] for kind, response in kinds.items()} for thing, kinds in summary.items()}

    def test_a_crawl_makes_a_table_with_columns_and_partitions_and_then_widens_it(self):
        self.put("sales/till/ingest_date=2026-01-01/a.csv", "Order ID,Amount\n1,2\n")
        self.put("sales/till/ingest_date=2026-01-01/_SUCCESS", "")

        self.assertEqual(self.crawl()["Status"], "SUCCEEDED")
        table = self.glue.get_table(DatabaseName="bronze", Name="till")["Table"]
        self.assertEqual(table["StorageDescriptor"]["Location"], "s3://lake/sales/till/")
        self.assertEqual(table["PartitionKeys"], [{"Name": "ingest_date", "Type": "string"}])
        columns = [(column["Name"], column["Type"]) for column in table["StorageDescriptor"]["Columns"]]
        self.assertEqual(columns, [("order id", "string"), ("amount", "string")])

        self.put("sales/till/ingest_date=2026-01-02/b.csv", "Order ID,Amount,Tax\n1,2,3\n")
        self.crawl()
        columns = self.glue.get_table(DatabaseName="bronze", Name="till")["Table"]["StorageDescriptor"]["Columns"]
        self.assertEqual([column["Name"] for column in columns], ["order id", "amount", "tax"])

        first, second = self.glue.list_crawls(CrawlerName="sales")["Crawls"]
        self.assertEqual(self.changes(first), {"TABLE": {"ADD": 1}, "PARTITION": {"ADD": 1}})
        self.assertEqual(self.changes(second), {"TABLE": {"UPDATE": 1}, "PARTITION": {"ADD": 1}})
        seconds = (first["EndTime"] - first["StartTime"]).total_seconds()
        self.assertAlmostEqual(first["DPUHour"], 2 * seconds / 3600)
        metrics = self.glue.get_crawler_metrics(CrawlerNameList=["sales"])["CrawlerMetricsList"][0]
        self.assertEqual((metrics["TablesCreated"], metrics["TablesUpdated"]), (1, 1))

    def test_columns_of_json_are_those_of_all_records(self):
        self.put("sales/till/a.json", '{"id": 1, "price": 2.5, "paid": true, "note": "x"}\n{"id": 2, "lines": [1]}\n')
        self.crawl()
        columns = self.glue.get_table(DatabaseName="bronze", Name="till")["Table"]["StorageDescriptor"]["Columns"]
        self.assertEqual(
            {column["Name"]: column["Type"] for column in columns},
            {"id": "int", "price": "double", "paid": "boolean", "note": "string", "lines": "string"},
        )

    def test_columns_of_csv_without_a_header_are_those_of_the_classifier(self):
        self.glue.create_classifier(
            CsvClassifier={"Name": "dev-till", "Delimiter": ";", "ContainsHeader": "ABSENT", "Header": ["Id", "Amount"]}
        )
        self.put("sales/till/a.csv", "1;2\n")
        self.crawl(classifiers=["dev-till"])
        columns = self.glue.get_table(DatabaseName="bronze", Name="till")["Table"]["StorageDescriptor"]["Columns"]
        self.assertEqual([column["Name"] for column in columns], ["id", "amount"])

    def test_a_crawl_of_a_bucket_that_is_not_there_fails_with_a_reason(self):
        last = self.crawl("s3://absent/sales/till/")
        self.assertEqual(last["Status"], "FAILED")
        self.assertEqual(last["ErrorMessage"], "The S3 location s3://absent/sales/till/ does not exist")
        self.assertEqual(self.glue.list_crawls(CrawlerName="sales")["Crawls"][0]["State"], "FAILED")

    def test_the_history_is_paged_and_filtered_by_milliseconds(self):
        for _ in range(25):
            self.crawl()
        first = self.glue.list_crawls(CrawlerName="sales")
        second = self.glue.list_crawls(CrawlerName="sales", NextToken=first["NextToken"])
        self.assertEqual((len(first["Crawls"]), len(second["Crawls"])), (20, 5))

        newest = second["Crawls"][-1]["StartTime"]
        since = {"FieldName": "START_TIME", "FilterOperator": "GE", "FieldValue": str(int(newest.timestamp() * 1000))}
        found = self.glue.list_crawls(CrawlerName="sales", Filters=[since])["Crawls"]
        self.assertIn(second["Crawls"][-1]["CrawlId"], [crawl["CrawlId"] for crawl in found])
        self.assertLess(len(found), 25)
