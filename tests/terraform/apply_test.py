"""The lake of each environment, created by the real provider in the emulator: python3 -m unittest terraform.apply_test
(from the folder tests).

Sales are promoted in development, which is destroyed at the end; in staging AWS fails; production is changed, with all
options switched on. Options that the emulator does not support stay off: Redshift and governance."""

import re
import shutil
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

from terraform import command_line, policy_check
from terraform.failures import fail_and_recover
from terraform.lake import Lake
from terraform.monitoring import synthesize, watch
from terraform.promotion import promote
from terraform.tables import database

# Values that change resources of many kinds, none of which has to be made anew for it.
CHANGED = """
alarms      = { emails = ["data-platform@example.com"], budget_dollars = 600, quarantine_percent = 5 }
athena      = { bytes_per_query = 5e10 }
cost_centre = "analytics"
crawlers    = { schedule = "cron(0 5 * * ? *)" }
pipeline    = { schedule = "cron(0 6 * * ? *)", arrival_minutes = 3 }

jobs = {
  promote-to-silver = { timeout_minutes = 90 }
  promote-to-gold   = { flex = true }
  maintain          = { flex = true }
  replay-quarantine = { workers = 4 }
}
"""
CHANGED_KINDS = {
    "aws_athena_workgroup",
    "aws_budgets_budget",
    "aws_cloudformation_stack",
    "aws_cloudwatch_metric_alarm",
    "aws_glue_crawler",
    "aws_glue_data_quality_ruleset",
    "aws_glue_job",
    "aws_pipes_pipe",
    "aws_s3_bucket",
    "aws_scheduler_schedule",
    "aws_sfn_state_machine",
}

OPTIONS = """
crawlers         = { mode = "event", schedule = null }
pipeline         = { schedule = null, arrival_minutes = 3 }
optimized_tables = ["silver.order_lines"]
"""

# Whether the values of an environment start promotions on a schedule.
SCHEDULED = {"dev": False, "staging": True, "prod": True}

# Policies are inline in their roles. Promotions in development start by hand or when files arrive.
NEVER_MADE_IN_DEV = {"policies", "schedules"}


def setUpModule():
    """Starts all environments in parallel: the provider spends most of the time waiting."""
    folder = Path(tempfile.mkdtemp(prefix="saleslake-apply-"))
    unittest.addModuleCleanup(shutil.rmtree, folder, ignore_errors=True)
    pool = ThreadPoolExecutor()
    unittest.addModuleCleanup(pool.shutdown)
    journeys = {"dev": promoted_and_destroyed, "staging": fail_and_recover, "prod": changed}
    ApplyTest.journeys = {name: pool.submit(run_journey, name, folder, journey) for name, journey in journeys.items()}


def run_journey(environment, folder, journey):
    lake = Lake(environment, folder)
    try:
        make(lake)
        journey(lake)
    finally:
        lake.stop()


def kind(address):
    """Type of the resource at an address: module.s3.aws_s3_bucket.this["gold"] is an aws_s3_bucket."""
    parts = re.sub(r"\[[^]]*\]", "", address).split(".")
    return next(part for part in parts if part.startswith("aws_") or part == "terraform_data")


def expect(actual, expected, message):
    if actual != expected:
        raise AssertionError(f"{message}: {actual}")


def promoted_and_destroyed(lake):
    begun = datetime.now(timezone.utc)
    watch(lake, *promote(lake), begun)
    command_line.look(lake)
    before = lake.left()
    expect(lake.kinds() - set(before), NEVER_MADE_IN_DEV, "kinds of which there is nothing to destroy")
    with lake.step("destroy, with all its data"):
        lake.destroy()
    expect(lake.left(), {}, "destroy leaves something behind")


def changed(lake):
    with lake.step("plan from another checkout"):
        expect(lake.plan_elsewhere(), {}, "the plan from a checkout in another folder is not empty")
    change(lake)
    add_contract(lake)
    remove_contract(lake)
    switch_on(lake)


def make(lake):
    with lake.step("bootstrap and init"):
        lake.bootstrap()
    with lake.step("apply from nothing"):
        lake.apply()
    with lake.step("second plan"):
        expect(lake.plan(), {}, f"{lake.environment}: the second plan is not empty")
    expect(scheduled(lake), SCHEDULED[lake.environment], f"{lake.environment}: whether there is a schedule")
    check_policies(lake)


def scheduled(lake):
    return "schedules" in lake.left()


