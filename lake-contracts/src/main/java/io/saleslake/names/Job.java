package io.saleslake.names;

import java.util.Locale;

/** What a run of a Glue job does. */
public enum Job {
  PROMOTE_TO_SILVER,
  PROMOTE_TO_GOLD,
  MAINTAIN;

  /** As the job is called everywhere outside of the code. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
