"""CloudWatch: alarms over alarms, and the protocol that newer SDKs speak."""

import io
import json

from botocore.parsers import RpcV2CBORParser
from moto.cloudwatch.responses import CloudWatchResponse

from .patching import patch

PUT_METRIC_DATA = "/service/GraniteServiceVersion20100801/operation/PutMetricData"
EMPTY_MAP = b"\xa0"


@patch(CloudWatchResponse)
def put_composite_alarm(self):
    """AWS keeps the alarm with its rule. moto keeps and lists such alarms, and does not know the action."""
    return self.put_metric_alarm()


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
