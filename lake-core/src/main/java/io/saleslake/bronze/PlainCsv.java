package io.saleslake.bronze;

import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import java.io.IOException;
import java.io.Reader;
import java.util.OptionalLong;

/**
 * Recognises CSV files in which every line is one well-formed record according to RFC 4180. All
 * readers of CSV split these in the same way, so an engine may read them by its own.
 */
final class PlainCsv {
  /** Maximum number of characters in a line, half of what DuckDB reads. */
  private static final int LONGEST = 1 << 20;

  private enum Position {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    AFTER_QUOTE
  }

  private final char delimiter;
  private final char quote;
  private final int columns;
  private Position position = Position.FIELD_START;
  private int fields = 1;
  private int length;
  private long lines;
  private boolean crlf;
  private boolean isPlain = true;

  private PlainCsv(FileOptions options, int columns) {
    this.delimiter = options.delimiter().charAt(0);
    this.quote = options.quote();
    this.columns = columns;
  }

  /**
   * Counts the lines of a file, including its header.
   *
   * @param columns number of fields in each line
   * @return empty if a line is not one well-formed record with that number of fields
   */
  static OptionalLong countLines(Reader reader, FileOptions options, int columns)
      throws IOException {
    boolean isSupported =
        options.delimiter().length() == 1
            && options.quotes() == Quotes.STRICT
            && options.escape() == options.quote()
            && columns > 1;
    return isSupported ? new PlainCsv(options, columns).count(reader) : OptionalLong.empty();
  }

  private OptionalLong count(Reader reader) throws IOException {
    char[] buffer = new char[1 << 16];
    char previous = 0;
    int read = reader.read(buffer);
    int start = read > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
    while (read >= 0 && isPlain) {
      for (int i = start; i < read && isPlain; i++) {
        char c = buffer[i];
        if (previous == '\r' && c != '\n') {
          return OptionalLong.empty();
        }
        // Most characters are plain content.
        if (c > ',' && c != delimiter && c != quote && position == Position.UNQUOTED) {
          length++;
        } else {
          add(c, previous);
        }
        previous = c;
      }
      start = 0;
      read = reader.read(buffer);
    }
    if (isPlain && previous != '\n') {
      isPlain = previous != '\r';
      endLine();
    }
    return isPlain ? OptionalLong.of(lines) : OptionalLong.empty();
  }

  private void add(char c, char previous) {
    length++;
    if (c == '\n') {
      // One kind of line break per file.
      isPlain = lines == 0 || crlf == (previous == '\r');
      crlf = previous == '\r';
      endLine();
    } else if (c == '\r') {
      isPlain = position != Position.QUOTED;
    } else if (c == 0) {
      isPlain = false;
    } else if (position == Position.QUOTED) {
      position = c == quote ? Position.AFTER_QUOTE : Position.QUOTED;
    } else if (c == delimiter) {
      fields++;
      position = Position.FIELD_START;
    } else if (c == quote) {
      isPlain = position != Position.UNQUOTED;
      position = Position.QUOTED;
    } else {
      isPlain = position != Position.AFTER_QUOTE;
      position = Position.UNQUOTED;
    }
  }

  private void endLine() {
    isPlain &= fields == columns && position != Position.QUOTED && length <= LONGEST;
    lines++;
    fields = 1;
    length = 0;
    position = Position.FIELD_START;
  }
}
