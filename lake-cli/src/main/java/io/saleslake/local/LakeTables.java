package io.saleslake.local;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.names.Layer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.Table;

/** The tables of a lake by qualified name, {@code layer.table}. */
record LakeTables(Lake lake, NavigableSet<String> names) {

  static LakeTables of(Lake lake) {
    NavigableSet<String> names = new TreeSet<>();
    for (Layer layer : Layer.values()) {
      lake.tables(layer).forEach(table -> names.add(layer.databaseName() + "." + table));
    }
    if (names.isEmpty()) {
      throw LakeException.user("the lake has no tables yet; ./lake run makes them");
    }
    return new LakeTables(lake, names);
  }

  /** Opens tables; for an unknown name, an error that lists all tables. */
  Map<String, Table> load(Collection<String> wanted) {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw unknown(name);
      }
      int dot = name.indexOf('.');
      for (Layer layer : Layer.values()) {
        if (layer.databaseName().equals(name.substring(0, dot))) {
          tables.put(name, lake.table(layer, name.substring(dot + 1)));
        }
      }
    }
    return tables;
  }

  LakeException unknown(String name) {
    return LakeException.user(
        "Cannot query: no table %s (tables: %s)".formatted(name, String.join(", ", names)));
  }

  /** The lake's folder. */
  static String root(Lake lake) {
    return new Path(lake.config().bronze()).getParent().toUri().getPath();
  }
}
