package io.saleslake.names;

/** The Glue jobs. */
public enum Job {
  PROMOTE_TO_SILVER,
  PROMOTE_TO_GOLD,
  MAINTAIN,
  REPLAY_QUARANTINE;

  private final String label = SharedNames.of("jobs", this);

  /** The name of the job in Terraform, metrics and arguments. */
  public String label() {
    return label;
  }
}
