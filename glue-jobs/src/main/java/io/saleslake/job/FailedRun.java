package io.saleslake.job;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import io.saleslake.Reason;

/**
 * The exception that ends a run on AWS Glue. Glue stores its message as the {@code ErrorMessage} of
 * the job run, and Step Functions reads it there: the pipeline runs a job again when the message
 * contains the label of {@link Category#EXTERNAL}.
 */
final class FailedRun {
  private FailedRun() {}

  /**
   * The failure with its category at the start of the message.
   *
   * @param work what the run was to do, as a verb
   */
  static LakeException of(String work, Exception failure) {
    Category category = category(failure);
    String message =
        failure instanceof LakeException
            ? String.valueOf(failure.getMessage())
            : "Cannot %s: %s".formatted(work, Reason.of(failure));
    return new LakeException(category, category.label() + " " + message, failure);
  }

  /**
   * A failure that is not the lake's own comes from Spark, Iceberg or an AWS SDK: it is external.
   */
  private static Category category(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LakeException known) {
        return known.category();
      }
    }
    return Category.EXTERNAL;
  }
}
