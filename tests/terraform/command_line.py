"""The commands for AWS on an applied lake: Terraform's outputs are sufficient, crawlers find the new files, and the
only drift is what the sample plants."""

import json
import subprocess

from terraform import jvm
from terraform.lake import expect
from terraform.promotion import JOBS
from terraform.workspace import CHECKOUT

PLANTED_DRIFT = {("storefront", "promotion_code", "new")}


def look(lake):
    outputs = lake.folder / "outputs.json"
    outputs.write_text(lake.terraform("output", "-json").stdout)
    names = json.loads(outputs.read_text())

    with lake.step("crawl"):
        crawls = ask(lake, "crawl", "--all")
    wanted = {(crawler, "succeeded") for crawler in names["crawlers"]["value"].values()}
    expect({(crawl["crawler"], crawl["result"]) for crawl in crawls} == wanted, crawls)

    with lake.step("drift"):
        drift = ask(lake, "drift", code=3)
    expect({(found["feed"], found["column"], found["drift"]) for found in drift} == PLANTED_DRIFT, drift)

    with lake.step("status and cost"):
        status, runs = ask(lake, "status", "--aws"), ask(lake, "status", "--aws", "--runs")
        cost = ask(lake, "cost", "--by", "job")
    filled = {row["dataset"] for row in status if row["rows"] > 0}
    expect({"silver.order_lines", "gold.daily_sales"} <= filled, status)
    ended = {(run["name"], run["result"]) for run in runs}
    expect({(names["jobs"]["value"][job], "succeeded") for job in JOBS} <= ended, runs)
    expect(set(JOBS) <= {row["job"] for row in cost["rows"]}, cost["rows"])


def ask(lake, *words, code=0):
    """The JSON output of a command."""
    classpath = ["lake-cli/target/lake-cli.jar", (CHECKOUT / "lake-cli/target/classpath").read_text().strip()]
    run = subprocess.run(
        jvm.command(
            "io.saleslake.command.LakeCli",
            classpath,
            *words,
            f"--outputs={lake.folder / 'outputs.json'}",
            f"--environment={lake.environment}",
            "--output=json",
            options="conf/plain.jvm.options",
            flags=[f"-Dlake.home={CHECKOUT}"],
        ),
        cwd=CHECKOUT,
        env=lake.emulator.environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    expect(run.returncode == code, f"{words} ended with {run.returncode}: {run.stdout[-2000:]} {run.stderr[-2000:]}")
    return json.loads(run.stdout)
