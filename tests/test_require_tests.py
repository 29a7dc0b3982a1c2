import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent


class RequireTestsTest(unittest.TestCase):
    def run_tests(self, *lines):
        """Exit code and last line for a folder with one test class of these lines, or without any."""
        with tempfile.TemporaryDirectory() as folder:
            if lines:
                body = textwrap.indent("\n".join(lines), "    ")
                Path(folder, "test_it.py").write_text(f"import unittest\nclass T(unittest.TestCase):\n{body}\n")
            run = subprocess.run(
                [sys.executable, "-m", "require_tests", "discover", "-s", folder], cwd=TESTS, capture_output=True, text=True
            )
        return run.returncode, run.stderr.splitlines()[-1]

    def test_a_test_that_passes_succeeds(self):
        self.assertEqual(self.run_tests("def test(self): pass"), (0, "OK"))

    def test_a_test_that_fails_fails(self):
        self.assertEqual(self.run_tests("def test(self): self.fail()"), (1, "FAILED (failures=1)"))

    def test_no_file_of_tests_fails(self):
        self.assertEqual(self.run_tests(), (1, "No test ran."))

    def test_a_class_without_tests_fails(self):
        self.assertEqual(self.run_tests("def renamed(self): pass"), (1, "No test ran."))

    def test_skipped_tests_alone_fail(self):
        self.assertEqual(self.run_tests("@unittest.skip('')", "def test(self): pass"), (1, "No test ran."))

    def test_a_class_that_is_skipped_fails(self):
        skipped = ("@classmethod", "def setUpClass(cls): raise unittest.SkipTest", "def test(self): pass")
        self.assertEqual(self.run_tests(*skipped), (1, "No test ran."))


if __name__ == "__main__":
    unittest.main()
