package io.saleslake.duckdb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Functions of a DuckDB database that compute in Java, with the classes that Spark uses: where SQL
 * cannot give the same values. Macros call them; a NULL argument yields NULL.
 */
final class JavaFunctions {
  /** The arguments of the row that is computed. */
  private static final class Row {
    private final DuckDBReadableVector[] columns;
    private long index;

    Row(DuckDBDataChunkReader input, int parameters) {
      columns = new DuckDBReadableVector[parameters];
      for (int i = 0; i < parameters; i++) {
        columns[i] = input.vector(i);
      }
    }

    /** Moves to a row; returns whether it has all arguments. */
    boolean isComplete(long row) {
      index = row;
      for (DuckDBReadableVector column : columns) {
        if (column.isNull(row)) {
          return false;
        }
      }
      return true;
    }

    String text(int column) {
      return columns[column].getString(index);
    }

    int integer(int column) {
      return columns[column].getInt(index);
    }

    long bigint(int column) {
      return columns[column].getLong(index);
    }

    double number(int column) {
      return columns[column].getDouble(index);
    }

    boolean bool(int column) {
      return columns[column].getBoolean(index);
    }
  }

  private interface Compute<T> {
    @Nullable T of(Row row);
  }

  private interface Store<T> {
    void at(DuckDBWritableVector result, long index, T value);
  }

  private final Connection connection;

  private JavaFunctions(Connection connection) {
    this.connection = connection;
  }

  static void register(Connection connection) throws SQLException {
    JavaFunctions functions = new JavaFunctions(connection);
    functions.types();
    functions.conversions();
    functions.texts();
    functions.expressions();
    functions.numbers();
    functions.times();
    functions.hashes();
  }

  private void types() throws SQLException {
    text(
        "spark_type",
        row -> DecimalTypes.answer(row.text(0), row.text(1), row.text(2)),
        String.class,
        String.class,
        String.class);
  }

  private void conversions() throws SQLException {
    bigint(
        "java_integer",
        row -> SparkTexts.integer(row.text(0), row.integer(1), row.bool(2)),
        String.class,
        Integer.class,
        Boolean.class);
    text(
        "java_decimal",
        row -> SparkTexts.decimal(row.text(0), row.integer(1), row.integer(2)),
        String.class,
        Integer.class,
        Integer.class);
    number("java_double", row -> SparkTexts.number(row.text(0)), String.class);
    bool("java_boolean", row -> SparkTexts.bool(row.text(0)), String.class);
    function(
        "java_date",
        Integer.class,
        row -> SparkTimes.date(row.text(0)),
        DuckDBWritableVector::setInt,
        String.class);
    bigint("java_timestamp", row -> SparkTimes.timestamp(row.text(0)), String.class);
    text("java_double_text", row -> Double.toString(row.number(0)), Double.class);
    text("java_decimal_text", row -> new BigDecimal(row.text(0)).toString(), String.class);
  }

