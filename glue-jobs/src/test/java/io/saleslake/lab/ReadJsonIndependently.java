package io.saleslake.lab;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.saleslake.lab.Reading.RawRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines with Gson's strict reader. */
final class ReadJsonIndependently {
  private static final int MOST_LEVELS = 500;
  private static final int MOST_CHARS = 16 << 20;

  private ReadJsonIndependently() {}

  static Reading read(LabFile file) {
    DecodeText decoded = DecodeText.decode(file);
    if (decoded.text() == null) {
      return Reading.unreadable(String.valueOf(decoded.unreadable()));
    }
    List<RawRecord> records = new ArrayList<>();
    boolean any = false;
    for (String line : decoded.text().split("\r\n|\n|\r", -1)) {
      if (line.isBlank()) {
        continue;
      }
      if (records.isEmpty() && line.strip().startsWith("[")) {
        return Reading.unreadable("not JSON lines");
      }
      List<RawRecord> ofLine = line(line);
      any |= ofLine.get(0).malformed() == null;
      records.addAll(ofLine);
    }
    if (records.isEmpty()) {
      return Reading.of(records).orStricter(Stricter.NO_RECORD);
    }
    return Reading.of(records)
        .orStricter(decoded.stricter())
        .orStricter(any ? decoded.stricter() : Stricter.NO_RECORD);
  }

  /** The objects of a line, or the line as one malformed record. */
  private static List<RawRecord> line(String line) {
    List<RawRecord> records = new ArrayList<>();
    int from = 0;
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (inText) {
        if (c == '\\') {
          i++;
        } else {
          inText = c != '"';
        }
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        RawRecord record = object(line.substring(from, i + 1));
        if (record == null || i - from > MOST_CHARS) {
          return List.of(RawRecord.malformed(line));
        }
        records.add(record);
        from = i + 1;
      }
    }
    boolean rest = !line.substring(from).chars().allMatch(c -> c == ' ' || c == '\t');
    return rest || records.isEmpty() ? List.of(RawRecord.malformed(line)) : records;
  }

  private static @Nullable RawRecord object(String text) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    Stricter stricter = null;
    try {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        String value = value(reader);
        if (fields.containsKey(name) || TypedValue.hasLoneSurrogate(name)) {
          return null;
        }
        fields.put(name, value);
        if (name.length() > 50_000 || (value != null && isLongNumber(value))) {
          stricter = Stricter.LARGE;
        }
        boolean known = isColumn(name);
        if (value != null && TypedValue.hasLoneSurrogate(value)) {
          if (known) {
            return null;
          }
          stricter = Stricter.LONE_SURROGATE;
        }
        if (value != null && value.length() > MOST_LEVELS && depth(value) > MOST_LEVELS) {
          stricter = Stricter.NESTING;
        }
      }
      reader.endObject();
      return reader.peek() == JsonToken.END_DOCUMENT ? new RawRecord(null, fields, stricter) : null;
    } catch (IOException | IllegalStateException | JsonParseException e) {
      return null;
    }
  }

  private static @Nullable String value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      case BOOLEAN -> String.valueOf(reader.nextBoolean());
      case STRING, NUMBER -> {
        String text = reader.nextString();
        yield text.isEmpty() ? null : text;
      }
      case BEGIN_OBJECT, BEGIN_ARRAY -> JsonParser.parseReader(reader).toString();
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw new IllegalStateException();
    };
  }

  private static boolean isColumn(String name) {
    for (LabColumn column : LabColumn.values()) {
      if (column.columnName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLongNumber(String value) {
    return value.length() > 1000 && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int depth(String nested) {
    int most = 0;
    int depth = 0;
    for (int i = 0; i < nested.length(); i++) {
      char c = nested.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      most = Math.max(most, depth);
    }
    return most;
  }
}
