package io.saleslake.silver;

import static io.saleslake.ledger.Snapshots.BATCH_ID;
import static org.apache.spark.sql.functions.col;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Batch;
import io.saleslake.names.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.iceberg.util.Tasks;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Write, audit, publish: a batch goes to a branch of the table that no reader looks at, what is
 * there is held against the accounting, and only then the main branch moves to it.
 */
final class AuditedWrite {
  private static final String BRANCH = "audit";
  private static final int RETRIES = 5;

  private final SparkSession spark;
  private final Table table;
  private final TableContract contract;
  private final Batch batch;
  private final String branchName;

  AuditedWrite(SparkSession spark, Lake lake, TableContract contract, Batch batch) {
    this.spark = spark;
    this.table = lake.table(Layer.SILVER, contract.name());
    this.contract = contract;
    this.batch = batch;
    this.branchName = lake.sqlName(Layer.SILVER, contract.name()) + ".branch_" + BRANCH;
  }

  /** Rows whose keys the table does not have. */
  void insert(Dataset<Row> rows) {
    try {
      rows.writeTo(branchName).option("snapshot-property." + BATCH_ID, batch.id()).append();
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new IllegalStateException("the branch was made a moment ago", e);
    }
  }

  /** So many rows that replace those of the same key, which have these verdicts. */
  void update(Dataset<Row> rows, Dataset<Row> verdicts, long count) {
    Column on = CompareRows.partitions(contract, branchName, verdicts);
    for (String column : contract.key()) {
      on = on.and(col(branchName + "." + column).equalTo(col("s." + column)));
    }
    Column matched = on;
    // MERGE refuses a source whose plan numbers rows, even one that is cached; a checkpoint has no
    // plan. It heeds no hint either, but of rows at hand it knows how few they are.
    Dataset<Row> source =
        FewRows.are(spark, count)
            ? FewRows.keep(rows, count)
            : rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    CommitMetadata.withCommitProperties(
        Map.of(BATCH_ID, batch.id()),
        () -> {
          source.as("s").mergeInto(branchName, matched).whenMatched().updateAll().merge();
          return null;
        },
        RuntimeException.class);
  }

  /**
   * Starts from a state of the table. A branch that a killed run, or a slower one, left behind
   * holds nothing that anyone has seen.
   *
   * @param base null for a table without rows
   */
  void openBranch(@Nullable Snapshot base) {
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
   * @param inserted rows by which the table must have grown since {@code base}
   */
  void audit(Map<String, Long> expected, long inserted, @Nullable Snapshot base) {
    Map<String, Long> written = new HashMap<>();
    for (Row row :
        spark
            .table(branchName)
            .where(col(Lineage.BATCH_ID).equalTo(batch.id()))
            .groupBy(Lineage.SOURCE_FILE)
            .count()
            .collectAsList()) {
      written.put(row.getString(0), row.getLong(1));
    }
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
    table.refresh();
    Snapshot head = table.snapshot(BRANCH);
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

  /** Moves main to the branch; false when main is no longer where the branch began. */
  boolean publish(@Nullable Snapshot base) {
    try {
      changeBranches(branches -> branches.fastForwardBranch("main", BRANCH).removeBranch(BRANCH));
      return true;
    } catch (IllegalArgumentException e) {
      // What Iceberg says of a branch that is not ahead of main, also when it tries again.
      table.refresh();
      if (Objects.equals(id(table.currentSnapshot()), id(base))) {
        throw e;
      }
      return false;
    }
  }

  /**
   * Commits a change of branches of the table as it is now. Iceberg tries other commits again by
   * itself when another writer was faster, but fails with these.
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
