"""Requests that moto cannot answer fail at once, and name what is missing."""

import json
import sys
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

CODE = "EmulatorCannotAnswer"


class FailFast:
    """Answers 400 where moto answers 500.

    moto answers 500 to an action that it does not know. SDKs take that for a passing fault of the service: the
    Terraform provider tries 25 times, with growing pauses, and seems to hang.
    """

    def __init__(self, app, log=sys.stderr):
        self.app = app
        self.log = log

    def __call__(self, environ, start_response):
        begun = []

        def remember(status, headers, exc_info=None):
            begun[:] = [status, headers]
            return lambda data: None

        try:
            body = self.app(environ, remember)
            status, headers = begun
            reason = status
        except Exception as fault:  # what an action of moto raises, NotImplementedError first
            status, reason = "500", f"{type(fault).__name__}: {fault}"
        if not status.startswith("5"):
            start_response(status, headers)
            return body
        return self._refuse(environ, start_response, reason)

    def _refuse(self, environ, start_response, reason):
        service, action = asked(environ)
        message = f"{service} {action}: {reason}"
        print(f"{CODE}: {message}", file=self.log, flush=True)
        error = f"<Error><Code>{CODE}</Code><Message>{escape(message)}</Message></Error>"
        if service == "s3":
            body = error
        elif "form-urlencoded" in environ.get("CONTENT_TYPE", ""):
            body = f"<ErrorResponse>{error}</ErrorResponse>"
        else:
            body = json.dumps({"__type": CODE, "message": message})
        content = body.encode()
        start_response(
            "400 Bad Request",
            [
                ("Content-Type", "text/xml" if body.startswith("<") else "application/x-amz-json-1.1"),
                ("Content-Length", str(len(content))),
                ("x-amzn-ErrorType", CODE),
            ],
        )
        return [content]


def asked(environ):
    """Service and action of a request, from the signature's scope and the protocol's place for the action."""
    scope = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")[2].split(",")[0].split("/")
    service = scope[3] if len(scope) > 3 else "unknown"
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    action = (
        environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
        or query.get("Action", [""])[0]
        or f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO', '')}?{environ.get('QUERY_STRING', '')}".rstrip("?")
    )
    return service, action
