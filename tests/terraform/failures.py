"""A lake in which AWS fails: each promotion fails with its reason, or continues, and the next one completes it. Every
delivery contains a new store and a correction of the first store, so that a promotion inserts and updates."""

import gzip
import time
from contextlib import contextmanager

from terraform.glue import Glue, JobFailed
from terraform.lake import expect
from terraform.tables import bucket, metadata, set_property

# A promotion commits to its table three times: it opens a branch, writes, publishes.
BEFORE_PUBLISHING = 2
COMMIT = r'glue UpdateTable .*"Name": ?"stores"'
READ = r'glue GetTable .*"Name": ?"stores"'
SERVER_FAULT = {"status": 500, "code": "InternalServiceException"}
WAIT_SECONDS = 120


def fail_and_recover(lake):
    stores = Stores(lake)
    stores.deliver()
    expect(stores.promote().endswith("inserted 1 + updated 0 + duplicate 0 + superseded 0 + quarantined 0"), "the first store")
    with lake.step("a bucket that refuses"):
        refused(lake, stores)
    with lake.step("S3 fails in mid-write, then is throttled"):
        errors_and_throttling(lake, stores)
    with lake.step("a second writer is faster"):
        overtaken(lake, stores)
    with lake.step("the answer to a commit is lost"):
        unknown(lake, stores)
    with lake.step("killed between silver and ledger"):
        killed(lake, stores)
    stores.expect_all()


class Stores:
    """The feed of stores: the delivered files, and their rows in the lake."""

    def __init__(self, lake):
        self.lake = lake
        self.glue = Glue(lake, lake.folder / "jobs")
        self.delivered = 0

    def deliver(self):
        """A file with the next store, and the first store in another city."""
        self.delivered += 1
        names = dict.fromkeys(["S1", f"S{self.delivered}"])
        lines = [f"{name}\tMitte\tCity {self.delivered}\tNorth\tGermany\tEUR\t2019-05-01\n" for name in names]
        self.lake.emulator.client("s3").put_object(
            Bucket=bucket(self.lake, "bronze"),
            Key=f"reference/stores/ingest_date=2026-01-{self.delivered:02}/stores.tsv.gz",
            Body=gzip.compress("".join(lines).encode()),
        )

    def start(self):
        return self.glue.start("promote-to-silver", feeds="stores")

    def promote(self):
        summary = self.glue.finish(self.start())[-1]
        return summary.rpartition(";")[0]

    def promote_in_vain(self):
        """The reason of the failed run, in one line."""
        try:
            summary = self.promote()
        except JobFailed as failed:
            reasons = str(failed).splitlines()
            expect(len(reasons) == 1, f"more than one line of reasons: {failed}")
            expect(reasons[0].startswith("io.saleslake.LakeException: External error: Cannot "), reasons[0])
            return reasons[0]
        raise AssertionError(f"a promotion that must fail succeeded: {summary}")

    def expect_all(self):
        """Each store once, the first one as delivered last, and each delivery as one batch in the ledger."""
        rows = sorted(self.glue.rows("silver", "stores", "store_id", "city"))
        wanted = {f"S{number}": f"City {number}" for number in range(1, self.delivered + 1)}
        wanted["S1"] = f"City {self.delivered}"
        expect(rows == sorted(wanted.items()), f"the stores are {rows}")
        batches = self.glue.rows("ops", "batches", "rows_read", "rows_inserted", "rows_updated", "status")
        expect(
            sorted(batches) == sorted([("1", "1", "0", "done")] + [("2", "1", "1", "done")] * (self.delivered - 1)),
            f"the batches are {batches}",
        )

    def published(self):
        """The last published batch."""
        found = metadata(self.lake, "silver", "stores")
        return next(
            snapshot["summary"]["saleslake.batch-id"]
            for snapshot in found["snapshots"]
            if snapshot["snapshot-id"] == found["current-snapshot-id"]
        )


