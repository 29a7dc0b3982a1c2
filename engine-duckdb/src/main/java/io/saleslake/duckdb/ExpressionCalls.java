package io.saleslake.duckdb;

import io.saleslake.contract.StandardSql;
import io.saleslake.engine.InvalidSqlException;
import java.util.List;
import java.util.Optional;

/** Calls of functions with regular expressions: RE2 where it reads the pattern as Java does. */
final class ExpressionCalls {
  private ExpressionCalls() {}

  static String regexpLike(List<List<SqlNode>> arguments) {
    return CallArguments.constant(arguments.get(1))
        .map(pattern -> matches(CallArguments.at(arguments, 0), pattern))
        .orElseGet(() -> "regexp_like(%s)".formatted(SparkSql.list(arguments)));
  }

  /** Whether a part of a text matches a pattern of Java. */
  static String matches(String text, String pattern) {
    return Re2.of(pattern)
        .map(
            re2 ->
                "system.main.regexp_matches(to_text(%s), %s)"
                    .formatted(text, StandardSql.text(re2.pattern())))
        .orElseGet(() -> "regexp_like(%s, %s)".formatted(text, StandardSql.text(pattern)));
  }

  static String regexpReplace(List<List<SqlNode>> arguments) {
    if (arguments.size() != 3) {
      throw new InvalidSqlException("regexp_replace with a position is not portable");
    }
    Optional<Re2> re2 =
        CallArguments.constant(arguments.get(1))
            .flatMap(Re2::of)
            .filter(found -> !found.matchesEmpty());
    Optional<String> rewrite =
        CallArguments.constant(arguments.get(2)).flatMap(ExpressionCalls::rewrite);
    if (re2.isEmpty() || rewrite.isEmpty()) {
      return "regexp_replace(%s)".formatted(SparkSql.list(arguments));
    }
    String pattern = StandardSql.text(re2.get().pattern());
    String replacement = StandardSql.text(rewrite.get());
    return re2.get().hasEnd()
        ? "replace_matches(%s, %s, %s, %s, %s)"
            .formatted(
                CallArguments.at(arguments, 0),
                pattern,
                replacement,
                CallArguments.at(arguments, 1),
                CallArguments.at(arguments, 2))
        : "system.main.regexp_replace(to_text(%s), %s, %s, 'g')"
            .formatted(CallArguments.at(arguments, 0), pattern, replacement);
  }

  /** A replacement of Java as RE2 writes it. */
  private static Optional<String> rewrite(String replacement) {
    StringBuilder rewrite = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char next = replacement.charAt(i);
      if (next == '\\') {
        return Optional.empty();
      } else if (next == '$') {
        boolean isGroup = replacement.substring(i + 1).matches("(?s)\\d(?!\\d).*");
        if (!isGroup) {
          return Optional.empty();
        }
        rewrite.append('\\').append(replacement.charAt(++i));
      } else {
        rewrite.append(next);
      }
    }
    return Optional.of(rewrite.toString());
  }

  static String regexpExtract(List<List<SqlNode>> arguments) {
    Optional<Integer> group =
        arguments.size() == 3 ? CallArguments.whole(arguments.get(2)) : Optional.of(1);
    Optional<Re2> re2 =
        CallArguments.constant(arguments.get(1))
            .flatMap(Re2::of)
            .filter(found -> group.isPresent() && (group.get() > 0 || !found.hasEnd()));
    return re2.map(
            found ->
                "system.main.regexp_extract(to_text(%s), %s, %d)"
                    .formatted(
                        CallArguments.at(arguments, 0),
                        StandardSql.text(found.pattern()),
                        group.orElseThrow()))
        .orElseGet(() -> "regexp_extract(%s)".formatted(SparkSql.list(arguments)));
  }
}
