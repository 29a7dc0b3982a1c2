"""The dashboards and alarms of an applied lake: they query metrics that exist; and a drill with a broken feed, a failed
job and the resulting notifications."""

import json
import re
import subprocess
from datetime import datetime, timedelta, timezone

from monitoring.alarms import judge_all, message
from terraform import jvm
from terraform.glue import JobFailed
from terraform.lake import expect
from terraform.tables import bucket, namespace
from terraform.workspace import CHECKOUT

TARGET = CHECKOUT / "monitoring/target"
PUBLISHED = CHECKOUT / "monitoring/src/test/resources/published-metrics.txt"

# What the command line publishes, once its figures exist.
COST_FIGURES = {"CostDollars", "MonthDollars", "MonthForecastDollars"}

# Fewer than the 100 rows above which a batch with more than 20 percent rejected rows is not published.
BROKEN_ROWS = 95
GOOD_ROWS = 405
TILL = "receipt_no,line_no,sold_at,store_id,country,region,card_no,product_id,department,quantity,unit_price,discount,currency,kind"


def synthesize(lake):
    """Synthesizes the template as make build does, from the lake's contracts."""
    classpath = [str(TARGET / "classes"), (TARGET / "classpath").read_text().strip()]
    template = lake.folder / "monitoring/target/monitoring.template.json"
    run = subprocess.run(
        jvm.command(
            "io.saleslake.monitoring.Synthesize",
            classpath,
            lake.folder / "contracts",
            template,
            flags=["-XX:TieredStopAtLevel=1"],
        ),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    expect(run.returncode == 0, run.stderr[-4000:])


def watch(lake, glue, planted, begun):
    """Checks, after a promotion of the planted data that began at a time, which alarms fire, and which fire when a feed
    breaks."""
    with lake.step("the metrics of dashboards and alarms exist"):
        expect_figures(lake)
    with lake.step("states after a promotion"):
        expect_states(lake, planted, begun)
    with lake.step("drill: a feed breaks"):
        break_feed(lake, glue, planted, begun)
    with lake.step("drill: a job fails"):
        fail_job(lake, glue)


def expect_figures(lake):
    """Every metric is published: by a job in this lake, or by AWS for an existing resource. The jobs publish exactly
    the metrics that are recorded for MetricsTest."""
    published = {
        (metric["MetricName"], tuple(dimension["Name"] for dimension in metric["Dimensions"]))
        for metric in lake.emulator.client("cloudwatch").list_metrics(Namespace=namespace(lake))["Metrics"]
    }
    names = sorted(f"{name} [{', '.join(dimensions)}]" for name, dimensions in published)
    expect(names == PUBLISHED.read_text().splitlines(), f"{PUBLISHED.name} does not record what the jobs publish: {names}")
    subjects = things(lake)
    asked = figures(lake)
    expect(len(asked) > 100, f"alarms and dashboards ask for {len(asked)} figures only")
    for space, name, dimensions in asked:
        for key, value in dimensions:
            expect(key not in subjects or value in subjects[key], f"{space} {name} is queried for {key} {value}, which does not exist")
        if space == namespace(lake) and name not in COST_FIGURES:
            shape = (name, tuple(key for key, _ in dimensions))
            expect(shape in published, f"{shape} is asked for, but published are {sorted(published)}")


def things(lake):
    """The existing resources, by dimension."""
    client = lake.emulator.client
    contracts = {"feeds": set(), "others": set()}
    for file in (lake.folder / "contracts").glob("*/**/*.yaml"):
        contracts["feeds" if file.parent.name == "feeds" else "others"].add(file.stem)
    return {
        "BucketName": {bucket["Name"] for bucket in client("s3").list_buckets()["Buckets"]},
        "Dataset": contracts["others"],
        "Domain": {folder.name for folder in (lake.folder / "contracts").iterdir()} | {"shared"},
        "Feed": contracts["feeds"],
        "Job": {name.removeprefix(f"{lake.prefix}-") for name in client("glue").list_jobs()["JobNames"]},
        "RuleName": {rule["Name"] for rule in client("events").list_rules()["Rules"]},
        "StateMachineArn": {
            machine["stateMachineArn"] for machine in client("stepfunctions").list_state_machines()["stateMachines"]
        },
        "WorkGroup": {group["Name"] for group in client("athena").list_work_groups()["WorkGroups"]},
    }


def figures(lake):
    """Namespace, name and dimensions of all metrics that alarms and dashboards query."""
    cloudwatch = lake.emulator.client("cloudwatch")
    asked = set()
    for alarm in cloudwatch.describe_alarms()["MetricAlarms"]:
        stats = [query["MetricStat"]["Metric"] for query in alarm.get("Metrics", []) if "MetricStat" in query]
        for metric in [alarm] if "MetricName" in alarm else stats:
            dimensions = tuple(sorted((pair["Name"], pair["Value"]) for pair in metric.get("Dimensions", [])))
            asked.add((metric["Namespace"], metric["MetricName"], dimensions))
    for entry in cloudwatch.list_dashboards()["DashboardEntries"]:
        body = json.loads(cloudwatch.get_dashboard(DashboardName=entry["DashboardName"])["DashboardBody"])
        for widget in body["widgets"]:
            for metric in widget["properties"].get("metrics", []):
                if isinstance(metric[0], str):
                    words = [word for word in metric[2:] if isinstance(word, str)]
                    asked.add((metric[0], metric[1], tuple(sorted(zip(words[::2], words[1::2])))))
    return asked


def expect_states(lake, planted, begun):
    """The quarantine alarms fire according to the planted defects. Freshness alarms do not fire: the data is fresh, and
    without a schedule no report is due."""
    verdicts = judge(lake, begun)
    firing = {name for name, verdict in verdicts.items() if verdict.state == "ALARM"}
    for feed, counts in planted.items():
        expected = counts["expected"]
        too_many = 100 * expected["quarantined"] > 2 * expected["rowsRead"]
        expect((f"quarantine-{feed}" in firing) == too_many, f"{feed}: {expected}, but these are in ALARM: {sorted(firing)}")
    stale = sorted(name for name in firing if name.startswith("freshness-"))
    expect(not stale, f"without a schedule these are reported as stale: {stale}")
    fresh = {name for name, verdict in verdicts.items() if name.startswith("freshness-") and verdict.state == "OK"}
    came = {f"freshness-feed-{feed}" for feed in planted} & set(verdicts)
    expect(came and came < fresh, f"{sorted(came)} arrived, but these are reported as fresh: {sorted(fresh)}")


def break_feed(lake, glue, planted, begun):
    """A till sends an unknown currency in a fifth of its lines."""
    currencies = ["CZK"] * BROKEN_ROWS + ["EUR"] * GOOD_ROWS
    rows = [
        f"S01-9{number:05},1,2026-03-31T12:00:00,S01,Germany,Berlin,,P-0017,Office Supplies,1,10.00,,{currency},sale"
        for number, currency in enumerate(currencies)
    ]
    lake.emulator.client("s3").put_object(
        Bucket=bucket(lake, "bronze"),
        Key="sales/storefront/ingest_date=2026-04-02/drill.csv",
        Body="\n".join([TILL, *rows, ""]).encode(),
    )
    summary = glue.run("promote-to-silver", feeds="storefront")
    accounted = re.search(r"read (\d+) .* quarantined (\d+)", summary)
    read, quarantined = map(int, accounted.groups())
    expect((read, quarantined) == (BROKEN_ROWS + GOOD_ROWS, BROKEN_ROWS), summary)

    firing = states(lake, begun)
    expected = planted["storefront"]["expected"]
    share = 100 * (expected["quarantined"] + BROKEN_ROWS) / (expected["rowsRead"] + len(rows))
    expect({"quarantine-storefront", "domain-sales", "lake"} <= set(firing), f"after the drill these are in ALARM: {sorted(firing)}")
    reason = firing["quarantine-storefront"].reason
    expect(f"[{share:.4g}] was greater than 2." in reason, f"{share:.4g} percent, but: {reason}")

    alarms = {
        alarm["AlarmName"].removeprefix(f"{lake.prefix}-"): alarm
        for kind in lake.emulator.client("cloudwatch").describe_alarms().items()
        if kind[0] in ("MetricAlarms", "CompositeAlarms")
        for alarm in kind[1]
    }
    # Development sends one mail for all of the lake; what it leads to says the rest.
    topic = lake.terraform("output", "-raw", "topic_arn").stdout
    expect(alarms["lake"]["AlarmActions"] == [topic], alarms["lake"]["AlarmActions"])
    expect(alarms["quarantine-storefront"]["AlarmActions"] == [], alarms["quarantine-storefront"]["AlarmActions"])
    for name, words in (("lake", "domain-sales in ALARM"), ("quarantine-storefront", f"[{share:.4g}]")):
        text = message(alarms[name], firing[name], lake.values["region"])
        expect(words in text, text)
        show(lake, text)


def fail_job(lake, glue):
    """A failed run: the mail that its rule sends, from the rule's definition and the run's reason."""
    try:
        glue.run("promote-to-silver", feeds="nobody")
    except JobFailed as failure:
        reason = str(failure)
    else:
        raise AssertionError("a run of a feed that does not exist succeeded")
    rule = f"{lake.prefix}-job-promote-to-silver-failed"
    targets = lake.emulator.client("events").list_targets_by_rule(Rule=rule)["Targets"]
    transformer = next(target["InputTransformer"] for target in targets if "InputTransformer" in target)
    event = {
        "time": "2026-04-02T05:01:00Z",
        "detail": {"jobName": f"{lake.prefix}-promote-to-silver", "jobRunId": "jr_1", "state": "FAILED", "message": reason},
    }
    text = transformer["InputTemplate"]
    for name, path in transformer["InputPathsMap"].items():
        value = event
        for part in path.removeprefix("$.").split("."):
            value = value[part]
        text = text.replace(f"<{name}>", value)
    lines = [json.loads(line) for line in text.split("\n")]
    expect(lines[1].startswith("Reason: ") and "Unknown feed 'nobody'" in lines[1], lines)
    show(lake, "\n".join(lines))


def states(lake, begun):
    """Alarms in ALARM, by their names without the prefix, for the hour that starts at a time."""
    return {name: verdict for name, verdict in judge(lake, begun).items() if verdict.state == "ALARM"}


def judge(lake, begun):
    now = begun + timedelta(hours=1)
    expect(datetime.now(timezone.utc) < now, "the drill took more than the hour that its alarms look at")
    verdicts = judge_all(lake.emulator.client("cloudwatch"), now)
    return {name.removeprefix(f"{lake.prefix}-"): verdict for name, verdict in verdicts.items()}


def show(lake, text):
    """Stores the text of a notification if it is requested (docs/runbooks)."""
    with open(lake.folder / "drill.txt", "a") as file:
        file.write(text + "\n\n")