@contextmanager
def fault(lake, request, met=1, **what):
    """A planned fault, which must have been met this number of times at the end."""
    lake.emulator.plan_fault(request, **what)
    try:
        yield
        counts = [planned["met"] for planned in lake.emulator.planned_faults()]
        expect(counts and counts[0] >= met, f"{request} was not met as planned, but {counts}")
    finally:
        lake.emulator.forget_faults()


@contextmanager
def held(lake, request, **what):
    """Delays the request, and waits until it has arrived."""
    lake.emulator.plan_fault(request, hold=True, **what)
    try:
        begun = time.monotonic()
        while lake.emulator.planned_faults()[0]["met"] == 0:
            expect(time.monotonic() - begun < WAIT_SECONDS, f"no {request} within {WAIT_SECONDS} seconds")
            time.sleep(0.05)
        yield
    finally:
        lake.emulator.forget_faults()


def refused(lake, stores):
    before = stores.published()
    stores.deliver()
    with fault(lake, rf"s3 PUT /{bucket(lake, 'silver')}/\S*", status=403, code="AccessDenied", times=1000):
        reason = stores.promote_in_vain()
    expect("403" in reason or "Access Denied" in reason, f"the reason is not the refusal: {reason}")
    expect(stores.published() == before, "readers see a batch that was refused")


def errors_and_throttling(lake, stores):
    """The rejected batch is still open: the next run continues with it."""
    before = stores.published()
    data = rf"s3 PUT /{bucket(lake, 'silver')}/\S*/data/\S*\.parquet"
    with fault(lake, data, status=500, code="InternalError", times=1000):
        reason = stores.promote_in_vain()
    expect("500" in reason, f"the reason is not the fault: {reason}")
    expect(stores.published() == before, "readers see half a promotion")
    with fault(lake, data, met=3, status=503, code="SlowDown", times=3):
        summary = stores.promote()
    expect("inserted 1 + updated 1" in summary, summary)


def overtaken(lake, stores):
    """Glue rejects the commit, because the table has changed since; the retry on the changed table succeeds."""
    stores.deliver()
    run = stores.start()
    with held(lake, COMMIT, skip=BEFORE_PUBLISHING):
        set_property(lake, "silver", "stores", "second-writer", "was-faster")
    summary = stores.glue.finish(run)[-1]
    expect("inserted 1 + updated 1" in summary, summary)
    properties = metadata(lake, "silver", "stores")["properties"]
    expect(properties.get("second-writer") == "was-faster", "the second writer's commit is lost")


def unknown(lake, stores):
    """The catalog commits, but the response is lost and it answers no further request: the run reports that the state
    is unknown. The next run finds the batch in the table and writes nothing."""
    before = stores.published()
    stores.deliver()
    silence = {"request": f"{COMMIT}|{READ}", "times": 1000, **SERVER_FAULT}
    with fault(lake, COMMIT, skip=BEFORE_PUBLISHING, applied=True, next=silence, **SERVER_FAULT):
        reason = stores.promote_in_vain()
    expect("whether a commit came through is unknown" in reason, f"the reason is not the unknown state: {reason}")
    after = metadata(lake, "silver", "stores")
    expect(stores.published() != before, "the catalog did not commit")
    summary = stores.promote()
    expect("inserted 1 + updated 1" in summary, summary)
    expect(metadata(lake, "silver", "stores") == after, "the batch was written again")


def killed(lake, stores):
    """SIGKILL after the batch is published and before the ledger records it."""
    before = stores.published()
    stores.deliver()
    run = stores.start()
    with held(lake, r"s3 PUT \S*/batches/data/"):
        run.kill()
        run.communicate()
    expect(stores.published() != before, "killed too early: readers do not see the batch")
    after = metadata(lake, "silver", "stores")
    summary = stores.promote()
    expect("inserted 1 + updated 1" in summary, summary)
    expect(metadata(lake, "silver", "stores") == after, "the batch was written again")
