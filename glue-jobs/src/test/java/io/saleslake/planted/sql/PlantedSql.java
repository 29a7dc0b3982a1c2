package io.saleslake.planted.sql;

import io.saleslake.planted.silver.PlantedSilver;

/** Analysis of SQL that needs a promotion. */
public final class PlantedSql {
  private PlantedSql() {}

  public static final Class<?> BROKEN = PlantedSilver.class;
}
