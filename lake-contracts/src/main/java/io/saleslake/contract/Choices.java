package io.saleslake.contract;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Parses contract values into enum constants. */
final class Choices {
  private Choices() {}

  static <E extends Enum<E>> Optional<E> parse(String word, Class<E> type, Problems problems) {
    for (E constant : type.getEnumConstants()) {
      if (nameOf(constant).equals(word)) {
        return Optional.of(constant);
      }
    }
    String allowed =
        Arrays.stream(type.getEnumConstants()).map(Choices::nameOf).collect(joining(", "));
    problems.add("unknown value '%s' (allowed: %s)".formatted(word, allowed));
    return Optional.empty();
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
