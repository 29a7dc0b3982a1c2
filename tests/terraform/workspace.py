"""A copy of the checkout's Terraform files, so that the tests write no lock files and plans into the checkout.

    python3 -m terraform.workspace FOLDER   (from the folder tests) copies into a new folder
"""

import shutil
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

# What Terraform reads, tests included.
FOLDERS = ["bootstrap", "contracts", "envs", "modules", "glue-jobs/src/main/glue", "lake-contracts/src/main/resources", "tests"]
JAR = "glue-jobs/target/saleslake-jobs.jar"
TEMPLATE = "monitoring/target/monitoring.template.json"


def copy(folder):
    """Copies into the folder, which must not exist. A jar that is not built yet is replaced by a few bytes: Terraform
    only uses its hash. It reads the template of dashboards and alarms, which must exist."""
    folder = Path(folder)
    folder.mkdir(parents=True)
    for file in CHECKOUT.glob("*.tf*"):
        if file.is_file():
            shutil.copy(file, folder)
    ignored = shutil.ignore_patterns(".terraform", ".terraform.lock.hcl", "*.tfstate*", "__pycache__")
    for name in FOLDERS:
        shutil.copytree(CHECKOUT / name, folder / name, ignore=ignored)
    jar = folder / JAR
    jar.parent.mkdir(parents=True, exist_ok=True)
    if (CHECKOUT / JAR).exists():
        shutil.copy(CHECKOUT / JAR, jar)
    else:
        jar.write_bytes(b"not built\n")
    if not (CHECKOUT / TEMPLATE).exists():
        raise AssertionError("The dashboards are not built: run make build first.")
    (folder / TEMPLATE).parent.mkdir(parents=True)
    shutil.copy(CHECKOUT / TEMPLATE, folder / TEMPLATE)
    return folder


if __name__ == "__main__":
    copy(sys.argv[1])
