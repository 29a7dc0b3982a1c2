package io.saleslake.bronze;

import com.univocity.parsers.csv.CsvParser;
import io.saleslake.contract.RawFormat;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.csv.CSVOptions;

/** The header and number of records of a CSV file. */
final class CsvLayout {
  private static final int BUFFER = 1 << 16;

  private CsvLayout() {}

  static Layout read(RawFormat expected, Reader reader) throws IOException {
    return expected.options().multiLine() ? multiLine(expected, reader) : lines(expected, reader);
  }

  /** Every line that is not blank is a record, as it is for Spark's reader. */
  private static Layout lines(RawFormat expected, Reader reader) throws IOException {
    StringBuilder first = new StringBuilder();
    boolean inFirst = true;
    boolean blank = true;
    long records = 0;
    char[] buffer = new char[BUFFER];
    for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
      for (int i = 0; i < length; i++) {
        char c = buffer[i];
        if (c == '\n' || c == '\r') {
          if (!blank) {
            records++;
            inFirst = false;
          }
          blank = true;
        } else {
          if (inFirst) {
            first.append(c);
          }
          if (c == 0) {
            throw new UnreadableFileException("binary content");
          }
          blank &= c <= ' ';
        }
      }
    }
    if (!blank) {
      records++;
    }
    return layout(
        expected, parser(expected).parseLine(withoutByteOrderMark(first.toString())), records);
  }

  private static Layout multiLine(RawFormat expected, Reader reader) {
    CsvParser parser = parser(expected);
    parser.beginParsing(reader);
    String[] first = parser.parseNext();
    long records = 0;
    for (String[] record = first; record != null; record = parser.parseNext()) {
      records++;
    }
    if (first != null && first.length > 0 && first[0] != null) {
      first[0] = withoutByteOrderMark(first[0]);
    }
    return layout(expected, first, records);
  }

  private static Layout layout(RawFormat expected, String[] first, long records) {
    if (!expected.options().header()) {
      return Layout.of(expected.headers(), records);
    }
    List<String> header = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : first == null ? List.<String>of() : Arrays.asList(first)) {
      String plain = name == null ? "" : name.strip();
      header.add(seen.add(plain) ? plain : plain + "#" + header.size());
    }
    return Layout.of(header, Math.max(0, records - 1));
  }

  /** The tokenizer with the very settings that Spark's reader gives it. */
  private static CsvParser parser(RawFormat expected) {
    return new CsvParser(
        new CSVOptions(ReadRaw.csvOptions(expected.options()), false, "UTC").asParserSettings());
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
