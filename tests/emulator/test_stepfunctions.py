import json
import time

from emulator.check import PatchTest
from emulator.server import ACCOUNT

ROLE = f"arn:aws:iam::{ACCOUNT}:role/pipeline"
PASS = {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": True}}}


class StepFunctionsTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.states = self.client("stepfunctions")

    def machine(self, definition, name="lake"):
        made = self.states.create_state_machine(name=name, definition=json.dumps(definition), roleArn=ROLE)
        return made["stateMachineArn"]

    def run_to_end(self, machine):
        execution = self.states.start_execution(stateMachineArn=machine)["executionArn"]
        for _ in range(100):
            described = self.states.describe_execution(executionArn=execution)
            if described["status"] != "RUNNING":
                return described
            time.sleep(0.05)
        self.fail("The execution does not end.")

    def task(self, resource, **parameters):
        task = {"Type": "Task", "Resource": f"arn:aws:states:::{resource}", "Parameters": parameters, "End": True}
        return {"StartAt": "Task", "States": {"Task": task}}

    def test_a_definition_is_parsed(self):
        valid = self.states.validate_state_machine_definition(definition=json.dumps(PASS))
        broken = self.states.validate_state_machine_definition(definition=json.dumps({"StartAt": "Done"}))

        self.assertEqual((valid["result"], valid["diagnostics"]), ("OK", []))
        self.assertEqual(broken["result"], "FAIL")
        self.assertEqual(broken["diagnostics"][0]["severity"], "ERROR")

    def test_no_versions_are_listed(self):
        listed = self.states.list_state_machine_versions(stateMachineArn=self.machine(PASS))
        self.assertEqual(listed["stateMachineVersions"], [])

    def test_executions_without_a_name_run_one_after_another(self):
        machine = self.machine(PASS)

        ends = [self.run_to_end(machine) for _ in range(3)]

        self.assertEqual([end["status"] for end in ends], ["SUCCEEDED"] * 3)
        self.assertEqual(len({end["executionArn"] for end in ends}), 3)

    def test_a_job_is_waited_for_and_a_missing_one_fails(self):
        self.client("glue").create_job(Name="promote", Role=ROLE, Command={"Name": "glueetl"})

        end = self.run_to_end(self.machine(self.task("glue:startJobRun.sync", JobName="promote")))

        self.assertEqual(end["status"], "SUCCEEDED", end)
        self.assertEqual(json.loads(end["output"])["JobRunState"], "SUCCEEDED")

        end = self.run_to_end(self.machine(self.task("glue:startJobRun.sync", JobName="absent"), "broken"))

        self.assertEqual((end["status"], end["error"]), ("FAILED", "Glue.EntityNotFoundException"))

    def test_a_run_that_fails_is_the_cause_with_its_message(self):
        errors = json.dumps(["Exception in User Class: io.saleslake.LakeException : User error: Cannot start"])
        self.client("glue").create_job(
            Name="promote", Role=ROLE, Command={"Name": "glueetl"}, DefaultArguments={"--emulator-errors": errors}
        )
        machine = self.machine(self.task("glue:startJobRun.sync", JobName="promote"))

        failed, succeeded = self.run_to_end(machine), self.run_to_end(machine)

        self.assertEqual((failed["status"], failed["error"]), ("FAILED", "States.TaskFailed"), failed)
        self.assertEqual(json.loads(failed["cause"])["ErrorMessage"], json.loads(errors)[0])
        self.assertEqual(succeeded["status"], "SUCCEEDED", succeeded)

    def test_times_in_what_a_service_answers_are_text(self):
        lake = self.machine(PASS)
        self.run_to_end(lake)

        end = self.run_to_end(self.machine(self.task("aws-sdk:sfn:listExecutions", StateMachineArn=lake), "overlap"))

        self.assertEqual(end["status"], "SUCCEEDED", end)
        self.assertIsInstance(json.loads(end["output"])["Executions"][0]["StartDate"], str)
