"""How the emulator changes moto: one function per gap, whose docstring describes the behavior of AWS and of moto."""

import functools
import inspect
from importlib.metadata import version

MOTO_VERSION = "5.2.1"


def require_moto():
    """Patches depend on moto's internals, so that another version may accept them and still answer incorrectly."""
    found = version("moto")
    if found != MOTO_VERSION:
        raise SystemExit(
            f"Cannot start the emulator: its patches are written for moto {MOTO_VERSION}, found {found}. "
            f"Install it with: python3 -m pip install 'moto[server]=={MOTO_VERSION}'"
        )


def patch(owner):
    """Makes a function the method of that name of a class of moto.

    A function whose second parameter is `original` receives the bound method that it replaces.
    """

    def install(function):
        name = function.__name__
        if "original" in inspect.signature(function).parameters:
            replaced = getattr(owner, name)

            @functools.wraps(function)
            def method(self, *args, **kwargs):
                return function(self, functools.partial(replaced, self), *args, **kwargs)

        else:
            method = function
        setattr(owner, name, method)
        return function

    return install


def kept(backend, kind):
    """State of the patches by kind, stored in moto's backend, so that a reset removes it too."""
    return backend.__dict__.setdefault("kept", {}).setdefault(kind, {})
