package io.saleslake.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one element of a file, so that one check reports all of them. */
final class Problems {
  /** State that is shared by all elements of all files. */
  static final class Collector {
    private final List<Problem> found = new ArrayList<>();
    private final List<Consumer<ResolvedContracts>> checks = new ArrayList<>();
    private final List<SqlText> sql = new ArrayList<>();

    Problems in(String file) {
      return new Problems(this, file, "");
    }

    /** All SQL in the contracts, to be checked by an engine. */
    List<SqlText> sql() {
      return sql;
    }

    /** Runs the deferred checks and returns all problems. */
    List<Problem> finish(ResolvedContracts resolved) {
      checks.forEach(check -> check.accept(resolved));
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

  /** Path of the file with these problems. */
  String file() {
    return file;
  }

  void add(String reason) {
    collector.found.add(new Problem(file, key, reason));
  }

  /** Records SQL in this element, to be checked by an engine. */
  void sql(String sql, SqlScope scope, Optional<Set<String>> names) {
    collector.sql.add(new SqlText(file, key, sql, scope, names));
  }

  /** Defers a check against other contracts until all are read. */
  void later(Consumer<ResolvedContracts> check) {
    collector.checks.add(check);
  }

  /** Returns the value; if it is absent or blank, adds a problem and returns {@code otherwise}. */
  <T> T required(@Nullable T value, String child, T otherwise) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      at(child).add("missing");
      return otherwise;
    }
    return value;
  }
}
