package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.saleslake.contract.TableContract;
import io.saleslake.spark.ReadRaw;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds the newest row of each key within a batch. Most keys come once, so it is not the rows that
 * are shuffled but digests of their keys; only rows whose digest comes again are ranked.
 */
final class RankRows {
  /** The label of a row's {@link Standing}. */
  static final String STANDING = "_standing";

  /** Of a good row's key; a rejected row competes with nobody and has none. */
  private static final String DIGEST = "_digest";

  private RankRows() {}

  /** Checked rows in, the same with their standing out, kept until the cache is cleared. */
  static Dataset<Row> rank(TableContract table, Dataset<Row> checked) {
    Column[] key = CompareRows.columns(table.key());
    Dataset<Row> rows =
        checked.withColumn(DIGEST, when(CheckRows.isGood(), xxhash64(key))).persist();
    Dataset<Row> repeated =
        rows.groupBy(DIGEST)
            .count()
            .where(col(DIGEST).isNotNull().and(col("count").gt(1)))
            .select(col(DIGEST).as("_repeated"))
            .persist();
    repeated = FewRows.send(repeated, repeated.count());
    Column comesAgain = col(DIGEST).equalTo(col("_repeated"));
    Dataset<Row> alone =
        rows.join(repeated, comesAgain, "left_anti")
            .withColumn(
                STANDING,
                when(CheckRows.isGood(), lit(Standing.NEWEST.label()))
                    .otherwise(lit(Standing.REJECTED.label())));
    Dataset<Row> contested = rankAll(table, rows.join(repeated, comesAgain, "left_semi")).persist();
    return alone.union(contested).drop(DIGEST);
  }

  /** The same, with all rows shuffled and nothing kept. */
  static Dataset<Row> rankAll(TableContract table, Dataset<Row> rows) {
    List<Column> key = new ArrayList<>();
    table.key().forEach(column -> key.add(col(column)));
    // A rejected row competes with nobody; its own row number keeps such rows from piling up.
    key.add(when(CheckRows.isGood(), lit(null)).otherwise(col("_row")));
    WindowSpec newestFirst = newestFirst(table, key);
    Column values =
        struct(table.columns().stream().map(column -> col(column.name())).toArray(Column[]::new));
    return rows.withColumn("_rank", row_number().over(newestFirst))
        .withColumn("_equal", values.eqNullSafe(first(values).over(newestFirst)))
        .withColumn(
            STANDING,
            when(CheckRows.isGood().equalTo(lit(false)), lit(Standing.REJECTED.label()))
                .when(col("_rank").equalTo(1), lit(Standing.NEWEST.label()))
                .when(col("_equal"), lit(Standing.DUPLICATE.label()))
                .otherwise(lit(Standing.SUPERSEDED.label())))
        .drop("_rank", "_equal");
  }

  private static WindowSpec newestFirst(TableContract table, List<Column> key) {
    List<Column> order = new ArrayList<>();
    table.newestBy().ifPresent(column -> order.add(col(column).desc_nulls_last()));
    order.add(col(ReadRaw.FILE).desc());
    ReadRaw.POSITION.forEach(column -> order.add(col(column).desc()));
    return Window.partitionBy(key.toArray(Column[]::new)).orderBy(order.toArray(Column[]::new));
  }
}
