package io.saleslake.names;

import java.util.Locale;

/** The databases with Iceberg tables. Bronze consists of files; crawlers own its catalog tables. */
public enum Layer {
  SILVER,
  GOLD,
  OPS;

  public String databaseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
