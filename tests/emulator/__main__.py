"""Starts the emulator: python3 -m emulator --port 5600 (from the folder tests)."""

import argparse
import importlib
import logging
import os
import signal
import sys

from werkzeug.serving import run_simple

from .faults import FailFast, PlannedFaults
from .one_at_a_time import OneAtATime
from .patching import require_moto

PATCHES = [
    "athena",
    "budgets",
    "cloudformation",
    "cloudwatch",
    "crawlers",
    "glue",
    "pipes",
    "s3",
    "sqs",
    "stepfunctions",
]


def main():
    parser = argparse.ArgumentParser(prog="emulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--stock", action="store_true", help="moto as it is, without the patches")
    parser.add_argument("--requests", action="store_true", help="log every request")
    arguments = parser.parse_args()

    require_moto()
    os.environ["MOTO_PORT"] = str(arguments.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not arguments.requests:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)

    from moto.core.config import default_user_config
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    # AWS runs state machines. moto does so when asked, and then also parses what it is given.
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    app = DomainDispatcherApplication(create_backend_app)
    if not arguments.stock:
        for name in PATCHES:
            importlib.import_module(f".{name}", __package__)
        from .cloudwatch import RpcV2Cbor

        app = PlannedFaults(FailFast(OneAtATime(RpcV2Cbor(app))))
    run_simple("127.0.0.1", arguments.port, app, threaded=True)


if __name__ == "__main__":
    main()
