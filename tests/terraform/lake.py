"""One environment of the lake, created by Terraform in a separate emulator."""

import json
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

from emulator.server import Emulator
from terraform import workspace

TIMEOUT_SECONDS = 600


class Lake:
    """The environment's values and backend, unchanged, in a copy of the checkout."""

    def __init__(self, environment, folder):
        self.environment = environment
        self.folder = workspace.copy(folder / environment)
        self.values = assignments(self.folder / f"envs/{environment}/terraform.tfvars")
        self.backend = assignments(self.folder / f"envs/{environment}/backend.hcl")
        self.prefix = f"{self.values.get('project', 'saleslake')}-{environment}"
        self.emulator = Emulator(account=self.values["account_id"])
        self.environ = {
            **self.emulator.environment(),
            "TF_DATA_DIR": str(folder / f"{environment}-data"),
            "TF_IN_AUTOMATION": "1",
            "TF_CLI_ARGS": "-no-color",
            "TF_INPUT": "0",
            "CHECKPOINT_DISABLE": "1",
        }
        configuration = provider_configuration(folder)
        if configuration:
            self.environ["TF_CLI_CONFIG_FILE"] = configuration

    def terraform(self, *arguments, accepted=(0,), data=None):
        """Runs Terraform. A request that the emulator cannot answer is also a failure."""
        environ = {**self.environ, **({"TF_DATA_DIR": self.environ["TF_DATA_DIR"] + data} if data else {})}
        run = subprocess.run(
            ["terraform", *arguments],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_SECONDS,
        )
        unanswered = sorted(set(self.emulator.unanswered()))
        if run.returncode not in accepted or unanswered:
            command = " ".join(["terraform", *arguments])
            printed = "\n".join([run.stdout[-1500:], run.stderr[-6000:], *unanswered])
            raise AssertionError(f"{self.environment}: {command} ended with {run.returncode}.\n{printed}")
        return run

    @contextmanager
    def step(self, name):
        """Prints the duration of a step."""
        begun = time.monotonic()
        yield
        print(f"  {self.environment:8} {name:44} {time.monotonic() - begun:6.1f} s", file=sys.stderr, flush=True)

    def bootstrap(self):
        """The state bucket with the name in the environment's backend file."""
        variables = {
            "account_id": self.values["account_id"],
            "bucket": self.backend["bucket"],
            "region": self.values["region"],
        }
        self.terraform("-chdir=bootstrap", "init", data="-bootstrap")
        self.terraform(
            "-chdir=bootstrap",
            "apply",
            "-auto-approve",
            *(f"-var={name}={value}" for name, value in variables.items()),
            data="-bootstrap",
        )
        self.terraform("init", f"-backend-config=envs/{self.environment}/backend.hcl")

    def files(self, *more):
        return [f"-var-file={file}" for file in (f"envs/{self.environment}/terraform.tfvars", *more)]

    def apply(self, *more):
        self.terraform("apply", "-auto-approve", *self.files(*more))

    def plan(self, *more):
        """Changes by address: their actions. Empty when there is nothing to do."""
        run = self.terraform("plan", "-detailed-exitcode", "-out=lake.tfplan", *self.files(*more), accepted=(0, 2))
        plan = json.loads(self.terraform("show", "-json", "lake.tfplan").stdout)
        changes = {
            change["address"]: change["change"]["actions"]
            for change in plan["resource_changes"]
            if change["mode"] == "managed" and change["change"]["actions"] != ["no-op"]
        }
        outputs = [name for name, change in plan.get("output_changes", {}).items() if change["actions"] != ["no-op"]]
        if run.returncode == 2 and not changes and not outputs:
            raise AssertionError(f"{self.environment}: a plan with changes names none.\n{run.stdout[-6000:]}")
        return changes or {f"output.{name}": ["update"] for name in outputs}

    def plan_elsewhere(self):
        """The changes in a plan of a second copy of the checkout, in another folder and with the same state."""
        here, environ = self.folder, self.environ
        self.folder = workspace.copy(here.parent / "elsewhere" / self.environment)
        self.environ = {**environ, "TF_DATA_DIR": environ["TF_DATA_DIR"] + "-elsewhere"}
        try:
            self.terraform("init", f"-backend-config=envs/{self.environment}/backend.hcl")
            return self.plan()
        finally:
            self.folder, self.environ = here, environ

    def apply_plan(self):
        self.terraform("apply", "lake.tfplan")

    def state(self):
        return json.loads(self.terraform("show", "-json").stdout)

    def destroy(self):
        self.terraform("destroy", "-auto-approve", *self.files())

    def left(self):
        """Names of the lake's existing resources, by kind. Keys are pending deletion, as expected."""
        left = {kind: self._ours(names) for kind, names in self._listings().items()}
        return {kind: names for kind, names in left.items() if names}

    def kinds(self):
        return set(self._listings())

    def _ours(self, names):
        databases = self.prefix.replace("-", "_")
        ours = [name for name in names if self.prefix in name or databases in name]
        return [name for name in ours if not name.startswith(self.backend["bucket"])]

    def _listings(self):
        client = self.emulator.client
        glue, logs, iam = client("glue"), client("logs"), client("iam")
        athena, alarms = client("athena"), client("cloudwatch").describe_alarms()
        return {
            "alarms": [alarm["AlarmName"] for kind in ("MetricAlarms", "CompositeAlarms") for alarm in alarms[kind]],
            "aliases": [alias["AliasName"] for alias in client("kms").list_aliases()["Aliases"]],
            "budgets": [
                budget["BudgetName"]
                for budget in client("budgets").describe_budgets(AccountId=self.values["account_id"])["Budgets"]
            ],
            "buckets": [bucket["Name"] for bucket in client("s3").list_buckets()["Buckets"]],
            "classifiers": [
                classifier["Name"] for found in glue.get_classifiers()["Classifiers"] for classifier in found.values()
            ],
            "crawlers": [crawler["Name"] for crawler in glue.get_crawlers()["Crawlers"]],
            "dashboards": [
                dashboard["DashboardName"] for dashboard in client("cloudwatch").list_dashboards()["DashboardEntries"]
            ],
            "databases": [database["Name"] for database in glue.get_databases()["DatabaseList"]],
            "event rules": [rule["Name"] for rule in client("events").list_rules()["Rules"]],
            "jobs": glue.list_jobs()["JobNames"],
            "log groups": [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]],
            "log policies": [policy["policyName"] for policy in logs.describe_resource_policies()["resourcePolicies"]],
            "named queries": [
                athena.get_named_query(NamedQueryId=found)["NamedQuery"]["Name"]
                for workgroup in athena.list_work_groups()["WorkGroups"]
                for found in athena.list_named_queries(WorkGroup=workgroup["Name"])["NamedQueryIds"]
            ],
            "pipes": [pipe["Name"] for pipe in client("pipes").list_pipes()["Pipes"]],
            "policies": [policy["PolicyName"] for policy in iam.list_policies(Scope="Local")["Policies"]],
            "queues": client("sqs").list_queues().get("QueueUrls", []),
            "roles": [role["RoleName"] for role in iam.list_roles()["Roles"]],
            "rulesets": [ruleset["Name"] for ruleset in glue.list_data_quality_rulesets()["Rulesets"]],
            "schedule groups": [
                group["Name"] for group in client("scheduler").list_schedule_groups()["ScheduleGroups"]
            ],
            "schedules": [schedule["Name"] for schedule in client("scheduler").list_schedules()["Schedules"]],
            "security configurations": [
                security["Name"] for security in glue.get_security_configurations()["SecurityConfigurations"]
            ],
            "stacks": [
                stack["StackName"]
                for stack in client("cloudformation").list_stacks()["StackSummaries"]
                if stack["StackStatus"] != "DELETE_COMPLETE"
            ],
            "state machines": [
                machine["name"] for machine in client("stepfunctions").list_state_machines()["stateMachines"]
            ],
            "topics": [topic["TopicArn"] for topic in client("sns").list_topics()["Topics"]],
            "workgroups": [workgroup["Name"] for workgroup in athena.list_work_groups()["WorkGroups"]],
        }

    def stop(self):
        self.emulator.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def expect(holds, message):
    if not holds:
        raise AssertionError(message)


def assignments(file):
    """The strings that a file of values or a backend file assigns at the top level."""
    return dict(re.findall(r'^(\w+)\s*=\s*"([^"]*)"', file.read_text(), re.MULTILINE))


def provider_configuration(folder):
    """A CLI configuration that finds the provider; "" if Terraform needs none."""
    run = subprocess.run(
        [workspace.CHECKOUT / "scripts/terraform-mirror", folder], stdout=subprocess.PIPE, text=True, check=True
    )
    return run.stdout.strip()
