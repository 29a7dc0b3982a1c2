package io.saleslake.sql;

import io.saleslake.contract.Problem;
import io.saleslake.contract.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks SQL of contracts by Spark's parser alone: its syntax, and the names it reads. */
public final class CheckSyntax {
  private CheckSyntax() {}

  /** What is wrong with the SQL of a contract. */
  public static List<Problem> check(SqlText text) {
    List<String> reasons = new ArrayList<>();
    SqlSyntax syntax =
        switch (text.scope()) {
          case ROW -> SqlSyntax.ofExpression(text.sql(), reasons);
          case RESHAPE, MART -> SqlSyntax.ofQuery(text.sql(), text.scope(), reasons);
        };
    text.names()
        .ifPresent(
            known -> {
              for (String name : names(text, syntax)) {
                if (!known.contains(name)) {
                  reasons.add(unknown(text, name));
                }
              }
            });
    return reasons.stream().map(why -> new Problem(text.file(), text.key(), why)).toList();
  }

  private static Collection<String> names(SqlText text, SqlSyntax syntax) {
    return switch (text.scope()) {
      case ROW -> syntax.columns();
      case RESHAPE, MART -> syntax.tables();
    };
  }

  private static String unknown(SqlText text, String name) {
    return switch (text.scope()) {
      case ROW -> "column '%s' does not exist".formatted(name);
      case RESHAPE ->
          "reads '%s'; it may read '%s' only"
              .formatted(name, String.join("', '", text.names().orElseThrow()));
      case MART -> "table '%s' does not exist".formatted(name);
    };
  }
}
