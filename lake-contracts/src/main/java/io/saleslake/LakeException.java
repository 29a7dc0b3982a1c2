package io.saleslake;

/**
 * What went wrong, as one line a person can act on. The category decides the exit code and whether
 * a scheduler may try again.
 */
public class LakeException extends RuntimeException {
  /** Who can mend it. */
  public enum Category {
    /** The input, a contract or the arguments: mend them, a retry does not help. */
    USER,
    /** Storage, a catalog or a lock: a retry may help. */
    EXTERNAL,
    /** A promise of the lake itself was broken, such as a row that is not accounted for. */
    INTERNAL
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
