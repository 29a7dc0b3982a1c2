package io.saleslake.spark;

import io.saleslake.bronze.RawColumns;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
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
    return schema
        .add(RawColumns.CORRUPT, DataTypes.StringType)
        .add(RawColumns.PROBLEM, DataTypes.StringType)
        .add(RawColumns.REST, DataTypes.StringType)
        .add(RawColumns.FILE, DataTypes.IntegerType)
        .add(RawColumns.FILE_NAME, DataTypes.StringType)
        .add(RawColumns.DAY, DataTypes.DateType)
        .add(RawColumns.LINE, DataTypes.LongType)
        .add(RawColumns.ROW, DataTypes.LongType);
  }
}
