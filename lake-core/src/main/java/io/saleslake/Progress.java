package io.saleslake;

/** Receives the progress of a run. */
@FunctionalInterface
public interface Progress {
  /** The steps of a promotion. A step is reported when it is complete. */
  enum Step {
    /** New files were found and the batch is recorded; nothing is written yet. */
    STARTED,
    /** The raw files were parsed, mapped and checked. */
    CHECKED,
    /** The rejected rows are in quarantine. */
    QUARANTINED,
    /** The silver rows are written but not visible to readers. */
    WRITTEN,
    /** The batch is visible to readers. */
    PUBLISHED,
    /** The batch is recorded in the ledger. */
    ACCOUNTED,
    /** One mart is up to date. */
    SUMMARISED
  }

  void reached(Step step, String subject);

  /** Reports what does not stop the run but needs attention. */
  default void warning(String message) {
    System.getLogger(Progress.class.getName()).log(System.Logger.Level.WARNING, message);
  }

  /** Returns an implementation that does nothing. */
  static Progress silent() {
    return (step, subject) -> {};
  }
}
