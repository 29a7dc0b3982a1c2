package io.saleslake.duckdb;

import io.saleslake.engine.OnError;
import org.duckdb.DuckDBConnection;

/** Stub. */
final class SparkFunctions {
  private SparkFunctions() {}

  static void register(DuckDBConnection connection, OnError onError) {
    Statements.run(
        connection,
        "CREATE TEMP MACRO regexp_like(a, p) AS regexp_matches(a, p)",
        "CREATE TEMP MACRO string(a) AS CAST(a AS VARCHAR)",
        "CREATE TEMP MACRO int_(a) AS try_cast(a AS INTEGER)",
        "CREATE TEMP MACRO to_date(a) AS CAST(a AS DATE)",
        "CREATE TEMP MACRO trunc(a, u) AS date_trunc('month', a)",
        "CREATE TEMP MACRO timestampadd(u, n, t) AS t + to_years(n)",
        "CREATE TEMP MACRO json_text(x) AS '\"' || x::VARCHAR || '\"'",
        "CREATE TEMP MACRO to_utc_timestamp(t, z) AS timezone('UTC', timezone(z, t))",
        "CREATE TEMP MACRO from_utc_timestamp(t, z) AS timezone(z, timezone('UTC', t))",
        "CREATE TEMP MACRO isnotnull(t) AS t IS NOT NULL",
        "CREATE TEMP MACRO xxhash64(a,b,c,d,e,f,g) AS hash(a,b,c,d,e,f,g)",
        "CREATE TEMP MACRO hex(t) AS to_hex(t)",
        "CREATE TEMP MACRO try_to_timestamp(t, f) AS try_cast(t AS TIMESTAMP)");
  }
}
