"""Crawlers: they read CSV and JSON, create tables, end by themselves, and their history has the format of AWS."""

import csv
import gzip
import json
from datetime import datetime, timezone

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.glue.models import FakeCrawl, FakeCrawler
from moto.glue.responses import GlueResponse
from moto.glue.utils import FilterField, validate_crawl_filters
from moto.s3.models import s3_backends

from .patching import kept, patch

# How many DPU a crawl uses here as long as it runs. AWS counts what it used.
DPU = 2

# AWS's states of the last crawl, by the state in the history.
LAST = {"COMPLETED": "SUCCEEDED", "STOPPED": "CANCELLED", "FAILED": "FAILED"}

TYPES = {bool: "boolean", int: "int", float: "double", str: "string", type(None): "string"}


class CrawlFailed(Exception):
    pass


def _files(crawler):
    """Files below the targets without hidden ones: the folders of each, and how its text is read."""
    s3 = s3_backends[crawler.backend.account_id][crawler.backend.partition]
    for target in crawler.targets.get("S3Targets", []):
        bucket, _, prefix = target["Path"].removeprefix("s3://").partition("/")
        if bucket not in s3.buckets:
            raise CrawlFailed(f"The S3 location {target['Path']} does not exist")
        for name, key in sorted(s3.buckets[bucket].keys.items()):
            folders = name.split("/")
            if name.startswith(prefix) and not any(part.startswith(("_", ".")) for part in folders):
                yield f"s3://{bucket}", folders, key.value


def _text(name, content):
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8-sig", "replace")


def _columns(crawler, table, name, content):
    """Names in lower case, as in Glue: for CSV, all types are text; for JSON, the type is that of the last record with
    the field."""
    if ".csv" in name:
        classifiers = kept(crawler.backend, "classifiers")
        mine = next((classifiers[each] for each in crawler.classifiers or [] if each.endswith(f"-{table}")), {})
        classifier = mine.get("CsvClassifier", {})
        header = next(csv.reader(_text(name, content).splitlines(), delimiter=classifier.get("Delimiter", ",")), [])
        if classifier.get("ContainsHeader") == "ABSENT":
            header = classifier["Header"]
        return {column.lower(): "string" for column in header if column}
    if ".json" in name:
        records = [json.loads(line) for line in _text(name, content).splitlines()]
        return {
            column.lower(): TYPES.get(type(value), "string") for record in records for column, value in record.items()
        }
    raise ValueError(f"neither CSV nor JSON: {name}")


def _crawl(crawler):
    """Creates or extends a table per folder of level 3, where the bucket is level 1; folders like day=1 are partitions."""
    backend, database = crawler.backend, crawler.backend.get_database(crawler.database_name)
    done = {thing: {kind: [] for kind in ("ADD", "UPDATE", "DELETE")} for thing in ("TABLE", "PARTITION")}
    for bucket, folders, content in _files(crawler):
        name = (crawler.table_prefix or "") + folders[1]
        parts = [folder.partition("=") for folder in folders[2:-1] if "=" in folder]
        try:
            columns = _columns(crawler, folders[1], folders[-1], content)
        except (EOFError, IndexError, OSError, ValueError):
            continue
        storage = {"Location": "/".join([bucket, *folders[:2]]) + "/", "Columns": []}
        if name not in database.tables:
            done["TABLE"]["ADD"].append(name)
            table = {
                "Name": name,
                "TableType": "EXTERNAL_TABLE",
                "Parameters": {"UPDATED_BY_CRAWLER": crawler.name},
                "PartitionKeys": [{"Name": key, "Type": "string"} for key, _, _ in parts],
                "StorageDescriptor": storage,
            }
            backend.create_table(database.name, name, table)
        table = database.tables[name]
        known = table.as_dict()["StorageDescriptor"]["Columns"]
        new = columns.keys() - {column["Name"] for column in known}
        known.extend({"Name": column, "Type": columns[column]} for column in columns if column in new)
        if new and name not in done["TABLE"]["ADD"] + done["TABLE"]["UPDATE"]:
            done["TABLE"]["UPDATE"].append(name)
        values = [value for _, _, value in parts]
        if values and str(values) not in table.partitions:
            table.create_partition({"Values": values, "StorageDescriptor": storage})
            done["PARTITION"]["ADD"].append("/".join([name, *values]))
    return done


