"""CloudWatch: composite alarms, and the protocol of newer SDKs."""

import io
import json
import re
from http import HTTPStatus

from botocore.model import DenormalizedStructureBuilder
from botocore.parsers import JSONParser, RpcV2CBORParser
from botocore.serialize import RpcV2CBORSerializer
from botocore.session import Session
from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import CloudWatchBackend
from moto.cloudwatch.responses import CloudWatchResponse

from .patching import patch

OPERATIONS = "/service/GraniteServiceVersion20100801/operation/"
MODEL = Session().get_service_model("cloudwatch")
ERROR = (
    DenormalizedStructureBuilder().with_members({"__type": {"type": "string"}, "message": {"type": "string"}}).build_model()
)
EMPTY_MAP = b"\xa0"


@patch(CloudWatchResponse)
def put_composite_alarm(self):
    """AWS stores the alarm with its rule, if the alarms in the rule exist. moto stores and lists such alarms, but does
    not support the action."""
    missing = [name for name in _named(self._get_param("AlarmRule")) if name not in self.cloudwatch_backend.alarms]
    if missing:
        raise ValidationError(
            f"Could not save the composite alarm as alarms [{', '.join(missing)}] in the alarm rule do not exist"
        )
    return self.put_metric_alarm()


@patch(CloudWatchBackend)
def delete_alarms(self, original, alarm_names):
    """AWS does not delete alarms that a composite alarm refers to; moto does."""
    others = [alarm for alarm in self.alarms.values() if alarm.rule and alarm.name not in alarm_names]
    needed = [name for name in alarm_names if any(name in _named(alarm.rule) for alarm in others)]
    if needed:
        raise ValidationError(f"Cannot delete {', '.join(needed)} as there are composite alarm(s) depending on them.")
    original(alarm_names)


def _named(rule):
    return re.findall(r'\w+\("([^"]+)"\)', rule)


class RpcV2Cbor:
    """AWS uses CBOR (Smithy RPC v2) with the SDK for Java. moto does not support this protocol: it receives the request
    as JSON, and its response is converted to CBOR."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if not path.startswith(OPERATIONS):
            return self.app(environ, start_response)
        operation = MODEL.operation_model(path.removeprefix(OPERATIONS))
        status, body = self._ask_in_json(operation.name, environ)
        answer = _answer(body, operation.output_shape) if status < 400 else _error(json.loads(body))
        start_response(
            f"{status} {HTTPStatus(status).phrase}",
            [
                ("Content-Type", "application/cbor"),
                ("Content-Length", str(len(answer))),
                ("smithy-protocol", "rpc-v2-cbor"),
            ],
        )
        return [answer]

    def _ask_in_json(self, operation, environ):
        received = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        asked = RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(received)))
        body = json.dumps(asked, default=lambda moment: moment.timestamp()).encode()
        begun = []
        answer = b"".join(
            self.app(
                {
                    **environ,
                    "PATH_INFO": "/",
                    "CONTENT_TYPE": "application/x-amz-json-1.0",
                    "CONTENT_LENGTH": str(len(body)),
                    "HTTP_X_AMZ_TARGET": f"GraniteServiceVersion20100801.{operation}",
                    "wsgi.input": io.BytesIO(body),
                },
                lambda status, headers, exc_info=None: begun.append(status),
            )
        )
        return int(begun[0].split()[0]), answer


def _answer(body, shape):
    """JSON as CBOR; the shape determines which values are times."""
    if shape is None:
        return EMPTY_MAP
    answer = JSONParser().parse({"status_code": 200, "headers": {}, "body": body}, shape)
    answer.pop("ResponseMetadata")
    return _cbor(answer, shape)


def _error(error):
    message = error.get("message", error.get("Message", ""))
    return _cbor({"__type": error["__type"], "message": message}, ERROR)


def _cbor(value, shape):
    serialized = bytearray()
    RpcV2CBORSerializer()._serialize_data_item(serialized, value, shape)
    return bytes(serialized)
