package io.saleslake.portable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code columns}: columns that are named after their type, as in the documentation of
 * the functions, with values at the limits of the types and texts that look like other types.
 */
final class HostileColumns {
  private static final int ROWS = 240;

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "id INT, text STRING, other STRING, count BIGINT, number INT, other_number INT, big BIGINT,"
              + " amount DECIMAL(18,4), small DECIMAL(12,3), wide DECIMAL(38,10),"
              + " other_wide DECIMAL(38,10), ratio DOUBLE, other_ratio DOUBLE, day DATE,"
              + " other_day DATE, time TIMESTAMP, condition BOOLEAN");

  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "abc",
          "ABC",
          "Straße",
          "İstanbul",
          "ﬁn",
          "日本語",
          "a,b,,c",
          "😀x",
          "x'y\"z",
          "1",
          "-1",
          "+1",
          "007",
          "12.5",
          "1e3",
          "1E-3",
          ".5",
          "5.",
          "-.5",
          ".",
          "-",
          "+",
          "1_000",
          "0x10",
          "infinity",
          "NaN",
          "epoch",
          " 42 ",
          "\t42\n",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "0.00005",
          "0.00004999",
          "1234567890123.45675",
          "2026-01-31",
          "2026-1-5",
          "2026-02-30",
          "2026-01-31 12:34:56",
          "2026-01-31T12:34:56.123456Z",
          "2026-01-31 12:34:56+02:00",
          "2026-01-31 12:34",
          "2026-01-31 24:00:00",
          "2026",
          "2026-01",
          "31.01.2026",
          "true",
          "TRUE",
          "t",
          "yes",
          "no",
          "f",
          "0",
          "٣",
          "1\u00a0",
          "a\n",
          "a\r\n",
          "line1\nline2",
          "\u2028",
          "%",
          "_",
          "$1",
          "[x]",
          "2026-01-31 12:34:56 Europe/Berlin",
          "1D",
          "1f",
          "0.1234567",
          "1e400",
          "-1e400",
          "1e-400",
          "0001-01-01",
          "0000-01-01",
          "-0001-01-01",
          "abcabc",
          "aXbXc",
          "a\\b",
          "\u0001");

  private static final @Nullable Integer[] NUMBERS = {
    0, 1, -1, 7, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, null, 65, -65, 3, 12
  };

  private static final @Nullable Long[] BIG = {
    0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, null, 1_700_000_000L, -5L
  };

  private static final @Nullable String[] AMOUNTS = {
    "0",
    "0.0001",
    "-0.0001",
    "1.5",
    "2.5",
    "-2.5",
    "99999999999999.9999",
    "-99999999999999.9999",
    "12.3450",
    "12.3550",
    null,
    "100",
    "3",
    "7"
  };

  private static final @Nullable String[] SMALL = {
    "0", "0.001", "-0.005", "999999999.999", "-999999999.999", null, "2.5", "1.005", "100"
  };

  private static final @Nullable String[] WIDE = {
    "0",
    "1.0000000001",
    "-1",
    "9999999999999999999999999999.9999999999",
    null,
    "0.0000000005",
    "123456789.123456789"
  };

  private static final @Nullable Double[] RATIOS = {
    0.0,
    -0.0,
    1.5,
    2.5,
    -2.5,
    1e16,
    1e-5,
    123456.789,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    null,
    1e7,
    1e-3,
    0.1 + 0.2,
    100.0,
    2147483648.0,
    9.3e18,
    0.285,
    1.005
  };

  private static final @Nullable String[] DAYS = {
    "2026-01-31",
    "2024-02-29",
    "1969-12-31",
    "1970-01-01",
    "0001-01-01",
    "9999-12-31",
    "2026-12-31",
    "2025-12-29",
    null,
    "1900-03-01"
  };

  private static final @Nullable String[] TIMES = {
    "2026-01-31T12:34:56.123456Z",
    "2024-02-29T00:00:00Z",
    "1969-12-31T23:59:59.999999Z",
    "1970-01-01T00:00:00Z",
    "2026-03-29T02:30:00Z",
    "2026-10-25T02:30:00Z",
    "2026-03-29T01:00:00Z",
    "0001-01-01T00:00:00Z",
    null,
    "9999-12-31T23:59:59Z",
    "1900-01-01T00:00:00.5Z"
  };

  private HostileColumns() {}

  static void define(BothEngines engines) throws SQLException {
    Random random = new Random(7);
    List<Row> rows = IntStream.range(0, ROWS).mapToObj(i -> row(i, random)).toList();
    engines.table("plain_columns", SCHEMA, rows);
    engines.view(
        "columns",
        "SELECT *, IF(id % 9 = 4, NULL, array(text, other, 'a')) AS list,"
            + " map('a', text, 'b', other) AS pairs FROM plain_columns");
  }

  private static Row row(int id, Random random) {
    String text =
        id < TEXTS.size()
            ? TEXTS.get(id)
            : id % 11 == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    return RowFactory.create(
        Arrays.<@Nullable Object>asList(
                id,
                text,
                id % 13 == 5 ? null : TEXTS.get(random.nextInt(TEXTS.size())),
                id % 17 == 3 ? null : (long) random.nextInt(2001) - 1000,
                any(NUMBERS, random),
                any(NUMBERS, random),
                any(BIG, random),
                decimal(any(AMOUNTS, random), 4),
                decimal(any(SMALL, random), 3),
                decimal(any(WIDE, random), 10),
                decimal(any(WIDE, random), 10),
                any(RATIOS, random),
                any(RATIOS, random),
                day(any(DAYS, random)),
                day(any(DAYS, random)),
                time(any(TIMES, random)),
                id % 3 == 0 ? null : (Boolean) (id % 3 == 1))
            .toArray());
  }

  private static <T extends @Nullable Object> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static @Nullable BigDecimal decimal(@Nullable String text, int scale) {
    return text == null ? null : new BigDecimal(text).setScale(scale, RoundingMode.UNNECESSARY);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
