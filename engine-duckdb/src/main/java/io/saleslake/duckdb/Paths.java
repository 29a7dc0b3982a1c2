package io.saleslake.duckdb;

import org.apache.hadoop.fs.Path;

/** Paths as DuckDB takes them. */
public final class Paths {
  private Paths() {}

  /** A pattern that only this file matches. */
  public static String pattern(String path) {
    return path.replaceAll("([*?\\[])", "[$1]");
  }

  /** The local path of a location that Iceberg records. */
  public static String local(String location) {
    return new Path(location).toUri().getPath();
  }

  /** The location of a local path, as Hadoop writes it. */
  static String location(String path) {
    return new Path("file", null, path).toString();
  }
}
