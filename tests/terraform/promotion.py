"""Generated sales are promoted in an emulated lake, and the result is compared with the planted data."""

import json
import re
import subprocess
import time
from collections import Counter
from decimal import Decimal

from terraform.glue import Glue
from terraform.lake import expect
from terraform.tables import bucket, data_files, database, locations, metadata, namespace
from terraform.workspace import CHECKOUT

ORDER_LINES = 2000
# The jobs of the state machine, in their order.
JOBS = ["promote-to-silver", "promote-to-gold", "maintain"]
NEW_DAY = "2024-02-03"
NEW_PRICES = [10, 20, 30]
ROWS = re.compile(
    r"read (\d+) = inserted (\d+) \+ updated (\d+) \+ duplicate (\d+) \+ superseded (\d+) \+ quarantined (\d+)"
)


def promote(lake):
    """Promotes files from bronze to gold; once more without new files; then another day, and maintenance. Finally runs
    the state machine with the emulator's jobs, which succeed immediately. Returns the jobs and the planted counts."""
    glue = Glue(lake, lake.folder / "jobs")
    planted = fill_bronze(lake, lake.folder / "sample")

    with lake.step("promotion to silver"):
        summary = glue.run("promote-to-silver")
    expect_rows(summary, planted)
    with lake.step("promotion to gold"):
        glue.run("promote-to-gold")
    expect_tables(lake)
    expect_metrics(lake, planted)

    before = locations(lake)
    with lake.step("both again"):
        silver, gold = glue.run("promote-to-silver"), glue.run("promote-to-gold")
    expect(silver.startswith("promote-to-silver: 0 batches"), silver)
    expect(gold.startswith("promote-to-gold: 0 marts"), gold)
    expect(locations(lake) == before, "a run with nothing new has committed something")

    with lake.step("another day"):
        add_day(lake, glue, lake.folder / "sample")
    with lake.step("maintenance"):
        summary = glue.run("maintain")
    expect(summary.startswith(f"maintain: {len(before)} tables, "), summary)
    expect_amounts(glue, planted)
    with lake.step("replay"):
        replay(lake, glue, planted["storefront"])
    with lake.step("state machine"):
        run_state_machine(lake)
    with lake.step("a job that fails"):
        retry_external_failures(lake)
    return glue, planted


def fill_bronze(lake, folder):
    subprocess.run(
        [CHECKOUT / "lake", "generate", "--lake", folder, "--lines", str(ORDER_LINES)], check=True, capture_output=True
    )
    client = lake.emulator.client("s3")
    for file in (folder / "bronze").rglob("*"):
        if file.is_file():
            client.upload_file(str(file), bucket(lake, "bronze"), str(file.relative_to(folder / "bronze")))
    return json.loads((folder / "sample-manifest.json").read_text())["feeds"]


def add_day(lake, glue, folder):
    """Adds a file with orders of a new month: data files of other months must not change."""
    known = json.loads(sorted((folder / "bronze/sales/webshop").rglob("orders_*.json"))[-1].read_text().splitlines()[0])
    orders = [
        {**known, "order_id": f"NEW{number}", "ordered_at": f"{NEW_DAY}T12:00:00Z", "qty": 1, "price": price, "discount": 0}
        for number, price in enumerate(NEW_PRICES)
    ]
    lake.emulator.client("s3").put_object(
        Bucket=bucket(lake, "bronze"),
        Key=f"sales/webshop/ingest_date={NEW_DAY}/orders.json",
        Body="\n".join(map(json.dumps, orders)).encode(),
    )
    tables = [("silver", "order_lines", "ordered_at_month"), ("gold", "daily_sales", "order_date_month")]
    before = {table: data_files(lake, *table[:2]) for table in tables}
    summary = glue.run("promote-to-silver")
    expect(rows_of(summary) == (len(orders), len(orders), 0, 0, 0, 0), summary)
    glue.run("promote-to-gold")
    for table in tables:
        layer, name, partition = table
        new = data_files(lake, layer, name) - before[table]
        elsewhere = [key for key in new if f"/{partition}={NEW_DAY[:7]}/" not in key]
        expect(new and not elsewhere, f"a day of {NEW_DAY[:7]} writes {elsewhere or 'nothing'} of {layer}.{name}")


