package io.saleslake.planted.sql;

import io.saleslake.planted.catalog.PlantedCatalog;

/** Analysis of SQL that needs a lake. */
public final class PlantedSql {
  private PlantedSql() {}

  public static final Class<?> BROKEN = PlantedCatalog.class;
}
