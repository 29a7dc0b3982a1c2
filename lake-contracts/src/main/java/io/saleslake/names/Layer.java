package io.saleslake.names;

import java.util.Locale;

/**
 * The databases that hold Iceberg tables. Bronze is files; what crawlers find there is not ours to
 * write.
 */
public enum Layer {
  SILVER,
  GOLD,
  OPS;

  public String databaseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
