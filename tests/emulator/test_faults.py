import io
import subprocess
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from botocore.exceptions import ClientError

from emulator import patching
from emulator.check import PatchTest
from emulator.faults import CODE, FailFast
from emulator.one_at_a_time import OneAtATime
from emulator.server import TESTS


class FaultTest(PatchTest):
    def test_an_unknown_action_fails_at_once_and_is_named(self):
        with self.assertRaises(ClientError) as raised:
            self.client("glue").search_tables()

        self.assertEqual(raised.exception.response["Error"]["Code"], CODE)
        self.assertEqual(raised.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        self.assertIn("glue SearchTables", self.emulator.unanswered()[-1])


class PlannedFaultTest(PatchTest):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.emulator.forget_faults)
        self.s3, self.glue = self.client("s3"), self.client("glue")
        self.s3.create_bucket(Bucket="lake", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})

    def code(self, call, **arguments):
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        return raised.exception.response["Error"]["Code"]

    def met(self):
        return [fault["met"] for fault in self.emulator.planned_faults()]

    def test_a_request_fails_as_often_as_planned_and_others_do_not(self):
        self.emulator.plan_fault("s3 PUT /lake/silver/", status=503, code="SlowDown", times=2, skip=1)

        self.s3.put_object(Bucket="lake", Key="gold/a", Body=b"gold")
        self.s3.put_object(Bucket="lake", Key="silver/a", Body=b"first")
        silver = {"Bucket": "lake", "Key": "silver/a", "Body": b"second"}
        self.assertEqual([self.code(self.s3.put_object, **silver) for _ in range(2)], ["SlowDown"] * 2)
        self.assertEqual(self.s3.get_object(Bucket="lake", Key="silver/a")["Body"].read(), b"first")
        self.s3.put_object(**silver)

        self.assertEqual(self.met(), [2])
        self.assertEqual(self.s3.get_object(Bucket="lake", Key="silver/a")["Body"].read(), b"second")

    def test_an_answer_can_be_lost_and_another_fault_follow(self):
        lost = {"status": 500, "code": "InternalServiceException", "applied": True}
        silent = {"request": "glue GetDatabase .*silver", "status": 500, "code": "InternalServiceException"}
        self.emulator.plan_fault('glue CreateDatabase .*"silver"', **lost, next=silent)

        self.assertEqual(
            self.code(self.glue.create_database, DatabaseInput={"Name": "silver"}), "InternalServiceException"
        )
        self.assertEqual(self.code(self.glue.get_database, Name="silver"), "InternalServiceException")

        self.assertEqual(self.met(), [1, 1])
        self.assertEqual(self.glue.get_database(Name="silver")["Database"]["Name"], "silver")

    def test_a_request_can_be_held_until_let_go(self):
        self.emulator.plan_fault("glue CreateDatabase", hold=True)
        with ThreadPoolExecutor() as pool:
            made = pool.submit(self.glue.create_database, DatabaseInput={"Name": "silver"})
            while self.met() != [1]:
                self.assertFalse(made.done())
            self.assertEqual(self.glue.get_databases()["DatabaseList"], [])
            self.emulator.forget_faults()
            made.result()
        self.assertEqual(len(self.glue.get_databases()["DatabaseList"]), 1)


class FailFastTest(unittest.TestCase):
    def answer(self, app, **environ):
        begun = []
        log = io.StringIO()
        body = FailFast(app, log)(
            {"REQUEST_METHOD": "PUT", "PATH_INFO": "/lake", **environ},
            lambda status, headers: begun.append(status),
        )
        return begun[0], b"".join(body), log.getvalue()

    def test_an_answer_passes_as_it_is(self):
        def app(environ, start_response):
            start_response("404 Not Found", [])
            return [b"nothing"]

        self.assertEqual(self.answer(app), ("404 Not Found", b"nothing", ""))

    def test_a_fault_of_s3_is_told_as_s3_tells_errors(self):
        def app(environ, start_response):
            start_response("500 Internal Server Error", [])
            return []

        scope = "AWS4-HMAC-SHA256 Credential=id/20260101/eu-west-1/s3/aws4_request, Signature=none"
        status, body, log = self.answer(app, HTTP_AUTHORIZATION=scope, QUERY_STRING="metrics&id=1")

        self.assertEqual(status, "400 Bad Request")
        self.assertTrue(body.startswith(b"<Error><Code>EmulatorCannotAnswer</Code>"), body)
        self.assertIn("s3 PUT /lake?metrics&id=1", log)


class VersionTest(unittest.TestCase):
    def test_another_moto_is_refused(self):
        with mock.patch.object(patching, "version", return_value="5.3.0"), self.assertRaises(SystemExit) as refused:
            patching.require_moto()

        self.assertIn("written for moto 5.2.1, found 5.3.0", str(refused.exception))

    def test_the_emulator_does_not_start_with_another_moto(self):
        program = (
            "import runpy, sys; from emulator import patching; patching.MOTO_VERSION = '0.0.1'; "
            "sys.argv = ['emulator', '--port', '1']; runpy.run_module('emulator', run_name='__main__')"
        )
        run = subprocess.run([sys.executable, "-c", program], cwd=TESTS, capture_output=True, text=True, timeout=60)

        self.assertEqual(run.returncode, 1)
        self.assertIn("Cannot start the emulator", run.stderr)

    def test_requirements_name_the_version_that_the_patches_are_for(self):
        self.assertIn(
            f"moto[server]=={patching.MOTO_VERSION}", (TESTS / "emulator/requirements.txt").read_text().splitlines()
        )


class OneAtATimeTest(unittest.TestCase):
    def test_a_request_waits_for_the_one_before(self):
        inside, most = [], []

        def app(environ, start_response):
            inside.append(environ)
            most.append(len(inside))
            time.sleep(0.001)  # lets others in, if they may
            inside.remove(environ)

        answer = OneAtATime(app)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda number: answer({"number": number}, None), range(50)))

        self.assertEqual(most, [1] * 50)
