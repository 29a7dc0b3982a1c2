package io.saleslake.duckdb;

import io.saleslake.duckdb.SqlNode.Group;
import io.saleslake.duckdb.SqlNode.Name;
import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Symbol;
import io.saleslake.duckdb.SqlNode.Text;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits Spark SQL into tokens and brackets; comments and hints are dropped. */
final class SqlLexer {
  private static final Pattern SPACE =
      Pattern.compile("(?:\\s|--(?:[^\\\\\\r\\n]|\\\\(?:\\r?\\n)?)*)+");

  private static final Pattern TEXT =
      Pattern.compile(
          "([rR])?(?:'((?:[^'\\\\]|\\\\.|'')*+)'|\"((?:[^\"\\\\]|\\\\.|\"\")*+)\")",
          Pattern.DOTALL);

  private static final Pattern RAW_TEXT = Pattern.compile("[rR](?:'([^']*)'|\"([^\"]*)\")");
  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?(?:BD|bd|Bd|bD|[LlSsYyDdFf])?(?![\\p{L}\\p{N}_])");

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private static final Pattern SYMBOL =
      Pattern.compile("<=>|->|=>|::|\\|\\||<>|!=|==|<=|>=|[-+*/%=<>!,.;:?&|^~@]");

  private final String sql;
  private int position;

  private SqlLexer(String sql) {
    this.sql = sql;
  }

  /** The nodes of SQL text. */
  static List<SqlNode> nodes(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    List<SqlNode> nodes = lexer.until('\0');
    if (lexer.position < sql.length()) {
      throw new InvalidSqlException(
          "'%c' without its opening bracket".formatted(sql.charAt(lexer.position)));
    }
    return nodes;
  }

  private List<SqlNode> until(char close) {
    List<SqlNode> nodes = new ArrayList<>();
    while (true) {
      skipSpace();
      if (position == sql.length()) {
        if (close != '\0') {
          throw new InvalidSqlException("'%c' is missing".formatted(close));
        }
        return nodes;
      }
      char next = sql.charAt(position);
      if (next == ')' || next == ']') {
        if (next == close) {
          position++;
        }
        return nodes;
      }
      if (next == '(' || next == '[') {
        position++;
        int opened = position;
        List<SqlNode> inner = until(next == '(' ? ')' : ']');
        if (sql.charAt(position - 1) != (next == '(' ? ')' : ']') || position <= opened - 1) {
          throw new InvalidSqlException("brackets do not match");
        }
        nodes.add(new Group(next, inner));
      } else {
        nodes.add(token());
      }
    }
  }

  private void skipSpace() {
    int start;
    do {
      start = position;
      if (sql.startsWith("/*", position)) {
        skipComment();
      } else {
        take(SPACE);
      }
    } while (position > start);
  }

  /** Comments may contain comments. */
  private void skipComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (sql.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else {
        position++;
      }
      if (position >= sql.length() && depth > 0) {
        throw new InvalidSqlException("a comment does not end");
      }
    } while (depth > 0);
  }

  private SqlNode token() {
    char next = sql.charAt(position);
    Matcher raw = at(RAW_TEXT);
    if (raw.lookingAt()) {
      position = raw.end();
      return new Text(raw.group(1) == null ? raw.group(2) : raw.group(1));
    }
    if (next == '\'' || next == '"') {
      return text();
    }
    if (next == '`') {
      Matcher name = at(NAME);
      if (name.lookingAt()) {
        position = name.end();
        return new Name(name.group(1).replace("``", "`"));
      }
    }
    String number = take(NUMBER);
    if (!number.isEmpty()) {
      return new Numeral(number);
    }
    String word = take(WORD);
    if (!word.isEmpty()) {
      return new Word(word);
    }
    String symbol = take(SYMBOL);
    if (symbol.isEmpty()) {
      throw new InvalidSqlException("unexpected '%c'".formatted(next));
    }
    return new Symbol(symbol);
  }

  private Text text() {
    Matcher literal = at(TEXT);
    if (!literal.lookingAt()) {
      throw new InvalidSqlException("a text does not end");
    }
    position = literal.end();
    boolean isSingle = literal.group(2) != null;
    return new Text(
        SparkLiterals.unescape(
            isSingle ? literal.group(2) : literal.group(3), isSingle ? '\'' : '"'));
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(sql).region(position, sql.length());
  }

  private String take(Pattern pattern) {
    Matcher matcher = at(pattern).useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return "";
    }
    position = matcher.end();
    return matcher.group();
  }
}
