package io.saleslake.silver;

import io.saleslake.bronze.InspectedFile;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a batch does not promote.
 *
 * @param rejected rows with source file, raw record and reasons
 * @param rows number of them
 * @param superseded rows with the key of a newer row, with their silver columns and source file
 * @param supersededRows number of them
 * @param unreadable files that could not be read at all
 */
record Rejections(
    Dataset<Row> rejected,
    long rows,
    Dataset<Row> superseded,
    long supersededRows,
    List<InspectedFile> unreadable) {
  boolean none() {
    return entries() == 0;
  }

  /** Number of entries in quarantine. */
  long entries() {
    return rows + supersededRows + unreadable.size();
  }
}
