"""Generated sales go through an emulated lake, and what comes out is held against what was planted."""

import json
import re
import subprocess
from collections import Counter
from decimal import Decimal

from terraform.glue import Glue, JobFailed
from terraform.tables import bucket, database, locations
from terraform.workspace import CHECKOUT

ORDER_LINES = 2000
ROWS = re.compile(r"read (\d+) = inserted (\d+) \+ updated (\d+) \+ duplicate (\d+) \+ quarantined (\d+)")


def promote(lake, folder):
    """From files in bronze to gold, with a bucket that refuses at first; then once more, when nothing is new. Gives back the
    jobs and what was planted."""
    glue = Glue(lake, folder / "glue")
    planted = fill_bronze(lake, folder / "sample")

    with lake.step("promotion to silver, refused by its bucket"):
        refuse(lake, glue)
    with lake.step("promotion to silver"):
        told = glue.run("promote-to-silver")
    expect_rows(told, planted)
    with lake.step("promotion to gold"):
        glue.run("promote-to-gold")
    expect_amounts(glue, lake, planted)
    expect_tables(lake)
    expect_metrics(lake, planted)

    before = locations(lake)
    with lake.step("both again"):
        silver, gold = glue.run("promote-to-silver"), glue.run("promote-to-gold")
    expect(silver.startswith("promote-to-silver: 0 batches"), silver)
    expect(gold.startswith("promote-to-gold: 0 marts"), gold)
    expect(locations(lake) == before, "a run with nothing new has committed something")
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


def refuse(lake, glue):
    """A bucket that takes no object: the run is red, and says which bucket."""
    client, silver = lake.emulator.client("s3"), bucket(lake, "silver")
    policy = client.get_bucket_policy(Bucket=silver)["Policy"]
    denial = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{silver}/*"}
    client.put_bucket_policy(Bucket=silver, Policy=json.dumps({"Version": "2012-10-17", "Statement": [denial]}))
    try:
        glue.run("promote-to-silver", feeds="stores")
    except JobFailed as failure:
        expect("403" in str(failure) or "Forbidden" in str(failure), f"the reason is not the refusal: {failure}")
    else:
        raise AssertionError("a run that may not write silver ended well")
    finally:
        client.put_bucket_policy(Bucket=silver, Policy=policy)


def expect_rows(told, planted):
    read, inserted, updated, duplicate, quarantined = map(int, ROWS.search(told).groups())
    wanted = Counter()
    for feed in planted.values():
        wanted.update({name: feed["expected"][name] for name in ("rowsRead", "duplicates", "quarantined")})
    expect(read == wanted["rowsRead"], f"read {wanted['rowsRead']} rows, not {told}")
    expect(duplicate == wanted["duplicates"], f"{wanted['duplicates']} duplicates, not {told}")
    expect(quarantined == wanted["quarantined"], f"{wanted['quarantined']} rows in quarantine, not {told}")
    expect(inserted + updated == read - duplicate - quarantined, told)


def expect_amounts(glue, lake, planted):
    sums = Counter()
    for feed, currency, revenue in glue.rows("gold", "daily_sales", "feed", "currency", "revenue"):
        sums[feed, currency] += Decimal(revenue)
    wanted = {
        (name, currency): Decimal(str(amount))
        for name, feed in planted.items()
        for currency, amount in feed["expected"]["amounts"].items()
    }
    expect(wanted and sums == wanted, f"gold has {sums}, planted was {wanted}")


def expect_tables(lake):
    """What other engines see: columns with their comments, and where Iceberg's metadata is."""
    table = lake.emulator.client("glue").get_table(DatabaseName=database(lake, "silver"), Name="order_lines")["Table"]
    columns = {column["Name"]: column for column in table["StorageDescriptor"]["Columns"]}
    expect(columns["amount"]["Type"] == "decimal(18,4)", columns["amount"])
    expect(columns["currency"]["Comment"] == "ISO 4217", columns["currency"])
    expect(table["Parameters"]["table_type"] == "ICEBERG", table["Parameters"])
    expect(table["Parameters"]["metadata_location"].startswith(f"s3://{bucket(lake, 'silver')}/"), table["Parameters"])


def expect_metrics(lake, planted):
    found = lake.emulator.client("cloudwatch").list_metrics(Namespace=f"saleslake/{lake.environment}")["Metrics"]
    names = {(metric["MetricName"], *metric["Dimensions"][0].values()) for metric in found}
    for feed in planted:
        for name in ("RowsRead", "RowsQuarantined", "FreshnessHours"):
            expect((name, "Feed", feed) in names, f"no figure {name} of {feed}, but {sorted(names)}")
    expect(("FreshnessHours", "Dataset", "daily_sales") in names, sorted(names))
    expect(("RunSeconds", "Job", "promote-to-gold") in names, sorted(names))


def expect(holds, message):
    if not holds:
        raise AssertionError(message)
