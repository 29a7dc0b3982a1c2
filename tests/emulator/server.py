"""Starts the emulator in a separate process, for tests and for manual exploration."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
REGION = "eu-west-1"
START_SECONDS = 120
TESTS = Path(__file__).resolve().parent.parent


class Emulator:
    """A running emulator of one account. Its log names each request that it could not answer."""

    def __init__(self, *options, account=ACCOUNT):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.NamedTemporaryFile("w+", prefix="emulator-", suffix=".log")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "emulator", "--port", str(self.port), *options],
            cwd=TESTS,
            env={**os.environ, "MOTO_ACCOUNT_ID": account},
            stdout=self.log,
            stderr=self.log,
        )
        self._await()

    def _await(self):
        begun = time.monotonic()
        while time.monotonic() - begun < START_SECONDS:
            if self.process.poll() is not None:
                raise RuntimeError(f"Cannot start the emulator: {self.logged()}")
            try:
                return socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"Cannot start the emulator: no answer within {START_SECONDS} seconds")

    def logged(self):
        return Path(self.log.name).read_text()

    def unanswered(self):
        """Log lines about requests that moto could not answer."""
        return [line for line in self.logged().splitlines() if line.startswith("EmulatorCannotAnswer")]

    def environment(self):
        """What SDKs and Terraform need to talk to the emulator."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "emulated",
            "AWS_SECRET_ACCESS_KEY": "emulated",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="emulated",
            aws_secret_access_key="emulated",
            config=Config(retries={"total_max_attempts": 1}, read_timeout=20, s3={"addressing_style": "path"}),
        )

    def plan_fault(self, request, **fault):
        """Plans a fault of a request: see emulator.faults.PlannedFaults."""
        self._faults("POST", {"request": request, **fault})

    def planned_faults(self):
        return self._faults("GET")

    def forget_faults(self):
        """Removes the planned faults and releases delayed requests."""
        self._faults("DELETE")

    def _faults(self, method, fault=None):
        data = None if fault is None else json.dumps(fault).encode()
        with urlopen(Request(f"{self.url}/emulator/faults", data, method=method), timeout=60) as answer:
            return json.load(answer)

    def reset(self):
        urlopen(f"{self.url}/moto-api/reset", data=b"", timeout=60).close()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
