package io.saleslake.duckdb;

import io.saleslake.contract.AllowedFunctions;
import io.saleslake.contract.AllowedFunctions.AllowedFunction;
import io.saleslake.contract.AllowedFunctions.Group;
import io.saleslake.contract.SqlScope;
import io.saleslake.contract.SqlText;
import io.saleslake.duckdb.SqlNode.Name;
import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Symbol;
import io.saleslake.duckdb.SqlNode.Text;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that SQL of a contract is portable: that it calls portable functions only, and reads only
 * the tables that it may read. It needs no connection, so it sees names and no types.
 */
final class PortableSql {
  private static final String NEEDS_SPARK =
      "%s is not portable (docs/contracts.md): set engine: spark";

  private final SqlText sql;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  private PortableSql(SqlText sql) {
    this.sql = sql;
  }

  /** What is wrong with it. */
  static List<String> check(SqlText sql) {
    PortableSql check = new PortableSql(sql);
    try {
      List<SqlNode> nodes = SqlLexer.nodes(sql.sql());
      check.names(nodes);
      check.visit(nodes);
      if (check.problems.isEmpty()) {
        String unused = SparkSql.translate(nodes);
      }
    } catch (InvalidSqlException e) {
      check.problems.add(e.reason());
    }
    return check.problems.stream().distinct().toList();
  }

  /** Names of WITH, which may be read as tables. */
  private void names(List<SqlNode> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof SqlNode.Group group) {
        names(group.nodes());
        if (i >= 2 && SparkSql.isWord(nodes.get(i - 1), "as")) {
          name(nodes, i - 2).ifPresent(name -> named.add(name.toLowerCase(Locale.ROOT)));
        }
      }
    }
  }

  private static Optional<String> name(List<SqlNode> nodes, int index) {
    SqlNode node = index >= 0 && index < nodes.size() ? nodes.get(index) : null;
    return node instanceof Word word
        ? Optional.of(word.text())
        : node instanceof Name name ? Optional.of(name.text()) : Optional.empty();
  }

  private void visit(List<SqlNode> nodes) {
    boolean isFrom = false;
    for (int i = 0; i < nodes.size(); i++) {
      SqlNode node = nodes.get(i);
      if (node instanceof SqlNode.Group group) {
        visit(group.nodes());
      } else if (node instanceof Word word) {
        if (i + 1 < nodes.size()
            && nodes.get(i + 1) instanceof SqlNode.Group group
            && group.open() == '('
            && SparkSql.isCall(nodes, i)) {
          function(word.text(), group.nodes(), nodes, i);
        }
        boolean startsTables = word.is("from") || word.is("join");
        if (startsTables && sql.scope() != SqlScope.ROW) {
          table(nodes, i + 1);
        } else if (startsTables && !isInside(nodes)) {
          problems.add("an expression sees one row only");
        }
        isFrom = startsTables || (isFrom && !SparkSql.isKeyword(word.text()));
      } else if (node instanceof Symbol comma && comma.text().equals(",") && isFrom) {
        table(nodes, i + 1);
      }
    }
  }

  /** Whether FROM is a part of a call, such as {@code extract(year FROM day)}. */
  private static boolean isInside(List<SqlNode> nodes) {
    return nodes.stream().noneMatch(node -> SparkSql.isWord(node, "select"));
  }

  private void table(List<SqlNode> nodes, int start) {
    if (isInside(nodes) || (start < nodes.size() && nodes.get(start) instanceof SqlNode.Group)) {
      return;
    }
    StringBuilder table = new StringBuilder();
    int i = start;
    while (name(nodes, i).isPresent()) {
      table.append(name(nodes, i).orElseThrow());
      i++;
      if (i < nodes.size() && nodes.get(i) instanceof Symbol dot && dot.text().equals(".")) {
        table.append('.');
        i++;
      } else {
        break;
      }
    }
    String name = table.toString();
    if (name.isEmpty()) {
      problems.add("a table is missing behind FROM or JOIN");
    } else if (!named.contains(name.toLowerCase(Locale.ROOT))
        && sql.names().filter(known -> known.contains(name)).isEmpty()) {
      problems.add("table '%s' does not exist".formatted(name));
    }
  }

  private void function(String name, List<SqlNode> arguments, List<SqlNode> nodes, int index) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("cast")) {
      cast(arguments);
      return;
    }
    Optional<AllowedFunction> function = AllowedFunctions.find(lower);
    if (function.isEmpty()) {
      problems.add(
          "function '%s' is not allowed (docs/contracts.md lists what is)".formatted(lower));
      return;
    }
    Optional<String> refused = function.get().refusedIn(sql.scope());
    if (refused.isPresent()) {
      problems.add(refused.get());
    } else if (!function.get().isPortable()) {
      problems.add(NEEDS_SPARK.formatted("function " + lower));
    } else if (function.get().group() == Group.WINDOW && !hasWindow(nodes, index + 2)) {
      problems.add("%s: needs OVER (...)".formatted(lower));
    } else {
      size(lower, arguments);
    }
  }

  private static boolean hasWindow(List<SqlNode> nodes, int index) {
    return nodes.subList(Math.min(index, nodes.size()), nodes.size()).stream()
        .limit(3)
        .anyMatch(node -> SparkSql.isWord(node, "over"));
  }

  private void cast(List<SqlNode> arguments) {
    SqlNode type = arguments.isEmpty() ? new Text("") : arguments.get(arguments.size() - 1);
    if (sql.scope() == SqlScope.ROW && !SparkSql.isWord(type, "string")) {
      problems.add(
          "CAST to another type than string would lose values in silence; give the raw column that type instead");
    }
  }

  private void size(String function, List<SqlNode> arguments) {
    Integer index = AllowedFunctions.SIZE_ARGUMENT.get(function);
    List<List<SqlNode>> all = SparkSql.arguments(arguments);
    if (index != null
        && index < all.size()
        && !(all.get(index).size() == 1
            && all.get(index).get(0) instanceof Numeral number
            && number.text().matches("\\d{1,4}")
            && Integer.parseInt(number.text()) <= AllowedFunctions.MAX_SIZE)) {
      problems.add(
          "%s: the size must be a number up to %d".formatted(function, AllowedFunctions.MAX_SIZE));
    }
  }
}
