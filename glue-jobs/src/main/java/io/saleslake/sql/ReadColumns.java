package io.saleslake.sql;

import java.util.ArrayList;
import java.util.Set;

/** The columns that an expression reads. */
public final class ReadColumns {
  private ReadColumns() {}

  /** Names as they are in the expression, which {@link CheckSyntax} has passed. */
  public static Set<String> of(String expression) {
    return SqlSyntax.ofExpression(expression, new ArrayList<>()).columns();
  }
}
