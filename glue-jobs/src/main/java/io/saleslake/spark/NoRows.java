package io.saleslake.spark;

import io.saleslake.contract.Column;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A table with a contract's columns and nothing in it, to analyse SQL over with no lake at hand.
 */
public final class NoRows {
  private NoRows() {}

  public static Dataset<Row> of(SparkSession spark, List<Column> columns) {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.name(), column.type().sql());
    }
    return spark.createDataFrame(List.of(), schema);
  }
}
