package io.saleslake.bronze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.saleslake.FirstLine;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a JSON lines file. A line contains one object, or several consecutive
 * objects as delivered by Firehose; a line with any other content is one malformed record.
 */
final class JsonRecords implements RecordReader {
  private static final int LONGEST_LINE = 1 << 27;
  private static final int LONGEST_VALUE = 1 << 24;

  /** Number of records whose keys are reported as columns. */
  private static final int SAMPLE = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_VALUE).build())
          .build();

  private final LineReader lines;
  private final Set<String> columns = new LinkedHashSet<>();
  private final Deque<RawRecord> ofLine = new ArrayDeque<>();
  private long objects;
  private long malformed;

  JsonRecords(Reader reader, String encoding) {
    this.lines = new LineReader(reader, encoding, LONGEST_LINE);
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    if (ofLine.isEmpty()) {
      String line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      if (line == null) {
        if (objects == 0 && malformed > 0) {
          throw new UnreadableFileException("not JSON lines");
        }
        return null;
      }
      read(line);
    }
    return ofLine.poll();
  }

  private void read(String line) throws IOException {
    if (objects + malformed == 0 && line.stripLeading().startsWith("[")) {
      throw new UnreadableFileException("not JSON lines: record 1 is an array");
    }
    try (JsonParser parser = JSON.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.START_OBJECT) {
          throw new UnreadableFileException("a value that is no object");
        }
        ofLine.add(object(parser, line));
      }
      objects += ofLine.size();
    } catch (JsonProcessingException | UnreadableFileException e) {
      String problem =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      ofLine.clear();
      ofLine.add(RawRecord.malformed(lines.number(), line, FirstLine.of(problem)));
      malformed++;
    }
  }

  private RawRecord object(JsonParser parser, String line) throws IOException {
    List<String> keys = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      keys.add(parser.currentName());
      values.add(value(parser, line));
    }
    if (objects + ofLine.size() < SAMPLE) {
      columns.addAll(keys);
    }
    return RawRecord.of(lines.number(), keys, values);
  }

  /** Returns a scalar as text with unchanged digits; an object or array as in the file. */
  private static @Nullable String value(JsonParser parser, String line) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isStructStart()) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      return line.substring(start, (int) parser.currentLocation().getCharOffset());
    }
    String text = parser.getText();
    if (token == JsonToken.VALUE_STRING && hasLoneSurrogate(text)) {
      throw new UnreadableFileException(
          "half of a surrogate pair in '" + parser.currentName() + "'");
    }
    return text;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isHighSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
