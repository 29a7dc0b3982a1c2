package io.saleslake.spark;

import io.saleslake.bronze.RawColumns;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Schema of the records of raw files. */
public final class RawSchema {
  private RawSchema() {}

  /** The columns of a feed, as text, and {@link RawColumns}. */
  public static StructType of(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    for (StructField field : SparkEngineSession.schema(RawColumns.ALL).fields()) {
      schema = schema.add(field);
    }
    return schema;
  }
}
