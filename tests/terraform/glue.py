"""Runs jobs as AWS Glue would: reads a job's definition, as created by Terraform, from the API and its jar and script
from S3, and runs exactly these in a JVM on this machine. Only the endpoint is the emulator's."""

import re
import subprocess

from terraform import jvm
from terraform.tables import database, place
from terraform.workspace import CHECKOUT

TARGET = CHECKOUT / "glue-jobs/target"
RUN_SECONDS = 600

# What an exception says before it says where.
REASON = re.compile(r'^Exception in thread "main" (.*?)^\tat ', re.DOTALL | re.MULTILINE)

# What a node of Glue's says of itself: S3 is reached through Hadoop's S3A.
MACHINE = {
    "spark.master": "local[2]",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.hadoop.fs.s3.impl": "org.apache.hadoop.fs.s3a.S3AFileSystem",
    "spark.hadoop.fs.s3a.path.style.access": "true",
    "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
}


# What Glue's own logs of starts show besides a job's arguments: options without a value, and repeated ones.
ADDED_BY_GLUE = ["--enable-metrics", "--conf", "spark.hadoop.a=1", "--conf", "spark.hadoop.b=2", "--JOB_RUN_ID", "jr_1"]


class JobFailed(AssertionError):
    pass


class Glue:
    """The jobs of one lake."""

    def __init__(self, lake, folder):
        self.lake = lake
        self.folder = folder
        folder.mkdir(parents=True)
        classpath = TARGET / "test-classpath"
        if not classpath.exists():
            raise AssertionError("The jobs are not built: run make build first.")
        self.classpath = [str(TARGET / "test-classes"), classpath.read_text().strip()]

    def run(self, job, **arguments):
        """Runs a job to its end and returns the last line of its output."""
        return self.finish(self.start(job, **arguments))[-1]

    def start(self, job, **arguments):
        """Starts a job and returns its process."""
        definition = self.lake.emulator.client("glue").get_job(JobName=f"{self.lake.prefix}-{job}")["Job"]
        given = {**definition["DefaultArguments"], **{f"--{name}": value for name, value in arguments.items()}}
        script = self._fetch(definition["Command"]["ScriptLocation"])
        jar = self._fetch(given["--extra-jars"])
        words = [word for pair in {"--JOB_NAME": definition["Name"], **given}.items() for word in pair]
        return self._java([jar], "io.saleslake.job.GlueRuntime", script, given["--class"], *ADDED_BY_GLUE, *words)

    def rows(self, layer, table, *columns):
        """Values of these columns in all rows of a table, as text, read without Spark."""
        words = ("io.saleslake.job.ReadTable", database(self.lake, layer), table, *columns)
        lines = self.finish(self._java([TARGET / "classes"], *words))
        return [tuple(line.split("|")) for line in lines]

    def _java(self, code, main, *arguments):
        machine = {**MACHINE, "spark.hadoop.fs.s3a.endpoint": self.lake.emulator.url}
        return subprocess.Popen(
            jvm.command(
                main,
                [*code, *self.classpath],
                *arguments,
                flags=["-Xmx2g", "-XX:TieredStopAtLevel=1", *(f"-D{name}={value}" for name, value in machine.items())],
            ),
            cwd=CHECKOUT,
            env=self.lake.emulator.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self, process):
        """The output of a process that has ended successfully."""
        printed, errors = process.communicate(timeout=RUN_SECONDS)
        if process.returncode:
            thrown = REASON.search(errors)
            raise JobFailed(thrown[1].strip() if thrown else errors[-4000:])
        return printed.splitlines()

    def _fetch(self, location):
        found = place(location)
        file = self.folder / found["Key"].replace("/", "-").rpartition("-")[2]
        self.lake.emulator.client("s3").download_file(**found, Filename=str(file))
        return file
