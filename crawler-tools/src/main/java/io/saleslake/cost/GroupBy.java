package io.saleslake.cost;

import java.util.Locale;

/** Groupings for the cost report. */
public enum GroupBy {
  SERVICE,
  JOB,
  CRAWLER,
  LAYER,
  TABLE,
  DOMAIN,
  DAY;

  /** The option value that users type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
