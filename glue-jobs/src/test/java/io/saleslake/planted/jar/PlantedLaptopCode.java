package io.saleslake.planted.jar;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Code for the laptop, which the jar for Glue must not contain. */
public final class PlantedLaptopCode {
  private PlantedLaptopCode() {}

  public static void close(DuckDBConnection duckdb) throws SQLException {
    duckdb.close();
  }
}
