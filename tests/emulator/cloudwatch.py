"""CloudWatch: alarms over alarms, and the protocol that newer SDKs speak."""

import io
import json
import re

from botocore.parsers import RpcV2CBORParser
from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import CloudWatchBackend
from moto.cloudwatch.responses import CloudWatchResponse

from .patching import patch

PUT_METRIC_DATA = "/service/GraniteServiceVersion20100801/operation/PutMetricData"
EMPTY_MAP = b"\xa0"


@patch(CloudWatchResponse)
def put_composite_alarm(self):
    """AWS keeps the alarm with its rule, if there are the alarms that the rule names. moto keeps and lists such alarms, and
    does not know the action."""
    missing = [name for name in _named(self._get_param("AlarmRule")) if name not in self.cloudwatch_backend.alarms]
    if missing:
        raise ValidationError(
            f"Could not save the composite alarm as alarms [{', '.join(missing)}] in the alarm rule do not exist"
        )
    return self.put_metric_alarm()


@patch(CloudWatchBackend)
def delete_alarms(self, original, alarm_names):
    """AWS keeps alarms that a composite alarm needs; moto deletes them."""
    others = [alarm for alarm in self.alarms.values() if alarm.rule and alarm.name not in alarm_names]
    needed = [name for name in alarm_names if any(name in _named(alarm.rule) for alarm in others)]
    if needed:
        raise ValidationError(f"Cannot delete {', '.join(needed)} as there are composite alarm(s) depending on them.")
    original(alarm_names)


def _named(rule):
    return re.findall(r'\w+\("([^"]+)"\)', rule)


class RpcV2Cbor:
    """AWS takes figures in CBOR (Smithy RPC v2), which the SDK for Java sends. moto does not know that protocol: it gets
    the same request as JSON, and its answer, which is empty, goes back as an empty map."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") != PUT_METRIC_DATA:
            return self.app(environ, start_response)
        received = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        body = json.dumps(RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(received)))).encode()
        answer = []
        for _ in self.app(
            {
                **environ,
                "PATH_INFO": "/",
                "CONTENT_TYPE": "application/x-amz-json-1.0",
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_X_AMZ_TARGET": "GraniteServiceVersion20100801.PutMetricData",
                "wsgi.input": io.BytesIO(body),
            },
            lambda status, headers, exc_info=None: answer.append(status),
        ):
            pass
        start_response(
            answer[0],
            [
                ("Content-Type", "application/cbor"),
                ("Content-Length", str(len(EMPTY_MAP))),
                ("smithy-protocol", "rpc-v2-cbor"),
            ],
        )
        return [EMPTY_MAP]
