"""Tests of the patches: python3 -m emulator.check [--stock] (from the folder tests).

With --stock the tests run against moto without patches, where each must fail: one that passes shows a patch that is no
longer needed. A test with a request that the emulator could not answer proves nothing, and is reported as such.
"""

import argparse
import atexit
import sys
import unittest

from require_tests import ran

from .server import TESTS, Emulator


class PatchTest(unittest.TestCase):
    """A test of one patch or more: passes on the emulator, fails on unpatched moto."""

    options = []
    emulator = None
    answered = False

    def setUp(self):
        if PatchTest.emulator is None:
            PatchTest.emulator = Emulator(*PatchTest.options)
            atexit.register(PatchTest.emulator.stop)
        self.emulator.reset()
        self.answered = True

    def client(self, service):
        return self.emulator.client(service)


def tests(suite):
    for test in suite:
        yield from tests(test) if isinstance(test, unittest.TestSuite) else [test]


def main():
    parser = argparse.ArgumentParser(prog="emulator.check", description=__doc__.splitlines()[0])
    parser.add_argument("--stock", action="store_true", help="show that each test fails without the patches")
    arguments = parser.parse_args()

    suite = load(TESTS / "emulator", top=TESTS)
    sys.exit(check_stock(suite) if arguments.stock else check_patched(suite))


def load(folder, top):
    """The tests of a folder. Tests in a file that cannot be imported would be skipped silently."""
    loader = unittest.TestLoader()
    suite = loader.discover(folder, top_level_dir=top)
    if loader.errors:
        raise SystemExit("Cannot check the emulator: " + "\n".join(loader.errors))
    return suite


def check_patched(suite):
    result = unittest.TextTestRunner().run(suite)
    return not (result.wasSuccessful() and ran(result))


def check_stock(suite):
    """Whether the check fails: a test passes, the emulator could not answer one, or there is none."""
    from emulator.check import PatchTest  # not this module's, which runs as __main__

    PatchTest.options = ["--stock"]
    chosen = [test for test in tests(suite) if isinstance(test, PatchTest)]
    result = unittest.TestResult()
    unittest.TestSuite(chosen).run(result)
    failed = {test.id() for test, _ in result.failures + result.errors}
    unanswered = sorted(test.id() for test in chosen if not test.answered)
    needless = sorted({test.id() for test in chosen} - failed - set(unanswered))
    for name in unanswered:
        print(f"Not checked: {name} found no emulator that answers.")
    for name in needless:
        print(f"Needless: {name} passes on moto without patches.")
    print(f"{len(chosen) - len(needless) - len(unanswered)} of {len(chosen)} tests fail on moto without patches, as they must.")
    return bool(needless or unanswered) or not ran(result)


if __name__ == "__main__":
    main()
