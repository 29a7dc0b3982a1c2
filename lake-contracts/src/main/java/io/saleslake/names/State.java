package io.saleslake.names;

import java.util.Arrays;
import java.util.Locale;

/** A state that a column stores by its label. */
public interface State {
  /** The constant's name. */
  String name();

  /** What the column stores. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state with a label.
   *
   * @throws IllegalArgumentException for a label that no state of the type has
   */
  static <S extends Enum<S> & State> S of(Class<S> type, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(state -> state.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no %s".formatted(label, type.getSimpleName())));
  }
}