def check_policies(lake):
    state = lake.state()
    with lake.step(f"policy check of {len(list(policy_check.resources(state)))} resources"):
        expect(policy_check.check(state), [], f"{lake.environment}: findings of the policy check")


def switch_on(lake):
    """Switches on the options that no environment uses, in addition to its values. The table stands for one that a
    promotion would have created."""
    lake.emulator.client("glue").create_table(
        DatabaseName=database(lake, "silver"), TableInput={"Name": "order_lines"}
    )
    (lake.folder / "options.tfvars").write_text(OPTIONS)
    with lake.step("crawlers by event, tables optimized"):
        lake.apply("changed.tfvars", "options.tfvars")
    with lake.step("plan after the options"):
        expect(lake.plan("changed.tfvars", "options.tfvars"), {}, "the plan after the options is not empty")
    expect(scheduled(lake), False, "a schedule of promotions is left")
    crawlers = lake.emulator.client("glue").get_crawlers()["Crawlers"]
    expect([crawler["Name"] for crawler in crawlers if crawler.get("Schedule")], [], "schedules of crawls are left")
    expect(len(crawlers) > 1, True, f"crawlers without a schedule: {crawlers}")
    check_policies(lake)


def change(lake):
    with lake.step("plan of an in-place change"):
        (lake.folder / "changed.tfvars").write_text(CHANGED)
        changes = lake.plan("changed.tfvars")
    others = {address: actions for address, actions in changes.items() if actions != ["update"]}
    expect(others, {}, "a change of values makes or destroys something")
    expect(CHANGED_KINDS - {kind(address) for address in changes}, set(), "a change of values does not reach")
    with lake.step(f"in-place change of {len(changes)} resources"):
        lake.apply_plan()
    with lake.step("plan after the change"):
        expect(lake.plan("changed.tfvars"), {}, "the plan after the change is not empty")


def add_contract(lake):
    """A new domain with a table and its feed: copies of those of the products under other names."""
    source, target = lake.folder / "contracts/product", lake.folder / "contracts/returns"
    (target / "feeds").mkdir(parents=True)
    for file in source.rglob("*.yaml"):
        text = file.read_text().replace("domain: product", "domain: returns").replace("products", "returned_goods")
        (target / file.relative_to(source).with_name("returned_goods.yaml")).write_text(text)

    with lake.step("plan with the dashboards of before"):
        refused = lake.terraform("plan", *lake.files("changed.tfvars"), accepted=(1,)).stderr
    if "it was made of other contracts. Run make build." not in " ".join(refused.replace("│", "").split()):
        raise AssertionError(f"a new contract without new dashboards is refused with {refused}")
    with lake.step("synthesis"):
        synthesize(lake)
    with lake.step("plan of a new contract"):
        changes = lake.plan("changed.tfvars")
    made = [address for address, actions in changes.items() if actions == ["create"]]
    for wanted, name in [
        ("aws_glue_crawler", "returns"),
        ("aws_glue_classifier", "returned_goods"),
        ("aws_glue_data_quality_ruleset", "returned_goods"),
        ("aws_cloudwatch_metric_alarm", "returns"),
    ]:
        if not any(kind(address) == wanted and name in address for address in made):
            raise AssertionError(f"a new contract makes no {wanted} for {name}, but: {made}")
    # Objects among the artifacts carry a hash in their name: a new set of contracts is a new set of objects.
    lost = [address for address, actions in changes.items() if "delete" in actions and kind(address) != "aws_s3_object"]
    expect(lost, [], "a new contract destroys something")
    with lake.step("new contract"):
        lake.apply_plan()
    alarms = set(lake.left()["alarms"])
    wanted = {"crawler-returns-failed", "quarantine-returned_goods", "domain-returns"}
    expect({f"{lake.prefix}-{name}" for name in wanted} - alarms, set(), "a new contract has not its alarms")


def remove_contract(lake):
    """Alarms that composite alarms refer to are deleted only after the composite alarms no longer refer to them."""
    shutil.rmtree(lake.folder / "contracts/returns")
    synthesize(lake)
    with lake.step("domain removed"):
        lake.apply("changed.tfvars")
    expect([name for name in lake.left()["alarms"] if "return" in name], [], "alarms of a domain that is gone")


class ApplyTest(unittest.TestCase):
    journeys = {}

    def test_dev_promotes_and_is_destroyed(self):
        self.journeys["dev"].result()

    def test_staging_survives_failures(self):
        self.journeys["staging"].result()

    def test_prod_is_changed_and_takes_options(self):
        self.journeys["prod"].result()


if __name__ == "__main__":
    unittest.main()
