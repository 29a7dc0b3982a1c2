package io.saleslake.names;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of raw files: {@code <domain>/<feed>/ingest_date=YYYY-MM-DD/<name>}. */
public final class BronzePath {
  /** The partition column that crawlers create from the folder name. */
  public static final String INGEST_DATE = "ingest_date";

  /** A regular expression whose first group is the folder's date, in Java and in SQL. */
  public static final String DATE_PATTERN = "/" + INGEST_DATE + "=([^/]*)/";

  private static final Pattern DATE = Pattern.compile(DATE_PATTERN);

  private BronzePath() {}

  /** The folder for files that arrived on a date. */
  public static String folder(LocalDate day) {
    return INGEST_DATE + "=" + day;
  }

  /** The ingest date in a file's path, usually {@code YYYY-MM-DD}. */
  public static Optional<String> ingestDate(String path) {
    Matcher folder = DATE.matcher(path);
    return folder.find() ? Optional.of(folder.group(1)) : Optional.empty();
  }

  /** The last segment of a path. */
  public static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
