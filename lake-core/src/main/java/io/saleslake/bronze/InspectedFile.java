package io.saleslake.bronze;

import io.saleslake.ledger.BronzeFile;
import io.saleslake.names.BronzePath;
import java.io.Serializable;
import java.sql.Date;
import java.time.ZoneOffset;
import org.apache.hadoop.fs.Path;

/**
 * A file in a batch and its inspected layout.
 *
 * @param number position in the batch in order of arrival, from 0
 */
public record InspectedFile(int number, BronzeFile file, Layout layout) implements Serializable {

  /** The last segment of its path. */
  public String name() {
    return BronzePath.fileName(file.path());
  }

  /** The arrival date in the time zone that is furthest ahead (UTC+14). */
  public Date day() {
    return Date.valueOf(file.arrivedAt().atOffset(ZoneOffset.ofHours(14)).toLocalDate());
  }

  public static Path absolute(String bronze, BronzeFile file) {
    return new Path(new Path(bronze), new Path(null, null, file.path()));
  }
}