def replay(lake, glue, planted):
    """With contracts that allow every currency, the rows of a feed that were rejected only for their currency reach
    gold; the others stay in quarantine, and a second replay changes nothing."""
    for file in (CHECKOUT / "contracts").rglob("*.*"):
        text = file.read_text()
        if file.name == "order_lines.yaml":
            rule = text[text.index("        quality:\n          - metric") : text.index("      - name: status\n")]
            text = text.replace(rule, "", 1)
        key = f"contracts/any-currency/{file.relative_to(CHECKOUT / 'contracts')}"
        lake.emulator.client("s3").put_object(Bucket=bucket(lake, "artifacts"), Key=key, Body=text.encode())
    contracts = f"s3://{bucket(lake, 'artifacts')}/contracts/any-currency"
    foreign, quarantined = planted["planted"]["unknown_currency"]["count"], planted["expected"]["quarantined"]

    summary = glue.run("replay-quarantine", feeds="storefront", contracts=contracts)

    expect(rows_of(summary) == (quarantined, foreign, 0, 0, 0, quarantined - foreign), summary)
    expect(summary.startswith("replay-quarantine: 1 feeds, ") and ", 0 marts" not in summary, summary)
    before = locations(lake)
    summary = glue.run("replay-quarantine", feeds="storefront", contracts=contracts)
    expect(rows_of(summary) == (quarantined - foreign, 0, 0, 0, 0, quarantined - foreign), summary)
    expect(locations(lake) == before, "a replay in which nothing passes has committed something")


def run_state_machine(lake):
    """Starts the state machine, as its schedule does: it runs each job once, one after the other."""
    states = lake.emulator.client("stepfunctions")
    found = execute(states, states.list_state_machines()["stateMachines"][0]["stateMachineArn"])
    expect(found["status"] == "SUCCEEDED", found)
    history = states.get_execution_history(executionArn=found["executionArn"], maxResults=1000)["events"]
    entered = [event["stateEnteredEventDetails"]["name"] for event in history if "stateEnteredEventDetails" in event]
    expect([name for name in entered if name in JOBS] == JOBS, f"the states were {entered}")
    runs = {job: lake.emulator.client("glue").get_job_runs(JobName=f"{lake.prefix}-{job}")["JobRuns"] for job in JOBS}
    expect(all(len(found) == 1 for found in runs.values()), f"the runs were {runs}")


def execute(states, machine):
    """Runs a state machine to its end."""
    execution = states.start_execution(stateMachineArn=machine, input=json.dumps({"by": "schedule"}))["executionArn"]
    begun = time.monotonic()
    while (found := states.describe_execution(executionArn=execution))["status"] == "RUNNING":
        expect(time.monotonic() - begun < 120, "the state machine does not end")
        time.sleep(0.5)
    return found


def retry_external_failures(lake):
    """Runs a copy of the state machine without waiting times and with a job that fails: only a first external failure
    is retried."""
    glue, states = lake.emulator.client("glue"), lake.emulator.client("stepfunctions")
    (applied,) = states.list_state_machines()["stateMachines"]
    applied = states.describe_state_machine(stateMachineArn=applied["stateMachineArn"])
    definition = json.loads(applied["definition"])
    definition["States"]["promote-to-silver"]["Parameters"]["JobName"] = "failing"
    definition["States"]["Wait before promote-to-silver"]["Seconds"] = 0
    copy = states.create_state_machine(name="copy", definition=json.dumps(definition), roleArn=applied["roleArn"])
    for reasons, status, runs in [
        (["External error: Cannot read s3://lake: refused"], "SUCCEEDED", 2),
        (["External error: Cannot read s3://lake: refused"] * 2, "FAILED", 2),
        (["User error: Invalid contracts: 1 problem"], "FAILED", 1),
        (["Internal error: Cannot close batch b1: rows are missing"], "FAILED", 1),
    ]:
        errors = [f"Exception in User Class: io.saleslake.LakeException : {reason}" for reason in reasons]
        glue.create_job(
            Name="failing",
            Role=applied["roleArn"],
            Command={"Name": "glueetl"},
            DefaultArguments={"--emulator-errors": json.dumps(errors)},
        )
        found = execute(states, copy["stateMachineArn"])
        started = len(glue.get_job_runs(JobName="failing")["JobRuns"])
        expect((found["status"], started) == (status, runs), f"after {reasons}: {started} runs, then {found}")
        expect(status == "SUCCEEDED" or reasons[-1] in found["cause"], f"the cause is not {reasons[-1]}: {found}")
        glue.delete_job(JobName="failing")
    states.delete_state_machine(stateMachineArn=copy["stateMachineArn"])


