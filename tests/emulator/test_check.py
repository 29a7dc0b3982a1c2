import io
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from emulator.check import PatchTest, check_patched, check_stock, load


def known(name, outcome):
    """A test of a patch, which discovery does not find."""

    class Known(PatchTest):
        def id(self):
            return name

        def runTest(self):
            outcome(self)

    return Known()


def passes():
    return known("passes", lambda test: None)


def fails():
    return known("fails", lambda test: test.fail())


def skipped():
    return known("skipped", lambda test: test.skipTest(""))


class CheckTest(unittest.TestCase):
    """The check with tests whose outcome is known, on an emulator that answers unless a test specifies otherwise."""

    def setUp(self):
        self.emulator = mock.Mock()
        for name, value in {"emulator": self.emulator, "options": []}.items():
            patched = mock.patch.object(PatchTest, name, value)
            patched.start()
            self.addCleanup(patched.stop)

    def check(self, check, *tests):
        """Whether the check fails, and what it prints."""
        with redirect_stdout(io.StringIO()) as printed, redirect_stderr(io.StringIO()):
            return check(unittest.TestSuite(tests)), printed.getvalue().splitlines()

    def test_stock_succeeds_when_every_test_fails(self):
        self.assertEqual(
            self.check(check_stock, fails()), (False, ["1 of 1 tests fail on moto without patches, as they must."])
        )

    def test_stock_fails_when_a_patch_is_not_needed(self):
        self.assertEqual(
            self.check(check_stock, fails(), passes()),
            (
                True,
                [
                    "Needless: passes passes on moto without patches.",
                    "1 of 2 tests fail on moto without patches, as they must.",
                ],
            ),
        )

    def test_stock_fails_when_a_test_is_skipped(self):
        self.assertTrue(self.check(check_stock, fails(), skipped())[0])

    def test_stock_fails_when_the_emulator_does_not_answer(self):
        self.emulator.reset.side_effect = OSError
        self.assertEqual(
            self.check(check_stock, fails()),
            (
                True,
                [
                    "Not checked: fails found no emulator that answers.",
                    "0 of 1 tests fail on moto without patches, as they must.",
                ],
            ),
        )

    def test_stock_fails_when_there_is_no_test_of_a_patch(self):
        self.assertTrue(self.check(check_stock)[0])
        self.assertTrue(self.check(check_stock, unittest.FunctionTestCase(self.fail))[0])

    def test_patched_fails_when_a_test_fails_or_none_ran(self):
        self.assertFalse(self.check(check_patched, passes())[0])
        self.assertTrue(self.check(check_patched, passes(), fails())[0])
        self.assertTrue(self.check(check_patched, skipped())[0])
        self.assertTrue(self.check(check_patched)[0])

    def test_a_file_that_cannot_be_imported_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "test_broken.py").write_text("import no_such_module_of_the_lake\n")
            with self.assertRaisesRegex(SystemExit, "Cannot check the emulator: Failed to import test module: test_broken"):
                load(folder, top=folder)
