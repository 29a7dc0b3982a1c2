package io.saleslake.cost;

import java.util.Locale;

/** What costs are added up by. */
public enum GroupBy {
  SERVICE,
  JOB,
  CRAWLER,
  LAYER,
  TABLE,
  DOMAIN,
  DAY;

  /** The word a user types. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
