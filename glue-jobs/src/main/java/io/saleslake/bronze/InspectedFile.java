package io.saleslake.bronze;

import io.saleslake.ledger.BronzeFile;
import java.io.Serializable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file of a batch and what a first look at it told.
 *
 * @param number place in the batch in the order of arrival, from 0
 */
public record InspectedFile(int number, BronzeFile file, Layout layout) implements Serializable {

  String absolutePath(String bronze) {
    return absolute(bronze, file).toString();
  }

  /** As Spark's {@code _metadata.file_path} writes it: percent-encoded. */
  String uri(FileSystem fileSystem, String bronze) {
    return fileSystem
        .makeQualified(absolute(bronze, file))
        .toUri()
        .toString()
        .replaceFirst("^file:/+", "file:/");
  }

  static Path absolute(String bronze, BronzeFile file) {
    return new Path(new Path(bronze), new Path(null, null, file.path()));
  }
}
