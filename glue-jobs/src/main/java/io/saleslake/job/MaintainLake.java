package io.saleslake.job;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.OpsTables;
import io.saleslake.maintenance.TableReport;
import io.saleslake.names.Layer;
import io.saleslake.spark.MaintainTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.SparkSession;

/** Maintains every table of the lake that there is. */
public final class MaintainLake {
  /** Where the contract does not say how long history is kept. */
  static final Duration HISTORY = Duration.ofDays(7);

  /** The snapshot that an open batch began with is needed to close it, whatever its age. */
  private static final Duration WHILE_A_BATCH_IS_OPEN = Duration.ofDays(36_500);

  private final Lake lake;
  private final SparkSession spark;
  private final List<TableReport> reports = new ArrayList<>();

  private MaintainLake(Lake lake, SparkSession spark) {
    this.lake = lake;
    this.spark = spark;
  }

  public static List<TableReport> maintain(Lake lake, Contracts contracts, SparkSession spark) {
    MaintainLake maintenance = new MaintainLake(lake, spark);
    contracts
        .tables()
        .values()
        .forEach(
            table ->
                maintenance.maintain(
                    Layer.SILVER,
                    table.name(),
                    Expressions.alwaysTrue(),
                    history(Ledger.open(lake), contracts, table)));
    contracts
        .marts()
        .values()
        .forEach(
            mart ->
                maintenance.maintain(
                    Layer.GOLD,
                    mart.name(),
                    Expressions.alwaysTrue(),
                    mart.header().history().orElse(HISTORY)));
    maintenance.maintain(Layer.OPS, OpsTables.FILES.name(), Ledger.isClosed(), HISTORY);
    maintenance.maintain(Layer.OPS, OpsTables.BATCHES.name(), Expressions.alwaysTrue(), HISTORY);
    maintenance.maintain(Layer.OPS, OpsTables.QUARANTINE.name(), Expressions.alwaysTrue(), HISTORY);
    return maintenance.reports;
  }

  private static Duration history(Ledger ledger, Contracts contracts, TableContract table) {
    boolean isOpen =
        contracts.feeds().values().stream()
            .filter(feed -> feed.table().equals(table))
            .anyMatch(feed -> ledger.openBatch(feed.name(), table.name()).isPresent());
    return isOpen ? WHILE_A_BATCH_IS_OPEN : table.header().history().orElse(HISTORY);
  }

  private void maintain(Layer layer, String table, Expression compacted, Duration history) {
    if (lake.has(layer, table)) {
      reports.add(MaintainTable.maintain(spark, lake.table(layer, table), compacted, history));
    }
  }
}
