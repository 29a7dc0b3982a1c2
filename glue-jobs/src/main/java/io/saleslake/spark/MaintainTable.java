package io.saleslake.spark;

import io.saleslake.maintenance.ExpireHistory;
import io.saleslake.maintenance.TableReport;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * Compacts, expires and clears one table. Safe beside a promotion: every step is an Iceberg commit
 * that fails rather than overwrite another one, and nothing young is removed.
 */
public final class MaintainTable {
  /** Younger files may belong to a commit that is still to come; Iceberg's own default. */
  private static final Duration ORPHAN_AGE = Duration.ofDays(3);

  private final SparkSession spark;
  private final Table table;

  private MaintainTable(SparkSession spark, Table table) {
    this.spark = spark;
    this.table = table;
  }

  /**
   * Maintains.
   *
   * @param compacted which rows may be moved
   * @param history how far back the table can be queried as it was
   */
  public static TableReport maintain(
      SparkSession spark, Table table, Expression compacted, Duration history) {
    MaintainTable maintenance = new MaintainTable(spark, table);
    return new TableReport(
        table.name(),
        maintenance.compact(compacted),
        maintenance.rewriteManifests(),
        ExpireHistory.expire(table, Instant.now().minus(history)),
        maintenance.removeOrphans(Instant.now().minus(ORPHAN_AGE)));
  }

  /** Partial progress would leave a commit per group; a table of sales is small enough for one. */
  private long compact(Expression where) {
    RewriteDataFiles.Result result =
        SparkActions.get(spark).rewriteDataFiles(table).binPack().filter(where).execute();
    return result.rewrittenDataFilesCount();
  }

  private long rewriteManifests() {
    table.refresh();
    return table.currentSnapshot() == null
        ? 0
        : count(SparkActions.get(spark).rewriteManifests(table).execute().rewrittenManifests());
  }

  private long removeOrphans(Instant before) {
    return count(
        SparkActions.get(spark)
            .deleteOrphanFiles(table)
            .olderThan(before.toEpochMilli())
            .execute()
            .orphanFileLocations());
  }

  private static long count(Iterable<?> items) {
    return StreamSupport.stream(items.spliterator(), false).count();
  }
}
