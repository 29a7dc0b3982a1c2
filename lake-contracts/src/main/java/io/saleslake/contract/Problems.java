package io.saleslake.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong at one place of one file, so that a check reports everything at once. */
final class Problems {
  /** What all places of all files share. */
  static final class Collector {
    private final List<Problem> found = new ArrayList<>();
    private final List<Consumer<Known>> checks = new ArrayList<>();
    private final List<SqlText> sql = new ArrayList<>();

    Problems in(String file) {
      return new Problems(this, file, "");
    }

    /** All SQL of the contracts, which is for an engine to check. */
    List<SqlText> sql() {
      return sql;
    }

    /** Every problem, once the checks that needed all contracts are done. */
    List<Problem> finish(Known known) {
      checks.forEach(check -> check.accept(known));
      return found;
    }
  }

  private final Collector collector;
  private final String file;
  private final String key;

  private Problems(Collector collector, String file, String key) {
    this.collector = collector;
    this.file = file;
    this.key = key;
  }

  Problems at(String child) {
    return new Problems(collector, file, key.isEmpty() ? child : key + "." + child);
  }

  Problems at(String child, int index) {
    return at(child + "[" + index + "]");
  }

  /** The file these problems are in. */
  String file() {
    return file;
  }

  void add(String reason) {
    collector.found.add(new Problem(file, key, reason));
  }

  /** SQL of this place, to be checked by an engine. */
  void sql(String sql, SqlScope scope, Optional<Set<String>> names) {
    collector.sql.add(new SqlText(file, key, sql, scope, names));
  }

  /** A check against other contracts, done when all of them are read. */
  void later(Consumer<Known> check) {
    collector.checks.add(check);
  }

  /** The value, or a problem and {@code otherwise} when it is absent or blank. */
  <T> T required(@Nullable T value, String child, T otherwise) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      at(child).add("missing");
      return otherwise;
    }
    return value;
  }
}
