package io.saleslake.bronze;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saleslake.LakeException;
import io.saleslake.contract.RawFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The records of inspected files as rows, file by file: the values of the feed's columns as text,
 * absent ones as NULL, followed by {@link RawColumns#ALL}.
 */
public final class RawRows implements Iterator<@Nullable Object[]> {
  private final RawFormat format;
  private final List<String> headers;
  private final String bronze;
  private final Iterator<InspectedFile> files;
  private final Configuration hadoop;
  private @Nullable InspectedFile file;
  private @Nullable RecordReader records;
  private long number;
  private @Nullable RawRecord next;
  private List<String> columns = List.of();
  private int[] places = new int[0];
  private boolean hasRest;

  /**
   * @param bronze root of the raw files
   */
  public RawRows(
      RawFormat format, String bronze, Iterator<InspectedFile> files, Configuration hadoop) {
    this.format = format;
    this.headers = format.headers();
    this.bronze = bronze;
    this.files = files;
    this.hadoop = hadoop;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (records != null || files.hasNext())) {
      advance();
    }
    return next != null;
  }

  private void advance() {
    try {
      if (records == null) {
        file = files.next();
        number = 0;
        records = OpenRecords.open(format, StoredFile.of(path(), hadoop));
      }
      next = records.next();
      if (next == null) {
        records.close();
        records = null;
      }
    } catch (IOException e) {
      throw LakeException.external("Cannot read %s: %s".formatted(path(), e.getMessage()), e);
    }
  }

  private Path path() {
    if (file == null) {
      throw new NoSuchElementException();
    }
    return InspectedFile.absolute(bronze, file.file());
  }

  @Override
  public @Nullable Object[] next() {
    if (!hasNext() || next == null || file == null) {
      throw new NoSuchElementException();
    }
    RawRecord row = next;
    next = null;
    if (!row.columns().equals(columns)) {
      use(row.columns());
    }
    @Nullable Object[] values = new Object[headers.size() + RawColumns.ALL.size()];
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        values[places[i]] = row.values().get(i);
      }
    }
    int at = headers.size();
    values[at++] = row.text();
    values[at++] = row.problem();
    values[at++] = hasRest ? rest(row) : null;
    values[at++] = file.number();
    values[at++] = file.name();
    values[at++] = file.day();
    values[at++] = row.line();
    values[at] = ++number;
    return values;
  }

  private void use(List<String> named) {
    columns = named;
    places = named.stream().mapToInt(headers::indexOf).toArray();
    hasRest = Arrays.stream(places).anyMatch(place -> place < 0);
  }

  private String rest(RawRecord row) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 && row.values().get(i) != null) {
        rest.put(columns.get(i), row.values().get(i));
      }
    }
    return rest.toString();
  }
}
