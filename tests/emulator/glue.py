"""Glue: classifiers, data quality rulesets and table optimizers, changes of jobs and crawlers, two writers of a table."""

import json

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import camelcase_to_underscores, utcnow
from moto.glue.exceptions import AlreadyExistsException, EntityNotFoundException, GlueClientError
from moto.glue.models import FakeJob, FakeJobRun
from moto.glue.responses import GlueResponse

from .patching import kept, patch


def found(things, key):
    try:
        return things[key]
    except KeyError:
        raise EntityNotFoundException(f"Entity not found: {key}") from None


# Classifiers: AWS keeps them; moto knows none of their actions.


def _classifier(parameters):
    (kind, given), *_ = ((kind, given) for kind, given in parameters.items() if kind.endswith("Classifier"))
    return given["Name"], {kind: {**given, "CreationTime": utcnow(), "LastUpdated": utcnow(), "Version": 1}}


@patch(GlueResponse)
def create_classifier(self):
    """AWS rejects a second classifier with the same name; moto does not support the action."""
    name, classifier = _classifier(self.parameters)
    if name in kept(self.glue_backend, "classifiers"):
        raise AlreadyExistsException(f"Classifier {name}")
    kept(self.glue_backend, "classifiers")[name] = classifier
    return EmptyResult()


@patch(GlueResponse)
def update_classifier(self):
    """AWS replaces the complete definition; moto does not support the action."""
    name, classifier = _classifier(self.parameters)
    found(kept(self.glue_backend, "classifiers"), name)
    kept(self.glue_backend, "classifiers")[name] = classifier
    return EmptyResult()


@patch(GlueResponse)
def get_classifier(self):
    """AWS returns the created resource; moto does not support the action."""
    return ActionResult({"Classifier": found(kept(self.glue_backend, "classifiers"), self.parameters["Name"])})


@patch(GlueResponse)
def get_classifiers(self):
    """AWS lists the created resources; moto does not support the action."""
    return ActionResult({"Classifiers": list(kept(self.glue_backend, "classifiers").values())})


@patch(GlueResponse)
def delete_classifier(self):
    """AWS deletes the classifier; moto does not support the action."""
    found(kept(self.glue_backend, "classifiers"), self.parameters["Name"])
    del kept(self.glue_backend, "classifiers")[self.parameters["Name"]]
    return EmptyResult()


# Data quality rulesets: AWS keeps them with their tags; moto knows none of their actions.


@patch(GlueResponse)
def create_data_quality_ruleset(self):
    """AWS stores the ruleset, and its tags under its ARN; moto does not support the action."""
    given = dict(self.parameters)
    backend, name, tags = self.glue_backend, given["Name"], given.pop("Tags", {})
    if name in kept(backend, "rulesets"):
        raise AlreadyExistsException(f"Data quality ruleset {name}")
    given.pop("ClientToken", None)
    kept(backend, "rulesets")[name] = {**given, "CreatedOn": utcnow(), "LastModifiedOn": utcnow()}
    backend.tag_resource(_ruleset_arn(backend, name), tags)
    return ActionResult({"Name": name})


@patch(GlueResponse)
def update_data_quality_ruleset(self):
    """AWS changes the given settings; moto does not support the action."""
    ruleset = found(kept(self.glue_backend, "rulesets"), self.parameters["Name"])
    ruleset.update(self.parameters, LastModifiedOn=utcnow())
    return ActionResult(ruleset)


@patch(GlueResponse)
def get_data_quality_ruleset(self):
    """AWS returns the created resource; moto does not support the action."""
    return ActionResult(found(kept(self.glue_backend, "rulesets"), self.parameters["Name"]))


@patch(GlueResponse)
def list_data_quality_rulesets(self):
    """AWS lists the created resources; moto does not support the action."""
    return ActionResult({"Rulesets": list(kept(self.glue_backend, "rulesets").values())})


@patch(GlueResponse)
def delete_data_quality_ruleset(self):
    """AWS deletes the ruleset and its tags; moto does not support the action."""
    backend, name = self.glue_backend, self.parameters["Name"]
    found(kept(backend, "rulesets"), name)
    del kept(backend, "rulesets")[name]
    backend.tagger.delete_all_tags_for_resource(_ruleset_arn(backend, name))
    return EmptyResult()


def _ruleset_arn(backend, name):
    return f"arn:{backend.partition}:glue:{backend.region_name}:{backend.account_id}:dataQualityRuleset/{name}"


# Table optimizers: AWS keeps one of each type per table; moto knows none of their actions.


def _optimizer(parameters):
    return tuple(parameters[part] for part in ("CatalogId", "DatabaseName", "TableName", "Type"))


@patch(GlueResponse)
def create_table_optimizer(self):
    """AWS requires that the table exists; moto does not support the action."""
    self.glue_backend.get_table(self.parameters["DatabaseName"], self.parameters["TableName"])
    optimizers, key = kept(self.glue_backend, "optimizers"), _optimizer(self.parameters)
    if key in optimizers:
        raise AlreadyExistsException("Table optimizer")
    optimizers[key] = self.parameters["TableOptimizerConfiguration"]
    return EmptyResult()