def _summary(done):
    """JSON within JSON, as the AWS console shows the API's response."""
    counted = {
        thing: {
            kind: {"Details": json.dumps({"names": names}), "Count": len(names)} for kind, names in kinds.items() if names
        }
        for thing, kinds in done.items()
    }
    return json.dumps({thing: json.dumps(kinds) for thing, kinds in counted.items() if kinds})


def _milliseconds(moment):
    """With the given precision."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@patch(FakeCrawler)
def start_crawler(self, original):
    """AWS's crawler reads the files, and fails if it cannot; moto's finds nothing and always succeeds."""
    original()
    crawl = self.crawls[-1]
    crawl.start_time, crawl.dpu_hour, crawl.error, crawl.done = _milliseconds(crawl.start_time), 0.0, None, {}
    try:
        crawl.done = _crawl(self)
    except CrawlFailed as error:
        crawl.error = str(error)
        crawl._transitions = [("RUNNING", "FAILED"), ("STOPPING", "STOPPED")]


@patch(FakeCrawl)
def as_dict(self, original):
    """AWS reports the end of a crawl, its summary and its failure reason; moto reports only the end, after the crawl
    was listed."""
    history = original()
    if history["State"] != "RUNNING":
        self.end_time = self.end_time or utcnow()
        history["EndTime"] = _milliseconds(self.end_time)
        history["DPUHour"] = DPU * (history["EndTime"] - self.start_time).total_seconds() / 3600
        history["Summary"] = _summary(self.done)
        if self.error:
            history["ErrorMessage"] = self.error
    return history


@patch(FakeCrawler)
def as_dict(self, original):  # noqa: F811
    """AWS's crawls end by themselves, and the last crawl is the last completed one; moto's crawls end only when they
    are listed, and a running crawl is the last one."""
    for crawl in self.crawls[-1:]:
        crawl.advance()
    crawler = original()
    crawler.pop("LastCrawl", None)
    ended = [crawl for crawl in self.crawls if crawl.status in LAST]
    if ended:
        history = ended[-1].as_dict()
        fields = ("LogGroup", "LogStream", "MessagePrefix", "StartTime", "ErrorMessage")
        crawler["LastCrawl"] = {
            **{field: history[field] for field in fields if field in history},
            "Status": LAST[history["State"]],
        }
    return crawler


@patch(GlueResponse)
def list_crawls(self):
    """AWS returns pages and accepts times in milliseconds; moto returns the first twenty, and compares times as ISO
    text."""
    filters = validate_crawl_filters(self.parameters.get("Filters", []))
    for each in filters:
        if each.field_name in (FilterField.START_TIME, FilterField.END_TIME):
            moment = datetime.fromtimestamp(int(each.field_value) / 1000, timezone.utc)
            each.field_value = moment.replace(tzinfo=None).isoformat()
    crawls, token = self.glue_backend.list_crawls(
        self.parameters["CrawlerName"],
        filters,
        next_token=self.parameters.get("NextToken"),
        max_results=self.parameters.get("MaxResults"),
    )
    return ActionResult({"Crawls": [crawl.as_dict() for crawl in crawls], "NextToken": token})


@patch(GlueResponse)
def get_crawler_metrics(self):
    """AWS counts the results of crawlers; moto does not support the action."""
    names = self.parameters.get("CrawlerNameList") or list(self.glue_backend.crawlers)
    return ActionResult({"CrawlerMetricsList": [_metrics(self.glue_backend.get_crawler(name)) for name in names]})


def _metrics(crawler):
    def count(kind):
        return sum(len(crawl.done.get("TABLE", {}).get(kind, [])) for crawl in crawler.crawls)

    return {
        "CrawlerName": crawler.name,
        "TimeLeftSeconds": 0.0,
        "StillEstimating": False,
        "TablesCreated": count("ADD"),
        "TablesUpdated": count("UPDATE"),
        "TablesDeleted": count("DELETE"),
    }