def expect_rows(summary, planted):
    read, inserted, updated, duplicate, superseded, quarantined = rows_of(summary)
    counts = ("rowsRead", "duplicates", "superseded", "quarantined")
    wanted = Counter()
    for feed in planted.values():
        wanted.update({name: feed["expected"][name] for name in counts})
    expect(read == wanted["rowsRead"], f"read {wanted['rowsRead']} rows, not {summary}")
    expect(duplicate == wanted["duplicates"], f"{wanted['duplicates']} duplicates, not {summary}")
    expect(superseded == wanted["superseded"], f"{wanted['superseded']} superseded, not {summary}")
    expect(quarantined == wanted["quarantined"], f"{wanted['quarantined']} rows in quarantine, not {summary}")
    expect(inserted + updated == read - duplicate - superseded - quarantined, summary)


def rows_of(summary):
    """Read, inserted, updated, duplicate, superseded and quarantined rows in the summary of a job."""
    return tuple(map(int, ROWS.search(summary).groups()))


def expect_amounts(glue, planted):
    """Gold has the planted amounts and those of the other day."""
    sums = Counter()
    for feed, currency, revenue in glue.rows("gold", "daily_sales", "feed", "currency", "revenue"):
        sums[feed, currency] += Decimal(revenue)
    wanted = {
        (name, currency): Decimal(str(amount))
        for name, feed in planted.items()
        for currency, amount in feed["expected"]["amounts"].items()
    }
    wanted["webshop", "EUR"] += sum(NEW_PRICES)
    expect(wanted and sums == wanted, f"gold has {sums}, planted was {wanted}")


def expect_tables(lake):
    """The tables as other engines see them: columns with comments, the location of Iceberg's metadata, and the owner in
    it."""
    table = lake.emulator.client("glue").get_table(DatabaseName=database(lake, "silver"), Name="order_lines")["Table"]
    columns = {column["Name"]: column for column in table["StorageDescriptor"]["Columns"]}
    expect(columns["amount"]["Type"] == "decimal(18,4)", columns["amount"])
    expect(columns["currency"]["Comment"] == "ISO 4217", columns["currency"])
    expect(table["Parameters"]["table_type"] == "ICEBERG", table["Parameters"])
    expect(table["Parameters"]["metadata_location"].startswith(f"s3://{bucket(lake, 'silver')}/"), table["Parameters"])
    properties = metadata(lake, "silver", "order_lines")["properties"]
    expect(properties["owner"] == "sales-data", properties)
    expect(table["Description"] == properties["comment"] and "One row per order line" in properties["comment"], table)


def expect_metrics(lake, planted):
    found = lake.emulator.client("cloudwatch").list_metrics(Namespace=namespace(lake))["Metrics"]
    names = {(metric["MetricName"], *metric["Dimensions"][0].values()) for metric in found}
    for feed in planted:
        for name in ("RowsRead", "RowsQuarantined", "FreshnessHours"):
            expect((name, "Feed", feed) in names, f"no figure {name} of {feed}, but {sorted(names)}")
    expect(("FreshnessHours", "Dataset", "daily_sales") in names, sorted(names))
    expect(("RunSeconds", "Job", "promote-to-gold") in names, sorted(names))
