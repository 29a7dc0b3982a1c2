package io.saleslake.duckdb;

import io.saleslake.duckdb.SqlNode.Group;
import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Spark's types, and values of them, in the SQL of DuckDB. */
final class SparkTypes {
  private SparkTypes() {}

  /** Reads the type with which nodes begin; {@code taken} gets how many nodes it has. */
  static String take(List<SqlNode> nodes, IntConsumer taken) {
    if (nodes.isEmpty() || !(nodes.get(0) instanceof Word word)) {
      throw new InvalidSqlException("a type is missing");
    }
    String name = word.text().toLowerCase(Locale.ROOT);
    boolean isDecimal = List.of("decimal", "dec", "numeric").contains(name);
    if (isDecimal && nodes.size() > 1 && nodes.get(1) instanceof Group group) {
      taken.accept(2);
      List<List<SqlNode>> sizes = SparkSql.arguments(group.nodes());
      return "DECIMAL(%s,%s)"
          .formatted(size(sizes.get(0)), sizes.size() > 1 ? size(sizes.get(1)) : "0");
    }
    taken.accept(1);
    return switch (name) {
      case "decimal", "dec", "numeric" -> "DECIMAL(10,0)";
      case "string" -> "VARCHAR";
      case "int", "integer" -> "INTEGER";
      case "bigint", "long" -> "BIGINT";
      case "double" -> "DOUBLE";
      case "boolean" -> "BOOLEAN";
      case "date" -> "DATE";
      case "timestamp" -> "TIMESTAMP";
      default -> throw new InvalidSqlException("type %s is not portable".formatted(name));
    };
  }

  private static String size(List<SqlNode> nodes) {
    if (nodes.size() == 1 && nodes.get(0) instanceof Numeral number) {
      return number.text();
    }
    throw new InvalidSqlException("the size of a type must be a number");
  }

  /** A call of the macro that casts as Spark does. */
  static String cast(String value, String type, boolean isTry) {
    String prefix = isTry ? "try_" : "to_";
    return switch (type) {
      case "VARCHAR" -> "to_text(%s)".formatted(value);
      case "INTEGER" -> "%sint(%s)".formatted(prefix, value);
      case "BIGINT" -> "%sbigint(%s)".formatted(prefix, value);
      case "DOUBLE" -> "%sdouble(%s)".formatted(prefix, value);
      case "BOOLEAN" -> "%sboolean(%s)".formatted(prefix, value);
      case "DATE" -> "%sdate(%s)".formatted(prefix, value);
      case "TIMESTAMP" -> "%stimestamp(%s)".formatted(prefix, value);
      default -> "%sdecimal(%s, NULL::%s)".formatted(prefix, value, type);
    };
  }

  /** {@code DATE '...'} or {@code TIMESTAMP '...'}. */
  static String timeLiteral(String type, String text) {
    if (type.equals("date")) {
      Integer days = SparkTimes.date(text);
      return "CAST('%s' AS DATE)".formatted(LocalDate.ofEpochDay(known(days, type, text)));
    }
    Long micros = SparkTimes.timestamp(text);
    return "CAST('%s' AS TIMESTAMP)".formatted(SparkTimes.text(known(micros, type, text)));
  }

  private static <T> T known(@Nullable T value, String type, String text) {
    if (value == null) {
      throw new InvalidSqlException("'%s' is no %s".formatted(text, type));
    }
    return value;
  }

  /** An interval of N units. */
  static String interval(String word, String amount) {
    String unit = word.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    return switch (unit) {
      case "year", "quarter", "month", "week", "day", "hour", "minute", "second" ->
          "system.main.to_%ss(CAST(%s AS INTEGER))".formatted(unit, amount);
      default -> throw new InvalidSqlException("unit %s is not portable".formatted(word));
    };
  }
}
