"""unittest, which also fails when no test ran: python3 -m require_tests ARGUMENT... (from the folder tests).

Before Python 3.12 unittest succeeds when it finds no test, and it always does when every test was skipped.
"""

import sys
import unittest


def ran(result):
    """Whether a result includes at least one test that was not skipped."""
    return result.testsRun > len(result.skipped)


def main(arguments):
    result = unittest.main(module=None, argv=["unittest", *arguments], exit=False).result
    if not ran(result):
        print("No test ran.", file=sys.stderr)
    return 0 if result.wasSuccessful() and ran(result) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