  private void texts() throws SQLException {
    text("java_upper", row -> row.text(0).toUpperCase(Locale.ROOT), String.class);
    text("java_lower", row -> row.text(0).toLowerCase(Locale.ROOT), String.class);
    text(
        "java_reverse",
        row -> {
          int[] reversed = row.text(0).codePoints().toArray();
          StringBuilder text = new StringBuilder();
          for (int i = reversed.length - 1; i >= 0; i--) {
            text.appendCodePoint(reversed[i]);
          }
          return text.toString();
        },
        String.class);
    text(
        "java_sha2",
        row -> {
          int bits = row.integer(1) == 0 ? 256 : row.integer(1);
          try {
            return HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-" + bits)
                        .digest(row.text(0).getBytes(StandardCharsets.UTF_8)));
          } catch (NoSuchAlgorithmException e) {
            return null;
          }
        },
        String.class,
        Integer.class);
  }

  private void expressions() throws SQLException {
    bool(
        "java_regexp_like",
        row -> SparkExpressions.matches(row.text(0), row.text(1)),
        String.class,
        String.class);
    text(
        "java_regexp_replace",
        row -> SparkExpressions.replace(row.text(0), row.text(1), row.text(2)),
        String.class,
        String.class,
        String.class);
    text(
        "java_regexp_extract",
        row -> SparkExpressions.extract(row.text(0), row.text(1), row.integer(2)),
        String.class,
        String.class,
        Integer.class);
    text(
        "java_regexp_extract_all",
        row -> SparkExpressions.extractAll(row.text(0), row.text(1), row.integer(2)),
        String.class,
        String.class,
        Integer.class);
    function(
        "java_regexp_count",
        Integer.class,
        row -> SparkExpressions.count(row.text(0), row.text(1)),
        DuckDBWritableVector::setInt,
        String.class,
        String.class);
    text(
        "java_split",
        row -> SparkExpressions.split(row.text(0), row.text(1), row.integer(2)),
        String.class,
        String.class,
        Integer.class);
  }

  private void numbers() throws SQLException {
    text(
        "java_decimal_operation",
        row ->
            SparkTexts.operate(
                row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4)),
        String.class,
        String.class,
        String.class,
        Integer.class,
        Integer.class);
    text(
        "java_decimal_rounded",
        row -> SparkTexts.rounded(row.text(0), row.integer(1), row.bool(2)),
        String.class,
        Integer.class,
        Boolean.class);
    number(
        "java_rounded",
        row -> SparkTexts.rounded(row.number(0), row.integer(1), row.bool(2)),
        Double.class,
        Integer.class,
        Boolean.class);
    number(
        "java_power",
        row -> StrictMath.pow(row.number(0), row.number(1)),
        Double.class,
        Double.class);
    number("java_exp", row -> StrictMath.exp(row.number(0)), Double.class);
    number("java_ln", row -> StrictMath.log(row.number(0)), Double.class);
    number("java_log10", row -> StrictMath.log10(row.number(0)), Double.class);
    number("java_sqrt", row -> Math.sqrt(row.number(0)), Double.class);
  }

  private void times() throws SQLException {
    bigint(
        "java_parse_time",
        row -> SparkTimes.parse(row.text(0), row.text(1), row.bool(2)),
        String.class,
        String.class,
        Boolean.class);
    text(
        "java_format_time",
        row -> SparkTimes.format(row.bigint(0), row.text(1)),
        Long.class,
        String.class);
    text("java_date_text", row -> SparkTimes.text((int) row.bigint(0)), Long.class);
    text("java_time_text", row -> SparkTimes.text(row.bigint(0)), Long.class);
    bigint(
        "java_to_utc",
        row -> ZoneShift.of(row.text(1)).toUtc(row.bigint(0)),
        Long.class,
        String.class);
    bigint(
        "java_from_utc",
        row -> ZoneShift.of(row.text(1)).fromUtc(row.bigint(0)),
        Long.class,
        String.class);
  }

  private void hashes() throws SQLException {
    bigint(
        "java_hash_text",
        row -> XxHash64.ofBytes(row.text(1).getBytes(StandardCharsets.UTF_8), row.bigint(0)),
        Long.class,
        String.class);
    bigint(
        "java_hash_integer",
        row -> XxHash64.ofInt(row.integer(1), row.bigint(0)),
        Long.class,
        Integer.class);
    bigint(
        "java_hash_bigint",
        row -> XxHash64.ofLong(row.bigint(1), row.bigint(0)),
        Long.class,
        Long.class);
    bigint(
        "java_hash_double",
        row -> XxHash64.ofDouble(row.number(1), row.bigint(0)),
        Long.class,
        Double.class);
    bigint(
        "java_hash_decimal",
        row ->
            XxHash64.ofBytes(
                new BigDecimal(row.text(1)).unscaledValue().toByteArray(), row.bigint(0)),
        Long.class,
        String.class);
  }

  private void text(String name, Compute<String> compute, Class<?>... parameters)
      throws SQLException {
    DuckDBScalarFunctionBuilder builder = builder(name, String.class, parameters);
    builder
        .withVectorizedFunction(
            (input, result) -> {
              Row row = new Row(input, parameters.length);
              String[] values = new String[Math.toIntExact(input.rowCount())];
              for (int i = 0; i < values.length; i++) {
                values[i] = row.isComplete(i) ? compute.of(row) : null;
              }
              result.setStrings(0, values);
            })
        .register(connection);
  }

  private void bigint(String name, Compute<Long> compute, Class<?>... parameters)
      throws SQLException {
    function(name, Long.class, compute, DuckDBWritableVector::setLong, parameters);
  }

  private void number(String name, Compute<Double> compute, Class<?>... parameters)
      throws SQLException {
    function(name, Double.class, compute, DuckDBWritableVector::setDouble, parameters);
  }

  private void bool(String name, Compute<Boolean> compute, Class<?>... parameters)
      throws SQLException {
    function(name, Boolean.class, compute, DuckDBWritableVector::setBoolean, parameters);
  }

  private <T> void function(
      String name, Class<T> type, Compute<T> compute, Store<T> store, Class<?>... parameters)
      throws SQLException {
    builder(name, type, parameters)
        .withVectorizedFunction(
            (input, result) -> {
              Row row = new Row(input, parameters.length);
              long rows = input.rowCount();
              for (long i = 0; i < rows; i++) {
                T value = row.isComplete(i) ? compute.of(row) : null;
                if (value == null) {
                  result.setNull(i);
                } else {
                  store.at(result, i, value);
                }
              }
            })
        .register(connection);
  }

  private static DuckDBScalarFunctionBuilder builder(
      String name, Class<?> type, Class<?>... parameters) throws SQLException {
    return DuckDBFunctions.scalarFunction()
        .withName(name)
        .withParameters(parameters)
        .withReturnType(type);
  }
}
