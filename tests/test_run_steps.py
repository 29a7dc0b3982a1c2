"""The runner of steps: budgets, stages and failures."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parent.parent / "scripts/run-steps"


class RunStepsTest(unittest.TestCase):
    def run_steps(self, *lines, budgets="always"):
        """Exit code and printed lines for a table with these lines; the total budget is an hour."""
        with tempfile.NamedTemporaryFile("w", suffix=".steps") as table:
            table.write("\n".join([*lines, "all | total | 3600 |"]))
            table.flush()
            run = subprocess.run(
                [RUNNER, table.name], capture_output=True, text=True, env={**os.environ, "CHECK_BUDGETS": budgets}
            )
        return run.returncode, [" ".join(line.split()) for line in (run.stdout + run.stderr).splitlines()]

    def test_steps_within_their_budgets_succeed(self):
        code, printed = self.run_steps("a | one | 600 | echo first", "b | two | 600 | echo second")
        self.assertEqual(code, 0, printed)
        self.assertLess(printed.index("first"), printed.index("second"))
        self.assertRegex("\n".join(printed), r"ok one \d+ s of 600 s\nok two \d+ s of 600 s\nok total \d+ s of 3600 s")

    def test_a_step_with_a_budget_of_0_fails_and_later_ones_run(self):
        code, printed = self.run_steps("a | one | 0 | true", "b | two | 600 | echo second")
        self.assertEqual(code, 1, printed)
        self.assertIn("second", printed)
        self.assertRegex("\n".join(printed), r"SLOW one \d+ s of 0 s over its budget\nok two")

    def test_a_run_over_its_budget_fails(self):
        with tempfile.NamedTemporaryFile("w") as table:
            table.write("a | one | 600 | true\nall | total | 0 |\n")
            table.flush()
            run = subprocess.run(
                [RUNNER, table.name], capture_output=True, text=True, env={**os.environ, "CHECK_BUDGETS": "always"}
            )
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"SLOW +total +\d+ s of +0 s")

    def test_budgets_that_are_not_checked_are_reported(self):
        code, printed = self.run_steps("a | one | 0 | true", budgets="never")
        self.assertEqual(code, 0, printed)
        self.assertEqual(printed[-1], "Budgets were not checked: CHECK_BUDGETS=never.")

    def test_no_stage_starts_after_a_failed_step_and_its_steps_are_listed(self):
        code, printed = self.run_steps("a | one | 600 | exit 3", "a | two | 600 | echo beside", "b | three | 600 | echo later")
        self.assertEqual(code, 1, printed)
        self.assertIn("beside", printed)
        self.assertNotIn("later", printed)
        self.assertRegex("\n".join(printed), r"FAILED one \d+ s of 600 s exit code 3\nok two .*\nNOT RUN three")

    def test_steps_of_a_stage_run_in_parallel(self):
        with tempfile.TemporaryDirectory() as folder:
            there = f"{folder}/pipe"
            os.mkfifo(there)
            code, printed = self.run_steps(f"a | one | 600 | echo met > {there}", f"a | two | 600 | cat {there}")
        self.assertEqual(code, 0, printed)
        self.assertIn("met", printed)

    def test_a_table_without_steps_or_with_an_invalid_budget_fails(self):
        self.assertEqual(self.run_steps("# nothing")[0], 2)
        code, printed = self.run_steps("a | one | soon | true")
        self.assertEqual(code, 2)
        self.assertIn("Invalid budget of step one", printed[0])
        self.assertEqual(self.run_steps("a | one | 1 | true", budgets="perhaps")[0], 2)


if __name__ == "__main__":
    unittest.main()
