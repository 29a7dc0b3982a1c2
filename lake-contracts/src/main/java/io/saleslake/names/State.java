package io.saleslake.names;

import java.util.Arrays;
import java.util.Locale;

/** A state that is stored in a column by its label. */
public interface State {
  /** The constant's name. */
  String name();

  /** The value stored in the column. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the state with a label.
   *
   * @throws IllegalArgumentException for an unknown label
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
