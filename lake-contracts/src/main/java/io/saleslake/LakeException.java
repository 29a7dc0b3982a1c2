package io.saleslake;

import io.saleslake.names.SharedNames;

/**
 * A failure described in one line that a person can act on. On AWS Glue its category determines
 * whether the pipeline retries the job.
 */
public class LakeException extends RuntimeException {
  /** Where the cause of a failure is. */
  public enum Category {
    /** The input, a contract or the arguments: correct them; a retry does not help. */
    USER,
    /** Storage, a catalog or another writer: a retry may help. */
    EXTERNAL,
    /** An invariant of the lake is violated, such as a row that is not accounted for. */
    INTERNAL;

    private final String label = SharedNames.of("failures", this);

    /**
     * The category at the start of the message of a failed run on AWS Glue: {@code User error:}.
     */
    public String label() {
      return label;
    }
  }

  private final Category category;

  public LakeException(Category category, String message) {
    super(message);
    this.category = category;
  }

  public LakeException(Category category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public static LakeException user(String message) {
    return new LakeException(Category.USER, message);
  }

  public static LakeException external(String message, Throwable cause) {
    return new LakeException(Category.EXTERNAL, message, cause);
  }

  public static LakeException internal(String message) {
    return new LakeException(Category.INTERNAL, message);
  }

  public Category category() {
    return category;
  }
}
