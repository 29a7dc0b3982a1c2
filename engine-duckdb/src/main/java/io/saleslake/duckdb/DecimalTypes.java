package io.saleslake.duckdb;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's types of numeric expressions, by the names of DuckDB's types. Macros ask for them while a
 * statement is bound.
 */
final class DecimalTypes {
  private static final int MAX = 38;
  private static final int MIN_SCALE = 6;
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  /** Types that no column has: they mark integer literals, by their number of digits. */
  private static final List<String> LITERALS =
      List.of("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "HUGEINT", "BIGNUM");

  /** The same for literals below zero. */
  private static final List<String> NEGATIVE_LITERALS = List.of("TINYINT", "SMALLINT", "FLOAT");

  private record Decimal(int precision, int scale) {
    String sql() {
      return "DECIMAL(%d,%d)".formatted(precision, scale);
    }

    /** Keeps the digits before the point when there are too many. */
    static Decimal adjusted(int precision, int scale) {
      if (precision <= MAX) {
        return new Decimal(precision, scale);
      }
      int whole = precision - scale;
      return new Decimal(MAX, Math.max(MAX - whole, Math.min(scale, MIN_SCALE)));
    }

    static Decimal bounded(int precision, int scale) {
      return new Decimal(Math.min(precision, MAX), Math.min(scale, MAX));
    }
  }

  private DecimalTypes() {}

  /** The type that marks a literal with that number of digits; empty when there is none. */
  static String ofLiteral(int digits, boolean isNegative) {
    List<String> types = isNegative ? NEGATIVE_LITERALS : LITERALS;
    return digits <= types.size() ? types.get(digits - 1) : "";
  }

  /**
   * Answers a macro.
   *
   * @param question an operator and what of it is asked
   * @param left the type of the operand, as the type of a list of it
   * @param right the same of the other operand, or an argument
   */
  static String answer(String question, String left, String right) {
    String l = element(left);
    String r = element(right);
    return switch (question) {
      case "kind" -> kind(l);
      case "decimal" -> decimal(l).sql();
      case "scale" -> String.valueOf(decimal(l).scale());
      case "precision" -> String.valueOf(decimal(l).precision());
      case "sum" -> sum(l);
      case "avg" -> average(l);
      case "kind of avg" -> kind(average(l));
      case "* left" -> factor(decimal(l), decimal(r)).sql();
      case "abs" -> isDecimal(l) ? l : plain(l);
      case "round" -> isDecimal(l) ? round(decimal(l), Integer.parseInt(right)).sql() : plain(l);
      case "ceil" ->
          isDecimal(l)
              ? Decimal.bounded(decimal(l).precision() - decimal(l).scale() + 1, 0).sql()
              : "BIGINT";
      case "+ kind", "- kind", "* kind", "/ kind", "% kind", "// kind" ->
          binaryKind(question.substring(0, question.indexOf(' ')), l, r);
      case "wider" -> wider(decimal(l), decimal(r)).sql();
      case "+", "-", "*", "/", "%", "//" ->
          adjusted(result(question, decimal(l), decimal(r))).sql();
      default -> throw new IllegalArgumentException(question);
    };
  }

  private static String element(String list) {
    return list.endsWith("[]") ? list.substring(0, list.length() - 2) : list;
  }

  /** The kind of a value, as the name of the type by which macros are overloaded. */
  private static String kind(String type) {
    if (isDecimal(type)) {
      return "BIT";
    }
    String plain = plain(type);
    return switch (plain) {
      case "VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP" -> plain;
      case "\"NULL\"" -> "VARCHAR";
      default -> type.startsWith("MAP(") ? "TIME" : type.endsWith("]") ? "UUID" : "BLOB";
    };
  }

  private static String binaryKind(String operator, String left, String right) {
    String l = left.equals("\"NULL\"") ? right : left;
    String r = right.equals("\"NULL\"") ? left : right;
    if (isOneOf("DATE", l, r) && !isOneOf("INTERVAL", l, r) && !l.equals(r)) {
      return "DATE";
    } else if (isTime(l) || isTime(r)) {
      if (!isOneOf("INTERVAL", l, r)) {
        throw new IllegalArgumentException(
            "%s of %s and %s is not portable; days between dates are datediff(...)"
                .formatted(operator, l, r));
      }
      return isOneOf("DATE", l, r) && isOneOf("INTERVAL", l, r) ? "DATE" : "TIMESTAMP";
    } else if (isOneOf("VARCHAR", l, r)) {
      throw new IllegalArgumentException(
          "%s of text would lose values in silence; give it the type of a number"
              .formatted(operator));
    } else if (isOneOf("DOUBLE", l, r)) {
      return "DOUBLE";
    } else if (isDecimal(l) || isDecimal(r)) {
      Decimal exact = result(operator, decimal(l), decimal(r));
      return exact.precision() <= MAX ? "BIT" : "UUID";
    } else if (operator.equals("/")) {
      return "DOUBLE";
    }
    return isOneOf("BIGINT", plain(l), plain(r)) ? "BIGINT" : "INTEGER";
  }

  private static boolean isOneOf(String type, String left, String right) {
    return left.equals(type) || right.equals(type);
  }

  private static boolean isTime(String type) {
    return type.equals("DATE") || type.startsWith("TIMESTAMP") || type.equals("INTERVAL");
  }

  private static boolean isDecimal(String type) {
    return type.startsWith("DECIMAL(");
  }

  private static int digitsOfLiteral(String type) {
    return 1 + Math.max(LITERALS.indexOf(type), NEGATIVE_LITERALS.indexOf(type));
  }

  /** The type without the mark of a literal. */
  private static String plain(String type) {
    return digitsOfLiteral(type) > 0 ? "INTEGER" : type;
  }

  private static Decimal decimal(String type) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return new Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    int digits = digitsOfLiteral(type);
    if (digits > 0) {
      return new Decimal(digits, 0);
    }
    return switch (type) {
      case "BIGINT" -> new Decimal(20, 0);
      case "\"NULL\"" -> new Decimal(1, 0);
      default -> new Decimal(10, 0);
    };
  }

