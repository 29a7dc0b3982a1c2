package io.saleslake.lab;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.saleslake.lab.Reading.RawRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV by RFC 4180: {@link CutRecords} finds the records and the quoting errors, FastCSV the
 * fields.
 */
final class ReadCsvIndependently {
  private static final int MOST_CHARS = 16 << 20;
  private static final int MOST_UNCLOSED = 1 << 20;

  private final LabFeed.Layout layout;
  private final String text;

  private ReadCsvIndependently(LabFeed.Layout layout, String text) {
    this.layout = layout;
    this.text = text;
  }

  static Reading read(LabFile file) {
    DecodeText decoded = DecodeText.decode(file);
    if (decoded.text() == null) {
      return Reading.unreadable(String.valueOf(decoded.unreadable()));
    }
    Reading reading = new ReadCsvIndependently(file.feed().layout(), decoded.text()).read();
    return reading.orStricter(decoded.stricter());
  }

  private Reading read() {
    List<CutRecords.Cut> cuts = CutRecords.of(text, layout.delimiter(), layout.multiLine());
    if (cuts.isEmpty()) {
      return Reading.of(List.of()).orStricter(Stricter.NO_RECORD);
    }
    if (cuts.stream().anyMatch(ReadCsvIndependently::isTooLong)) {
      return Reading.unreadable("too long");
    }
    List<String> first = fields(cuts.get(0));
    if (first == null) {
      return Reading.unreadable("malformed header");
    }
    List<String> header = header(first);
    if (Stream.of(LabColumn.values()).map(LabColumn::columnName).noneMatch(header::contains)) {
      return Reading.unreadable("none of the columns");
    }
    List<RawRecord> records = new ArrayList<>();
    for (CutRecords.Cut cut : cuts.subList(1, cuts.size())) {
      List<String> fields = fields(cut);
      records.add(
          fields == null || fields.size() != header.size()
              ? RawRecord.malformed(cut.text())
              : record(header, fields));
    }
    return Reading.of(records);
  }

  private static boolean isTooLong(CutRecords.Cut cut) {
    return cut.text().length() > (cut.unclosed() ? MOST_UNCLOSED : MOST_CHARS);
  }

  private @Nullable List<String> fields(CutRecords.Cut cut) {
    if (cut.malformed()) {
      return null;
    }
    try {
      return CsvReader.builder()
          .fieldSeparator(layout.delimiter())
          .maxBufferSize(MOST_CHARS + 2)
          .ofSingleCsvRecord(
              CsvRecordHandler.builder()
                  .maxFields(MOST_CHARS)
                  .maxFieldSize(MOST_CHARS + 2)
                  .maxRecordSize(2 * MOST_CHARS)
                  .build(),
              cut.text())
          .getFields();
    } catch (CsvParseException e) {
      return null;
    }
  }

  private static List<String> header(List<String> first) {
    List<String> header = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : first) {
      String name = cell.strip();
      int position = header.size() + 1;
      header.add(name.isEmpty() ? "#" + position : seen.add(name) ? name : name + "#" + position);
    }
    return header;
  }

  private static RawRecord record(List<String> header, List<String> fields) {
    Map<String, @Nullable String> record = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      record.put(header.get(i), fields.get(i).isEmpty() ? null : fields.get(i));
    }
    return RawRecord.of(record);
  }
}
