package io.saleslake.bronze;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one raw file from its first to its last. Which records a file has, and which
 * of them are malformed, is decided here and nowhere else.
 */
public interface RecordReader extends Closeable {
  /** The columns as the file names them; of JSON, those of the records read so far. */
  List<String> columns();

  /**
   * The next record, or NULL after the last one.
   *
   * @throws UnreadableFileException when the rest of the file has no meaning
   * @throws StorageException when the storage fails
   */
  @Nullable RawRecord next() throws IOException;
}
