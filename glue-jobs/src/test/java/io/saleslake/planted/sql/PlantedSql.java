package io.saleslake.planted.sql;

import io.saleslake.planted.catalog.PlantedCatalog;

/** SQL analysis that depends on a lake. */
public final class PlantedSql {
  private PlantedSql() {}

  public static final Class<?> BROKEN = PlantedCatalog.class;
}
