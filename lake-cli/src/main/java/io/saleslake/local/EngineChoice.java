package io.saleslake.local;

/** Which engine runs the SQL on this machine. */
enum EngineChoice {
  /** DuckDB; Spark for what a contract marks as {@code engine: spark}. */
  AUTO,
  DUCKDB,
  SPARK
}