  /** The exact type, which may have more digits than a decimal can. */
  private static Decimal result(String operator, Decimal l, Decimal r) {
    int scale = Math.max(l.scale(), r.scale());
    int wholeLeft = l.precision() - l.scale();
    int wholeRight = r.precision() - r.scale();
    return switch (operator) {
      case "+", "-" -> new Decimal(Math.max(wholeLeft, wholeRight) + scale + 1, scale);
      case "*" -> new Decimal(l.precision() + r.precision() + 1, l.scale() + r.scale());
      case "/" -> {
        int quotient = Math.max(MIN_SCALE, l.scale() + r.precision() + 1);
        yield new Decimal(wholeLeft + r.scale() + quotient, quotient);
      }
      case "%" -> new Decimal(Math.min(wholeLeft, wholeRight) + scale, scale);
      case "//" -> new Decimal(Math.max(wholeLeft + r.scale(), 1), 0);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** A wider type of a factor where DuckDB would multiply with 64 bits, which have 18 digits. */
  private static Decimal factor(Decimal l, Decimal r) {
    return l.precision() + r.precision() > 18 && r.precision() < 19
        ? new Decimal(MAX - r.precision(), l.scale())
        : l;
  }

  private static Decimal adjusted(Decimal exact) {
    return Decimal.adjusted(exact.precision(), exact.scale());
  }

  /** A type for the values of both. */
  private static Decimal wider(Decimal l, Decimal r) {
    int scale = Math.max(l.scale(), r.scale());
    int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
    return Decimal.bounded(whole + scale, scale);
  }

  private static Decimal round(Decimal from, int scale) {
    int whole = from.precision() - from.scale() + 1;
    if (scale < 0) {
      return new Decimal(Math.min(Math.max(whole, 1 - scale), MAX), 0);
    }
    int kept = Math.min(from.scale(), scale);
    return new Decimal(Math.min(whole + kept, MAX), kept);
  }

  private static String sum(String type) {
    if (isDecimal(type)) {
      return Decimal.bounded(decimal(type).precision() + 10, decimal(type).scale()).sql();
    }
    return type.equals("DOUBLE") ? "DOUBLE" : "BIGINT";
  }

  private static String average(String type) {
    return isDecimal(type)
        ? Decimal.bounded(decimal(type).precision() + 4, decimal(type).scale() + 4).sql()
        : "DOUBLE";
  }
}
