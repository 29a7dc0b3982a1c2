package io.saleslake.silver;

import io.saleslake.bronze.InspectedFile;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a batch could not promote.
 *
 * @param rejected rows with source file, raw record and reasons
 * @param rows how many there are
 * @param unreadable files that could not be read at all
 */
record Rejections(Dataset<Row> rejected, long rows, List<InspectedFile> unreadable) {
  boolean none() {
    return rows == 0 && unreadable.isEmpty();
  }

  /** As many as entries in quarantine. */
  long entries() {
    return rows + unreadable.size();
  }
}
