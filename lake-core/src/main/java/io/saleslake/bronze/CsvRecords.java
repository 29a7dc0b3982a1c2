package io.saleslake.bronze;

import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawFormat;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a CSV file. A malformed record ends with its line. A record with an unclosed
 * quote extends to the closing quote or to the end of the file, so that no part of it is read as a
 * separate record.
 */
final class CsvRecords implements RecordReader {
  /** Maximum number of characters in a record. */
  private static final int LONGEST = 1 << 24;

  /** Maximum number of characters kept after a quote that is never closed. */
  private static final int LONGEST_UNCLOSED = 1 << 20;

  private final LineReader lines;
  private final CsvFields fields;
  private final String delimiter;
  private final boolean multiLine;
  private final List<String> columns;

  CsvRecords(RawFormat format, Reader reader) throws IOException {
    FileOptions options = format.options();
    this.lines = new LineReader(reader, options.encoding(), LONGEST);
    this.fields = new CsvFields(options);
    this.delimiter = options.delimiter();
    this.multiLine = options.multiLine();
    this.columns = options.header() ? header() : format.headers();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  private List<String> header() throws IOException {
    String line = nextLine();
    if (line == null) {
      return List.of();
    }
    if (!fields.split(line)) {
      throw new UnreadableFileException(
          fields.isOpen()
              ? "a quote in its header does not close"
              : "its header has " + fields.problem());
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : fields.fields()) {
      String name = cell.strip();
      int position = names.size() + 1;
      names.add(!name.isEmpty() && seen.add(name) ? name : name + "#" + position);
    }
    return List.copyOf(names);
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    String line = nextLine();
    if (line == null) {
      return null;
    }
    long first = lines.number();
    if (fields.split(line)) {
      return record(first, line);
    }
    return fields.isOpen() ? unclosed(first, line) : malformed(first, line, fields.problem());
  }

  private RawRecord record(long first, String text) {
    List<String> values = fields.fields();
    return values.size() == columns.size()
        ? RawRecord.of(first, columns, new ArrayList<>(values))
        : malformed(
            first, text, "%d fields instead of %d".formatted(values.size(), columns.size()));
  }

  private static RawRecord malformed(long first, String text, String problem) {
    return RawRecord.malformed(first, text, problem);
  }

  /** Reads up to the line with the closing quote. */
  private RawRecord unclosed(long first, String line) throws IOException {
    StringBuilder text = new StringBuilder(line);
    while (true) {
      text.append(lines.terminator());
      String next = lines.next();
      if (next == null) {
        if (text.length() > LONGEST_UNCLOSED) {
          throw new UnreadableFileException(
              "a quote that opens in line %d does not close".formatted(first));
        }
        return malformed(first, text.toString(), "a quote that does not close");
      }
      text.append(next);
      if (text.length() > LONGEST) {
        throw new UnreadableFileException(
            "the record in line %d is longer than %,d characters".formatted(first, LONGEST));
      }
      if (fields.closingQuote(next, 0) >= 0) {
        boolean whole = fields.split(text.toString());
        if (whole && !multiLine) {
          return malformed(first, text.toString(), "a line break within quotes (multiLine is off)");
        } else if (whole) {
          return record(first, text.toString());
        } else if (!fields.isOpen() || fields.fields().size() >= columns.size()) {
          return malformed(
              first, text.toString(), fields.isOpen() ? "too many fields" : fields.problem());
        }
      }
    }
  }

  /** Returns the next non-blank line. */
  private @Nullable String nextLine() throws IOException {
    String line = lines.next();
    while (line != null && line.isBlank() && !line.contains(delimiter)) {
      line = lines.next();
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
