"""Requests in a row."""

import threading


class OneAtATime:
    """Answers one request at a time. Terraform asks ten things at once, and moto's dictionaries are not made for that:
    a listing fails when a deletion comes between, and of two first requests one is lost."""

    def __init__(self, app):
        self.app = app
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            return self.app(environ, start_response)
