package io.saleslake;

/** Hears what a run is doing, as it does it. */
@FunctionalInterface
public interface Progress {
  /** Where a promotion stands; each step is complete when it is heard. */
  enum Step {
    /** New files were found and the batch is on record, nothing is written yet. */
    STARTED,
    /** The raw files were parsed, mapped and checked. */
    CHECKED,
    /** The rejected rows are in quarantine. */
    QUARANTINED,
    /** The silver rows are written, but no reader sees them. */
    WRITTEN,
    /** Readers see the batch. */
    PUBLISHED,
    /** The batch is in the ledger. */
    ACCOUNTED,
    /** One mart is up to date. */
    SUMMARISED
  }

  void reached(Step step, String subject);

  /** Hears nothing. */
  static Progress silent() {
    return (step, subject) -> {};
  }
}
