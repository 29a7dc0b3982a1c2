package io.saleslake.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys and number of records of a file of JSON lines. */
final class JsonLayout {
  /** How many records are looked at for their keys. */
  private static final int SAMPLE = 1000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonLayout() {}

  static Layout read(Reader reader) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    long records = 0;
    boolean anyObject = false;
    BufferedReader lines = new BufferedReader(reader, 1 << 16);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.indexOf('\0') >= 0) {
        throw new UnreadableFileException("binary content");
      }
      if (line.isBlank()) {
        continue;
      }
      if (line.stripLeading().startsWith("[")) {
        // Spark would take every element for a record of its own.
        throw new UnreadableFileException(
            "not JSON lines: record %d is an array".formatted(records + 1));
      }
      if (records++ < SAMPLE) {
        anyObject |= addKeys(line, keys);
      }
    }
    return records == 0 || anyObject
        ? Layout.of(List.copyOf(keys), records)
        : Layout.unreadable("not JSON lines");
  }

  private static boolean addKeys(String line, Set<String> keys) {
    try {
      JsonNode node = MAPPER.readTree(line);
      node.fieldNames().forEachRemaining(keys::add);
      return node.isObject();
    } catch (JsonProcessingException e) {
      return false; // the reader sends this line to quarantine, with its text
    }
  }
}
