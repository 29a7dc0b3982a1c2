"""Serialized requests."""

import threading


class OneAtATime:
    """Answers one request at a time. Terraform sends ten requests in parallel, and moto's dictionaries are not
    thread-safe: a listing fails during a deletion, and one of two first requests is lost."""

    def __init__(self, app):
        self.app = app
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            return self.app(environ, start_response)
