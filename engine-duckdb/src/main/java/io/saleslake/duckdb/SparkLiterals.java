package io.saleslake.duckdb;

import io.saleslake.contract.StandardSql;
import io.saleslake.engine.InvalidSqlException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literals of Spark SQL, and how DuckDB writes them. */
final class SparkLiterals {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|([01][0-7]{2})|(.))|''|\"\"", Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile("([\\d.]+)([eE][+-]?\\d+)?(BD|[LSYDF])?", Pattern.CASE_INSENSITIVE);

  private SparkLiterals() {}

  /** The value of a string literal from what is between its quotes. */
  static String unescape(String text, char quote) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(character(escape, quote)));
  }

  private static String character(MatchResult escape, char quote) {
    if (escape.group().charAt(0) != '\\') {
      return escape.group().charAt(0) == quote ? String.valueOf(quote) : escape.group();
    } else if (escape.group(1) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    } else if (escape.group(2) != null) {
      return Character.toString((int) Long.parseLong(escape.group(2), 16));
    } else if (escape.group(3) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(3), 8));
    }
    return switch (escape.group(4)) {
      case "0" -> "\0";
      case "b" -> "\b";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "Z" -> "\u001A";
      case "%" -> "\\%";
      case "_" -> "\\_";
      default -> escape.group(4);
    };
  }

  /** A number with the type that Spark gives it. */
  static String number(String literal) {
    Matcher parts = NUMBER.matcher(literal);
    if (!parts.matches()) {
      throw new InvalidSqlException("'%s' is no number".formatted(literal));
    }
    String digits = parts.group(1) + (parts.group(2) == null ? "" : parts.group(2));
    String suffix = parts.group(3) == null ? "" : parts.group(3).toUpperCase(Locale.ROOT);
    return switch (suffix) {
      case "L" -> "CAST(%s AS BIGINT)".formatted(digits);
      case "D" -> "CAST(%s AS DOUBLE)".formatted(StandardSql.text(digits));
      case "BD" -> decimal(new BigDecimal(digits));
      case "" ->
          parts.group(2) != null
              ? "CAST(%s AS DOUBLE)".formatted(StandardSql.text(digits))
              : digits.contains(".") ? decimal(new BigDecimal(digits)) : integer(digits);
      default ->
          throw new InvalidSqlException("%s: type %s is not portable".formatted(literal, suffix));
    };
  }

  private static String integer(String digits) {
    BigInteger value = new BigInteger(digits);
    return value.bitLength() < 32
        ? "CAST(%s AS INTEGER)".formatted(digits)
        : value.bitLength() < 64
            ? "CAST(%s AS BIGINT)".formatted(digits)
            : decimal(new BigDecimal(value));
  }

  private static String decimal(BigDecimal value) {
    int scale = Math.max(value.scale(), 0);
    int precision = Math.max(value.precision() + Math.max(-value.scale(), 0), scale);
    return "CAST(%s AS DECIMAL(%d,%d))"
        .formatted(StandardSql.text(value.toPlainString()), precision, scale);
  }

  /** Whether it is digits alone, so that Spark takes an integer for it. */
  static boolean isInteger(String literal) {
    return literal.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * An integer as an operand, of a type that tells the number of its digits: beside a decimal,
   * Spark takes a literal for a decimal with these digits, but any other integer for DECIMAL(10,0).
   */
  static String operand(String digits, boolean isNegative) {
    String type = DecimalTypes.ofLiteral(new BigInteger(digits).toString().length(), isNegative);
    String number = signed(number(digits), isNegative);
    return type.isEmpty() ? number : "CAST(%s AS %s)".formatted(number, type);
  }

  /** The number or its negative. */
  static String signed(String number, boolean isNegative) {
    return isNegative
        ? number.replaceFirst("CAST\\((')?", "CAST($1-").replace("null-", "-")
        : number;
  }
}
