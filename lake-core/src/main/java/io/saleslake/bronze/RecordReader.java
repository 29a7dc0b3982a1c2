package io.saleslake.bronze;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a raw file in order. Only this interface decides which records a file
 * contains and which are malformed.
 */
public interface RecordReader extends Closeable {
  /** The column names in the file; for JSON, the names in the records read so far. */
  List<String> columns();

  /**
   * Returns the next record, or null after the last one.
   *
   * @throws UnreadableFileException if the rest of the file cannot be read
   * @throws StorageException if the storage fails
   */
  @Nullable RawRecord next() throws IOException;
}