@patch(GlueResponse)
def update_table_optimizer(self):
    """AWS replaces the complete configuration; moto does not support the action."""
    optimizers, key = kept(self.glue_backend, "optimizers"), _optimizer(self.parameters)
    found(optimizers, key)
    optimizers[key] = self.parameters["TableOptimizerConfiguration"]
    return EmptyResult()


@patch(GlueResponse)
def get_table_optimizer(self):
    """AWS returns the created resource; moto does not support the action."""
    key = _optimizer(self.parameters)
    configuration = found(kept(self.glue_backend, "optimizers"), key)
    catalog, database, table, kind = key
    return ActionResult(
        {
            "CatalogId": catalog,
            "DatabaseName": database,
            "TableName": table,
            "TableOptimizer": {"type": kind, "configuration": configuration},
        }
    )


@patch(GlueResponse)
def delete_table_optimizer(self):
    """AWS deletes the optimizer; moto does not support the action."""
    optimizers, key = kept(self.glue_backend, "optimizers"), _optimizer(self.parameters)
    found(optimizers, key)
    del optimizers[key]
    return EmptyResult()


# Jobs and crawlers: moto creates and deletes them, and knows no change.

# What AWS gives back of a job only where it was set, and moto drops (the execution class: fills in).
ECHOED = ["ExecutionClass", "JobMode", "JobRunQueuingEnabled", "MaintenanceWindow"]
WORKER_DPU = {"G.1X": 1, "G.2X": 2}
JOB_DEFAULTS = {"default_arguments": {}, "execution_property": {}}


@patch(GlueResponse)
def create_job(self, original):
    """AWS returns a job as it was created. moto drops the queuing of runs and the maintenance window, and returns
    STANDARD for every job: each plan then changes it again."""
    response = original()
    self.glue_backend.get_job(self.parameters["Name"]).given = self.parameters
    return response


@patch(GlueResponse)
def update_job(self):
    """AWS replaces the complete definition with the given one; moto does not support the action."""
    job, update = self.glue_backend.get_job(self.parameters["JobName"]), self.parameters["JobUpdate"]
    for field in FakeJob.as_dict(job).keys() - {"Name", "CreatedOn", "LastModifiedOn"}:
        attribute = camelcase_to_underscores(field)
        setattr(job, attribute, update.get(field, JOB_DEFAULTS.get(attribute)))
    job.given = update
    job.last_modified_on = utcnow()
    return ActionResult({"JobName": job.name})


@patch(FakeJob)
def as_dict(self, original):
    """AWS returns a job as it was created: see create_job."""
    given = getattr(self, "given", {})
    job = {field: value for field, value in original().items() if field not in ECHOED}
    return {**job, **{field: given[field] for field in ECHOED if field in given}}


@patch(GlueResponse)
def update_crawler(self):
    """AWS changes the given settings; moto does not support the action."""
    crawler = self.glue_backend.get_crawler(self.parameters["Name"])
    for field, value in self.parameters.items():
        setattr(crawler, camelcase_to_underscores(field), value)
    crawler.version += 1
    crawler.last_updated = utcnow()
    return EmptyResult()


# An argument of a job: messages as a JSON list. The next run fails with the first one, the run after it with the second.
ERRORS = "--emulator-errors"


@patch(FakeJob)
def start_job_run(self, original, *args, **kwargs):
    """AWS describes a run with the settings of its job at the start, and a run whose script throws has failed: see
    as_dict of a run."""
    run = original(*args, **kwargs)
    errors = json.loads(self.default_arguments.get(ERRORS, "[]"))
    if errors:
        self.job_runs[-1].error = errors[0]
        self.default_arguments = {**self.default_arguments, ERRORS: json.dumps(errors[1:])}
    self.job_runs[-1].glue_version = self.glue_version
    self.job_runs[-1].execution_class = getattr(self, "given", {}).get("ExecutionClass", "STANDARD")
    return run


@patch(FakeJobRun)
def as_dict(self, original):
    """AWS reports the Glue version and execution class of a run, the DPU-seconds of FLEX and auto scaling, and the
    exception of a failed run. moto reports Glue 0.9 for every run, none of the other values, and each run as
    succeeded."""
    run = {**original(), "GlueVersion": self.glue_version, "ExecutionClass": self.execution_class}
    if hasattr(self, "error") and run["JobRunState"] == "SUCCEEDED":
        run.update(JobRunState="FAILED", ErrorMessage=self.error)
    scaled = (self.arguments or {}).get("--enable-auto-scaling") == "true"
    if scaled or self.execution_class == "FLEX":
        run["DPUSeconds"] = float(run["ExecutionTime"] * self.number_of_workers * WORKER_DPU[self.worker_type])
    return run


# Tables: AWS locks them optimistically.


@patch(GlueResponse)
def update_table(self, original):
    """AWS rejects a change that is based on a version of the table other than the current one, which is how concurrent
    writers of an Iceberg table detect a conflict; moto accepts it."""
    version, name = self.parameters.get("VersionId"), self.parameters["TableInput"]["Name"]
    current = self.glue_backend.get_table(self.parameters["DatabaseName"], name).as_dict()["VersionId"]
    if version is not None and version != current:
        raise GlueClientError(
            "ConcurrentModificationException",
            f"Update table failed due to concurrent modifications: version {version} of {name} is not {current}.",
        )
    return original()
