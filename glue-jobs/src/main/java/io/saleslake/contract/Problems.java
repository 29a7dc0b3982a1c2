package io.saleslake.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong at one place of one file, so that a check reports everything at once. */
final class Problems {
  private final List<Problem> found;
  private final String file;
  private final String key;

  private Problems(List<Problem> found, String file, String key) {
    this.found = found;
    this.file = file;
    this.key = key;
  }

  static Problems of(List<Problem> found, String file) {
    return new Problems(found, file, "");
  }

  Problems at(String child) {
    return new Problems(found, file, key.isEmpty() ? child : key + "." + child);
  }

  Problems at(String child, int index) {
    return at(child + "[" + index + "]");
  }

  void add(String reason) {
    found.add(new Problem(file, key, reason));
  }

  /** The value, or a problem and {@code otherwise} when it is absent. */
  <T> T required(@Nullable T value, String child, T otherwise) {
    if (value == null) {
      at(child).add("missing");
      return otherwise;
    }
    return value;
  }
}
