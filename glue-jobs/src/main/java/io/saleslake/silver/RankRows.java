package io.saleslake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.saleslake.bronze.ReadRaw;
import io.saleslake.contract.TableContract;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Finds the newest row of each key within a batch. */
final class RankRows {
  /** What a row is within its batch: {@link #NEWEST}, {@link #SUPERSEDED} or {@link #REJECTED}. */
  static final String STANDING = "_standing";

  static final String NEWEST = "newest";
  static final String SUPERSEDED = "superseded";
  static final String REJECTED = "rejected";

  private RankRows() {}

  static Dataset<Row> rank(TableContract table, Dataset<Row> checked) {
    List<Column> key = new ArrayList<>();
    table.key().forEach(column -> key.add(col(column)));
    // A rejected row competes with nobody; its own row number keeps such rows from piling up.
    key.add(when(CheckRows.isGood(), lit(null)).otherwise(col("_row")));

    List<Column> newestFirst = new ArrayList<>();
    table.newestBy().ifPresent(column -> newestFirst.add(col(column).desc_nulls_last()));
    newestFirst.add(col(ReadRaw.FILE).desc());
    ReadRaw.POSITION.forEach(column -> newestFirst.add(col(column).desc()));

    Column rank =
        row_number()
            .over(
                Window.partitionBy(key.toArray(Column[]::new))
                    .orderBy(newestFirst.toArray(Column[]::new)));
    Dataset<Row> ranked =
        checked
            .withColumn("_rank", rank)
            .withColumn(
                STANDING,
                when(CheckRows.isGood().equalTo(lit(false)), lit(REJECTED))
                    .when(col("_rank").equalTo(1), lit(NEWEST))
                    .otherwise(lit(SUPERSEDED)));
    return ranked.drop("_rank", "_block", "_row");
  }
}
