package io.saleslake.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a small result, by column. */
public record ResultRow(Map<String, @Nullable Object> values) {
  /** The value, or NULL. */
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  /** Text that is not NULL. */
  public String text(String column) {
    return (String) requireNonNull(values.get(column), column);
  }

  /** A whole number that is not NULL. */
  public long number(String column) {
    return ((Number) requireNonNull(values.get(column), column)).longValue();
  }

  public boolean isNull(String column) {
    return values.get(column) == null;
  }
}
