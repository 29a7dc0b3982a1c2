import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "scripts/terraform-docs"

VARIABLES = '''
variable "sizes" {
  description = "Sizes; } and # are part of this text | and so is this."
  type = map(object({
    # A comment with } in it.
    workers = optional(number, 2)
    names   = optional(list(string), ["a", "b"])
  }))
  default  = {}
  nullable = false
}
variable "bucket" { type = string }
variable "zone" {
  type    = string
  default = "UTC"
}
variable "starts" {
  type    = object({ minutes = optional(number) })
  default = { minutes = 5 }
}
variable "note" {
  description = <<-TEXT
    Two
    lines.
  TEXT
  type        = string
  default     = null
}
'''
OUTPUTS = '''
output "arn" {
  description = "The ARN."
  value       = { for key, bucket in var.sizes : key => "}" }
}
'''
README = """# sample

<!-- variables -->
<!-- /variables -->
<!-- outputs -->
<!-- /outputs -->
"""
TABLES = """# sample

<!-- variables -->

| name | type | default | description |
|---|---|---|---|
| `bucket` | `string` | required |  |
| `note` | `string` | `null` | Two lines. |
| `sizes` | `map(object(...))` | `{}` | Sizes; } and # are part of this text \\| and so is this. |
| `starts` | `object({ minutes = optional(number) })` | `{ minutes = 5 }` |  |
| `zone` | `string` | `"UTC"` |  |

<!-- /variables -->
<!-- outputs -->

| name | description |
|---|---|
| `arn` | The ARN. |

<!-- /outputs -->
"""


class TerraformDocsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.module = self.root / "modules/sample"

    def write(self, readme=README, variables=VARIABLES):
        self.module.mkdir(parents=True)
        (self.module / "variables.tf").write_text(variables)
        (self.module / "outputs.tf").write_text(OUTPUTS)
        (self.module / "README.md").write_text(readme)

    def run_script(self, *words):
        run = subprocess.run([SCRIPT, *words, self.root], capture_output=True, text=True)
        return run.returncode, run.stderr

    def test_tables_are_what_the_code_declares(self):
        self.write()

        self.assertEqual(self.run_script(), (0, ""))
        self.assertEqual((self.module / "README.md").read_text(), TABLES)
        self.assertEqual(self.run_script("--check"), (0, ""))

    def test_a_table_that_differs_fails_the_check_and_is_left_alone(self):
        self.write(TABLES.replace("The ARN.", "An ARN."))

        code, reason = self.run_script("--check")

        self.assertEqual(code, 1)
        self.assertEqual(reason, "modules/sample/README.md: its tables differ from the code; run scripts/terraform-docs\n")
        self.assertIn("An ARN.", (self.module / "README.md").read_text())

    def test_a_readme_without_marks_fails(self):
        self.write("# sample\n")

        code, reason = self.run_script("--check")

        self.assertEqual(code, 1)
        self.assertIn("README.md has no <!-- variables --> ... <!-- /variables -->", reason)

    def test_a_file_that_is_not_terraform_fails(self):
        self.write(variables='variable "open" {')

        code, reason = self.run_script("--check")

        self.assertEqual(code, 1)
        self.assertIn("variables.tf", reason)

    def test_nothing_to_document_fails(self):
        code, reason = self.run_script("--check")

        self.assertEqual((code, reason), (1, f"terraform-docs: there are no modules in {self.root}/modules\n"))


if __name__ == "__main__":
    unittest.main()
