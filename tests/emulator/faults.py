"""Faults: requests that moto cannot answer fail immediately and name the missing action; others fail because a test
plans it."""

import io
import json
import re
import sys
import threading
from http import HTTPStatus
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

CODE = "EmulatorCannotAnswer"
PLAN = "/emulator/faults"


class FailFast:
    """Answers 400 where moto answers 500.

    moto answers 500 to an unsupported action. SDKs treat this as a transient fault of the service: the Terraform
    provider tries 25 times, with growing pauses, and seems to hang."""

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
        return refuse(environ, start_response, 400, CODE, message)


class PlannedFaults:
    """Fails or delays requests that a test has specified in advance.

    POST /emulator/faults with {"request": pattern of the result of `described`, "status": 503, "code": "SlowDown",
    "times": 1} plans one, GET lists the planned faults and how often each was met, DELETE removes all of them and
    releases delayed requests. `"skip": 3` lets the first 3 requests pass. `"applied": true` processes the request and
    fails nevertheless, as when a response is lost. `"hold": true` answers when it is released. `"next"` is a fault
    that is planned after this one was met."""

    def __init__(self, app):
        self.app = app
        self.planned = []
        self.lock = threading.Lock()
        self.let_go = threading.Event()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == PLAN:
            return self._plan(environ, start_response)
        fault = self._due(described(environ)) if self.planned else None
        if fault is None:
            return self.app(environ, start_response)
        if fault.get("hold"):
            fault["let_go"].wait()
            return self.app(environ, start_response)
        if fault.get("applied"):
            b"".join(self.app(environ, lambda *_: lambda data: None))
        return refuse(environ, start_response, fault["status"], fault["code"], "planned by a test")

    def _plan(self, environ, start_response):
        with self.lock:
            if environ["REQUEST_METHOD"] == "POST":
                self._add(json.loads(body(environ)))
            if environ["REQUEST_METHOD"] == "DELETE":
                self.planned = []
                self.let_go.set()
                self.let_go = threading.Event()
            listed = [{key: value for key, value in fault.items() if key != "let_go"} for fault in self.planned]
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(listed).encode()]

    def _add(self, fault):
        self.planned.append({"times": 1, "skip": 0, **fault, "met": 0, "let_go": self.let_go})

    def _due(self, request):
        with self.lock:
            for fault in self.planned:
                if fault["met"] == fault["times"] or not re.search(fault["request"], request):
                    continue
                if fault["skip"]:
                    fault["skip"] -= 1
                else:
                    fault["met"] += 1
                    if fault["met"] == 1 and "next" in fault:
                        self._add(fault["next"])
                    return fault
        return None


def refuse(environ, start_response, status, code, message):
    """Answers with an error in the format of the requested service."""
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    if asked(environ)[0] == "s3":
        text = error
    elif "form-urlencoded" in environ.get("CONTENT_TYPE", ""):
        text = f"<ErrorResponse>{error}</ErrorResponse>"
    else:
        text = json.dumps({"__type": code, "message": message})
    content = text.encode()
    start_response(
        f"{status} {HTTPStatus(status).phrase}",
        [
            ("Content-Type", "text/xml" if text.startswith("<") else "application/x-amz-json-1.1"),
            ("Content-Length", str(len(content))),
            ("x-amzn-ErrorType", code),
        ],
    )
    return [content]


def described(environ):
    """Service, action and, where the action is not sufficient, the parameters of a request."""
    service, action = asked(environ)
    return f"{service} {action} {body(environ).decode()}" if "HTTP_X_AMZ_TARGET" in environ else f"{service} {action}"


def body(environ):
    """The body of a request, which can still be read afterwards."""
    content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(content)
    return content


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
