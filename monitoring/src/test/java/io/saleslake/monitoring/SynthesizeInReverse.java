package io.saleslake.monitoring;

import java.nio.file.Path;
import java.util.Set;

/**
 * Synthesizes in a JVM whose immutable sets and maps iterate in the opposite direction of another
 * JVM's: {@code SynthesizeInReverse FIRST CONTRACTS TEMPLATE}, where FIRST is the other's {@link
 * #first}. Each JVM chooses its direction at random.
 */
final class SynthesizeInReverse {
  /** Exit code of a JVM with the same direction. */
  static final int SAME_DIRECTION = 3;

  private SynthesizeInReverse() {}

  public static void main(String[] arguments) {
    if (first().equals(arguments[0])) {
      System.exit(SAME_DIRECTION);
    }
    Synthesize.synthesize(Path.of(arguments[1]), Path.of(arguments[2]));
  }

  /** The first of two elements in a set, which depends on the direction of this JVM. */
  static String first() {
    return Set.of("a", "b").iterator().next();
  }
}
