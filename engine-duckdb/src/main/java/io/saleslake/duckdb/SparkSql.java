package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.SqlNode.Group;
import io.saleslake.duckdb.SqlNode.Name;
import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Symbol;
import io.saleslake.duckdb.SqlNode.Text;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Translates Spark SQL to the SQL of DuckDB, word by word: literals, names, lambdas, types, and the
 * calls that DuckDB writes differently. The functions and operators get Spark's semantics from the
 * macros of {@link SparkFunctions}.
 */
public final class SparkSql {
  /** Words of the grammar; any other word is a name, which is quoted. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("all and anti as asc between by case cross current desc distinct else end escape "
                  + "except exclude exists false filter first following for from full group having "
                  + "ilike in include inner intersect interval is join last lateral left like limit "
                  + "minus natural not null nulls offset on or order outer over partition preceding "
                  + "range recursive right row rows select semi then true unbounded union unknown "
                  + "unpivot using values when where window with")
              .split(" "));

  /** Keywords that are names where an operand is expected and none of their clauses begins. */
  private static final Set<String> ALSO_NAMES =
      Set.of(
          "current",
          "filter",
          "first",
          "following",
          "include",
          "last",
          "preceding",
          "range",
          "row",
          "rows",
          "unknown",
          "window");

  /** Stands for the sign of the number that follows. */
  private static final String NEGATIVE = "-0";

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "//");

  private final List<SqlNode> nodes;
  private final List<String> pieces = new ArrayList<>();
  private int position;

  private SparkSql(List<SqlNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * The same in the SQL of DuckDB.
   *
   * @throws InvalidSqlException for what only Spark can run
   */
  public static String translate(String sql) {
    return translate(SqlLexer.nodes(sql));
  }

  static String translate(List<SqlNode> nodes) {
    return new SparkSql(nodes).run();
  }

  private String run() {
    while (position < nodes.size()) {
      step(nodes.get(position));
    }
    return String.join(" ", pieces);
  }

  private void step(SqlNode node) {
    boolean isPattern = (endsWith("LIKE") || endsWith("ILIKE")) && !(node instanceof Text);
    translateNode(node);
    if (isPattern) {
      while ((next() instanceof Symbol symbol && symbol.text().equals("."))
          || (next() instanceof Group group && group.open() == '[')) {
        translateNode(next());
      }
      add("ESCAPE '\\'");
    }
  }

  private void translateNode(SqlNode node) {
    if (node instanceof Word word) {
      word(word);
    } else if (node instanceof Group group) {
      position++;
      if (group.open() == '[') {
        add("item(%s, %s)".formatted(removeLast(), translate(group.nodes())));
      } else {
        add("(" + translate(group.nodes()) + ")");
      }
    } else if (node instanceof Name name) {
      position++;
      name(name.text());
    } else if (node instanceof Text text) {
      text(text);
    } else if (node instanceof Numeral number) {
      number(number);
    } else if (node instanceof Symbol symbol) {
      symbol(symbol.text());
    }
  }

  /** Texts in a row are one text. */
  private void text(Text first) {
    StringBuilder value = new StringBuilder(first.value());
    position++;
    while (next() instanceof Text more) {
      value.append(more.value());
      position++;
    }
    boolean isPattern = endsWith("LIKE") || endsWith("ILIKE");
    add(StandardSql.text(value.toString()));
    if (isPattern && value.indexOf("\\") >= 0 && !isWord(next(), "escape")) {
      add("ESCAPE '\\'");
    }
  }

  private void number(Numeral number) {
    boolean isNegative = endsWith(NEGATIVE);
    if (isNegative) {
      removeLast();
    }
    SqlNode before = nodeAt(position - (isNegative ? 2 : 1));
    boolean isOperand = isArithmetic(before) || isArithmetic(nodeAt(position + 1));
    position++;
    if (isPosition()) {
      add((isNegative ? "-" : "") + number.text());
    } else if (isOperand && SparkLiterals.isInteger(number.text())) {
      add(SparkLiterals.operand(number.text(), isNegative));
    } else {
      add(SparkLiterals.signed(SparkLiterals.number(number.text()), isNegative));
    }
  }

  /** Whether a minus here is the sign of the number behind it. */
  private boolean isSign() {
    SqlNode before = nodeAt(position - 2);
    return next() instanceof Numeral
        && (before == NONE
            || before instanceof Symbol
            || (before instanceof Word word
                && KEYWORDS.contains(lower(word))
                && !isWord(before, "end")
                && !isWord(before, "null")));
  }

  private static boolean isArithmetic(SqlNode node) {
    return (node instanceof Symbol symbol && ARITHMETIC.contains(symbol.text()))
        || isWord(node, "div");
  }

  /** Whether the number before the current position is a count, or the position of a column. */
  private boolean isPosition() {
    SqlNode before = nodeAt(position - 2);
    if (isWord(before, "limit") || isWord(before, "offset") || isWord(before, "interval")) {
      return true;
    }
    if (isWord(next(), "preceding") || isWord(next(), "following")) {
      return true;
    }
    if (isWord(before, "by")) {
      return isEndOfItem();
    }
    if (before instanceof Symbol symbol && symbol.text().equals(",") && isEndOfItem()) {
      for (int i = position - 2; i >= 0; i--) {
        if (isWord(nodeAt(i), "by")) {
          return true;
        } else if (isWord(nodeAt(i), "select")) {
          return false;
        }
      }
    }
    return false;
  }

  private boolean isEndOfItem() {
    SqlNode next = next();
    return next == NONE
        || (next instanceof Symbol symbol && symbol.text().equals(","))
        || (next instanceof Word word && KEYWORDS.contains(lower(word)));
  }

  private void symbol(String symbol) {
    position++;
    switch (symbol) {
      case "." -> {
        String left = removeLast();
        SqlNode field = next();
        position++;
        if (field instanceof Symbol star && star.text().equals("*")) {
          add(left + ".*");
        } else if (field instanceof Word word) {
          add(left + "." + StandardSql.name(word.text()));
        } else if (field instanceof Name name) {
          add(left + "." + StandardSql.name(name.text()));
        } else {
          throw new InvalidSqlException("'.' without a name behind it");
        }
      }
      case "::" -> {
        String value = removeLast();
        add(cast(value, type(), false));
      }
      case "<=>" -> add("IS NOT DISTINCT FROM");
      case "==" -> add("=");
      case "-" -> add(isSign() ? NEGATIVE : "-");
      case "!" -> add("NOT");
      case "->" -> add("lambda " + removeLast() + ":");
      case ";", "?", "&", "|", "^", "~", "@", "=>", ":" ->
          throw new InvalidSqlException("operator '%s' is not portable".formatted(symbol));
      default -> add(symbol);
    }
  }

  private void word(Word word) {
    String lower = lower(word);
    SqlNode after = nodeAt(position + 1);
    if (after instanceof Group group && group.open() == '(' && isFunction(lower)) {
      position += 2;
      call(lower, group);
      return;
    }
    position++;
    switch (lower) {
      case "rlike", "regexp" -> match();
      case "order", "group", "partition" -> {
        // Columns may have these names.
        if (isWord(after, "by")) {
          add(word.text());
        } else {
          name(word.text());
        }
      }
      case "div" -> add("//");
      case "date", "timestamp" -> {
        if (after instanceof Text text) {
          position++;
          add(SparkTypes.timeLiteral(lower, text.value()));
        } else {
          name(word.text());
        }
      }

      case "interval" -> {
        if (after instanceof Word || after == NONE || after instanceof Symbol) {
          name(word.text());
        } else {
          interval();
        }
      }
      case "lateral" -> {
        if (isWord(after, "view")) {
          position++;
          lateralView();
        } else {
          add("LATERAL");
        }
      }
      case "left" -> {
        if (isWord(after, "semi") || isWord(after, "anti")) {
          return;
        }
        add("LEFT");
      }
      case "minus" -> add("EXCEPT");
      default -> {
        if (isKeyword(lower, after)) {
          add(word.text().toUpperCase(Locale.ROOT));
        } else {
          name(word.text());
        }
      }
    }
  }

  private boolean isKeyword(String word, SqlNode after) {
    if (!KEYWORDS.contains(word)) {
      return false;
    }
    if (!ALSO_NAMES.contains(word)) {
      return true;
    }
    return switch (word) {
      case "current" -> isWord(after, "row");
      case "filter", "include" -> after instanceof Group || isWord(after, "nulls");
      case "first", "last" -> endsWith("NULLS");
      case "following", "preceding" ->
          endsWith("UNBOUNDED") || nodeAt(position - 2) instanceof Numeral;
      case "range", "rows" ->
          isWord(after, "between")
              || isWord(after, "unbounded")
              || after instanceof Numeral
              || isWord(after, "current");
      case "row" -> endsWith("CURRENT");
      case "unknown" -> endsWith("IS") || endsWith("NOT");
      case "window" -> isWord(nodeAt(position + 1), "as");
      default -> true;
    };
  }

  /** Whether a word before a bracket is the name of a function there. */
  private boolean isFunction(String word) {
    return switch (word) {
      case "left", "right" -> true;
      case "filter" -> !(previous() instanceof Group);
      case "exists" -> hasLambda(nodeAt(position + 1));
      default -> !KEYWORDS.contains(word) && !isAlias();
    };
  }

  /** Whether the word at an index, which a bracket follows, is the name of a function. */
  static boolean isCall(List<SqlNode> nodes, int index) {
    SparkSql sql = new SparkSql(nodes);
    sql.position = index;
    return sql.isFunction(lower((Word) nodes.get(index)));
  }

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean hasLambda(SqlNode node) {
    return node instanceof Group group
        && group.nodes().stream()
            .anyMatch(inner -> inner instanceof Symbol symbol && symbol.text().equals("->"));
  }

  /** Whether the word follows a query or table that it names, with its columns in brackets. */
  private boolean isAlias() {
    return isWord(previous(), "as")
        || isWord(previous(), "with")
        || (previous() instanceof Group group
            && !group.nodes().isEmpty()
            && isWord(group.nodes().get(0), "select"))
        || isNameOfQuery();
  }

  /** Whether {@code AS (SELECT ...)} follows, so that the word names a query in WITH. */
  private boolean isNameOfQuery() {
    return isWord(nodeAt(position + 2), "as") && nodeAt(position + 3) instanceof Group;
  }

  private void call(String name, Group arguments) {
    StringBuilder suffix = new StringBuilder();
    if ((isWord(next(), "ignore") || isWord(next(), "respect"))
        && isWord(nodeAt(position + 1), "nulls")) {
      suffix.append(isWord(next(), "ignore") ? " IGNORE NULLS" : " RESPECT NULLS");
      position += 2;
    }
    if (isWord(next(), "filter") && nodeAt(position + 1) instanceof Group filter) {
      suffix.append(" FILTER (%s)".formatted(translate(filter.nodes())));
      position += 2;
    }
    if (isWord(next(), "over")) {
      SqlNode window = nodeAt(position + 1);
      position += 2;
      if (window instanceof Group group) {
        suffix.append(" OVER (%s)".formatted(translate(group.nodes())));
      } else if (window instanceof Word word) {
        suffix.append(" OVER " + StandardSql.name(word.text()));
      } else if (window instanceof Name quoted) {
        suffix.append(" OVER " + StandardSql.name(quoted.text()));
      }
    }
    add(SparkCalls.call(name, arguments.nodes(), suffix.toString()));
  }

  /** The operator RLIKE; its right side is one operand. */
  private void match() {
    boolean isNegated = endsWith("NOT");
    if (isNegated) {
      removeLast();
    }
    SqlNode pattern = next();
    if (!(pattern instanceof Text)) {
      throw new InvalidSqlException("RLIKE is portable with a constant only");
    }
    StringBuilder value = new StringBuilder();
    while (next() instanceof Text text) {
      value.append(text.value());
      position++;
    }
    String call = ExpressionCalls.matches(removeOperand(), value.toString());
    add(isNegated ? "NOT " + call : call);
  }

  /** Removes the operand before an operator of comparison: arithmetic binds more tightly. */
  private String removeOperand() {
    int start = pieces.size() - 1;
    while (start >= 2
        && (ARITHMETIC.contains(pieces.get(start - 1)) || pieces.get(start - 1).equals("||"))) {
      start -= 2;
    }
    if (start < 0) {
      throw new InvalidSqlException("an operand is missing");
    }
    List<String> operand = pieces.subList(start, pieces.size());
    String sql = String.join(" ", operand);
    operand.clear();
    return sql;
  }

  private void interval() {
    SqlNode amount = next();
    boolean isNegative = amount instanceof Symbol;
    if (isNegative) {
      position++;
      amount = next();
    }
    position++;
    String number =
        amount instanceof Numeral count
            ? count.text()
            : amount instanceof Text text ? text.value().strip() : "";
    if (!number.matches("[+-]?\\d+") || !(next() instanceof Word unit)) {
      throw new InvalidSqlException("only INTERVAL with one number and unit is portable");
    }
    position++;
    add(SparkTypes.interval(unit.text(), (isNegative ? "-" : "") + number));
  }

  /** {@code LATERAL VIEW explode(list) t AS x} as a join. */
  private void lateralView() {
    boolean isOuter = isWord(next(), "outer");
    if (isOuter) {
      position++;
    }
    if (!(next() instanceof Word function) || !(nodeAt(position + 1) instanceof Group arguments)) {
      throw new InvalidSqlException("LATERAL VIEW needs a function");
    }
    position += 2;
    String table = "_view" + pieces.size();
    if (!isWord(next(), "as") && next() instanceof Word alias && !KEYWORDS.contains(lower(alias))) {
      table = alias.text();
      position++;
    }
    List<String> columns = new ArrayList<>();
    if (isWord(next(), "as")) {
      do {
        position++;
        columns.add(
            next() instanceof Name name
                ? name.text()
                : next() instanceof Word word ? word.text() : "");
        position++;
      } while (next() instanceof Symbol comma && comma.text().equals(","));
    }
    add(NestedCalls.lateralView(lower(function), arguments.nodes(), isOuter, table, columns));
  }

  private String type() {
    return SparkTypes.take(nodes.subList(position, nodes.size()), taken -> position += taken);
  }

  static String cast(String value, String type, boolean isTry) {
    return SparkTypes.cast(value, type, isTry);
  }

  private void name(String name) {
    add(StandardSql.name(name));
  }

  private void add(String piece) {
    pieces.add(piece);
  }

  private String removeLast() {
    if (pieces.isEmpty()) {
      throw new InvalidSqlException("an operand is missing");
    }
    return pieces.remove(pieces.size() - 1);
  }

  private boolean endsWith(String piece) {
    return !pieces.isEmpty() && pieces.get(pieces.size() - 1).equals(piece);
  }

  private static final SqlNode NONE = new Symbol("");

  private SqlNode next() {
    return nodeAt(position);
  }

  private SqlNode previous() {
    return nodeAt(position - 1);
  }

  private SqlNode nodeAt(int index) {
    return index >= 0 && index < nodes.size() ? nodes.get(index) : NONE;
  }

  static boolean isWord(SqlNode node, String word) {
    return node instanceof Word other && other.is(word);
  }

  private static String lower(Word word) {
    return word.text().toLowerCase(Locale.ROOT);
  }

  /** The arguments between brackets, each as its nodes. */
  static List<List<SqlNode>> arguments(List<SqlNode> nodes) {
    List<List<SqlNode>> arguments = new ArrayList<>();
    if (nodes.isEmpty()) {
      return arguments;
    }
    List<SqlNode> current = new ArrayList<>();
    for (SqlNode node : nodes) {
      if (node instanceof Symbol symbol && symbol.text().equals(",")) {
        arguments.add(current);
        current = new ArrayList<>();
      } else {
        current.add(node);
      }
    }
    arguments.add(current);
    return arguments;
  }

  static String list(List<List<SqlNode>> arguments) {
    return arguments.stream().map(SparkSql::translate).collect(joining(", "));
  }
}
