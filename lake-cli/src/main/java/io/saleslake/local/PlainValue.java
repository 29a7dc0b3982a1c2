package io.saleslake.local;

import io.saleslake.cli.CellText;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Converts values of DuckDB's driver, including nested ones, to plain Java values. */
final class PlainValue {
  private PlainValue() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    } else if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    } else if (value instanceof Array array) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Object element : (Object[]) array.getArray()) {
        list.add(of(element));
      }
      return list;
    } else if (value instanceof DuckDBStruct struct) {
      return plain(struct.getMap());
    } else if (value instanceof Map<?, ?> map) {
      return plain(map);
    }
    return value;
  }

  private static Map<String, @Nullable Object> plain(Map<?, ?> map) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      plain.put(CellText.of(of(entry.getKey())), of(entry.getValue()));
    }
    return plain;
  }
}
