package io.saleslake.silver;

import static io.saleslake.ledger.Snapshots.BATCH_ID;
import static io.saleslake.silver.Relations.REWRITTEN;
import static io.saleslake.silver.Relations.WRITTEN;
import static java.util.stream.Collectors.toSet;

import io.saleslake.LakeException;
import io.saleslake.catalog.PlanFiles;
import io.saleslake.contract.TableContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.ResultRow;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.RowCounts;
import io.saleslake.ledger.Snapshots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.iceberg.util.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * Write, audit, publish: a batch is committed to a branch of the table that no reader looks at, the
 * branch is compared with the accounting, and only then the main branch moves to it.
 */
final class AuditedWrite {
  private static final String BRANCH = "audit";
  private static final int RETRIES = 5;

  private final EngineSession session;
  private final Table table;
  private final TableContract contract;
  private final Batch batch;
  private final @Nullable Snapshot base;

  /**
   * A write.
   *
   * @param base the state of the table that the batch was compared with; null for a table without
   *     rows
   */
  AuditedWrite(
      EngineSession session,
      Table table,
      TableContract contract,
      Batch batch,
      @Nullable Snapshot base) {
    this.session = session;
    this.table = table;
    this.contract = contract;
    this.batch = batch;
    this.base = base;
  }

  /**
   * Commits the new and updated rows to the branch. A data file with a row that is updated is
   * written again without it.
   *
   * @param rows of the batch
   * @param compared data files of the table with a key of the batch
   */
  void write(RowCounts rows, List<FileScanTask> compared) {
    openBranch();
    List<FileScanTask> rewritten = rows.updated() == 0 ? List.of() : updatedFiles(compared);
    if (!rewritten.isEmpty()) {
      session.readTable(REWRITTEN, table, rewritten);
    }
    long kept = rewritten.stream().mapToLong(task -> task.file().recordCount()).sum();
    List<DataFile> written =
        session.write(
            table,
            RowsToWrite.select(contract, !compared.isEmpty(), !rewritten.isEmpty()),
            rows.inserted() + rows.updated() + kept);
    if (rewritten.isEmpty()) {
      var append = table.newAppend().toBranch(BRANCH);
      mark(append);
      written.forEach(append::appendFile);
      append.commit();
    } else {
      OverwriteFiles overwrite = table.newOverwrite().toBranch(BRANCH);
      mark(overwrite);
      rewritten.forEach(task -> overwrite.deleteFile(task.file()));
      written.forEach(overwrite::addFile);
      overwrite.commit();
    }
  }

  private void mark(SnapshotUpdate<?> commit) {
    commit.set(BATCH_ID, batch.id());
    commit.set(Snapshots.ENGINE, session.engine());
  }

  private List<FileScanTask> updatedFiles(List<FileScanTask> compared) {
    Set<String> locations =
        session
            .rows(
                "SELECT DISTINCT %s AS location FROM %s"
                    .formatted(CompareRows.LOCATION, RowsToWrite.with(Verdict.UPDATED)))
            .stream()
            .map(row -> row.text("location"))
            .collect(toSet());
    return compared.stream().filter(task -> locations.contains(task.file().location())).toList();
  }

  /**
   * Starts from the state that the batch was compared with. A branch that a killed run, or a slower
   * one, left behind has nothing that anyone has read.
   */
  private void openBranch() {
    table.refresh();
    if (table.refs().containsKey(BRANCH)) {
      changeBranches(branches -> branches.removeBranch(BRANCH));
    }
    if (base == null) {
      table.newFastAppend().toBranch(BRANCH).set(BATCH_ID, batch.id()).commit();
    } else {
      changeBranches(branches -> branches.createBranch(BRANCH, base.snapshotId()));
    }
  }

  /**
   * Checks that the branch holds the rows that were to be written, and no commit but those of the
   * batch. The values are not read again: a checksum of them costs more than a twentieth of the
   * promotion.
   *
   * @param expected rows inserted or updated, per source file
   * @param inserted rows by which the table must have grown
   */
  void audit(Map<String, Long> expected, long inserted) {
    table.refresh();
    Snapshot head = table.snapshot(BRANCH);
    Map<String, Long> written = writtenRows(head);
    Set<String> files = new TreeSet<>(expected.keySet());
    files.addAll(written.keySet());
    for (String file : files) {
      long found = written.getOrDefault(file, 0L);
      long wanted = expected.getOrDefault(file, 0L);
      if (found != wanted) {
        throw cannotPublish(
            "%d rows of %s were written where %d should have been".formatted(found, file, wanted));
      }
    }
    long grown = totalRecords(head) - totalRecords(base);
    if (grown != inserted) {
      throw cannotPublish(
          "%s would grow by %d rows instead of %d".formatted(contract.name(), grown, inserted));
    }
    for (Snapshot commit :
        SnapshotUtil.ancestorsBetween(head.snapshotId(), id(base), table::snapshot)) {
      if (!batch.id().equals(commit.summary().get(BATCH_ID))) {
        throw cannotPublish(
            "snapshot %d on branch %s of %s was committed by another writer"
                .formatted(commit.snapshotId(), BRANCH, contract.name()));
      }
    }
  }

  private Map<String, Long> writtenRows(Snapshot head) {
    session.readTable(
        WRITTEN, table, PlanFiles.of(table, head, Expressions.equal(Lineage.BATCH_ID, batch.id())));
    Map<String, Long> written = new HashMap<>();
    for (ResultRow row :
        session.rows(
            "SELECT %1$s AS file, count(*) AS n FROM %2$s WHERE %3$s = '%4$s' GROUP BY %1$s"
                .formatted(Lineage.SOURCE_FILE, WRITTEN, Lineage.BATCH_ID, batch.id()))) {
      written.put(row.text("file"), row.number("n"));
    }
    return written;
  }

  /** Moves main to the branch; false when main is no longer where the branch began. */
  boolean publish() {
    try {
      changeBranches(branches -> branches.fastForwardBranch("main", BRANCH).removeBranch(BRANCH));
      return true;
    } catch (IllegalArgumentException e) {
      // Iceberg's report of a branch that is not ahead of main, also when it tries again.
      table.refresh();
      if (Objects.equals(id(table.currentSnapshot()), id(base))) {
        throw e;
      }
      return false;
    }
  }

  /**
   * Commits a change of branches of the current table. Iceberg retries other commits by itself when
   * another writer was faster, but fails with these.
   */
  private void changeBranches(UnaryOperator<ManageSnapshots> change) {
    Tasks.foreach(table)
        .retry(RETRIES)
        .exponentialBackoff(100, 5_000, 60_000, 2.0)
        .onlyRetryOn(CommitFailedException.class)
        .run(current -> change.apply(current.manageSnapshots()).commit());
  }

  private static @Nullable Long id(@Nullable Snapshot snapshot) {
    return snapshot == null ? null : snapshot.snapshotId();
  }

  private static long totalRecords(@Nullable Snapshot snapshot) {
    return snapshot == null
        ? 0
        : PropertyUtil.propertyAsLong(snapshot.summary(), SnapshotSummary.TOTAL_RECORDS_PROP, 0);
  }

  private LakeException cannotPublish(String reason) {
    return LakeException.internal(
        "Cannot publish batch %s of %s: %s".formatted(batch.id(), batch.feed(), reason));
  }
}
