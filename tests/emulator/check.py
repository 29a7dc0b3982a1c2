"""Tests of the patches: python3 -m emulator.check [--stock] (from the folder tests).

With --stock the tests run against moto as it is, where each must fail: one that passes shows a patch that is no
longer needed.
"""

import argparse
import atexit
import sys
import unittest

from .server import TESTS, Emulator


class PatchTest(unittest.TestCase):
    """A test of one patch or more: passes on the emulator, fails on moto as it is."""

    options = []
    emulator = None

    def setUp(self):
        if PatchTest.emulator is None:
            PatchTest.emulator = Emulator(*PatchTest.options)
            atexit.register(PatchTest.emulator.stop)
        self.emulator.reset()

    def client(self, service):
        return self.emulator.client(service)


def tests(suite):
    for test in suite:
        yield from tests(test) if isinstance(test, unittest.TestSuite) else [test]


def main():
    parser = argparse.ArgumentParser(prog="emulator.check", description=__doc__.splitlines()[0])
    parser.add_argument("--stock", action="store_true", help="show that each test fails without the patches")
    arguments = parser.parse_args()

    suite = unittest.defaultTestLoader.discover(TESTS / "emulator", top_level_dir=TESTS)
    if not arguments.stock:
        result = unittest.TextTestRunner().run(suite)
        sys.exit(not result.wasSuccessful() or result.testsRun == 0)

    sys.exit(check_stock(suite))


def check_stock(suite):
    from emulator.check import PatchTest  # not this module's, which runs as __main__

    PatchTest.options = ["--stock"]
    chosen = [test for test in tests(suite) if isinstance(test, PatchTest)]
    names = {test.id() for test in chosen}
    result = unittest.TestResult()
    unittest.TestSuite(chosen).run(result)
    red = {test.id() for test, _ in result.failures + result.errors}
    needless = sorted(names - red)
    for name in needless:
        print(f"Needless: {name} passes on moto without patches.")
    print(f"{len(red)} of {result.testsRun} tests fail on moto without patches, as they must.")
    return bool(needless) or result.testsRun == 0


if __name__ == "__main__":
    main()
