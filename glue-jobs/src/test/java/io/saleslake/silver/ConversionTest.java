package io.saleslake.silver;

import static io.saleslake.silver.ConversionColumns.MONEY;
import static io.saleslake.silver.ConversionColumns.column;
import static io.saleslake.silver.ConversionColumns.marks;
import static io.saleslake.silver.ConversionColumns.rounded;
import static io.saleslake.silver.ConversionColumns.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Rounding;
import io.saleslake.spark.SparkSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
  private static final FileOptions PLAIN = marks('.', "");
  private static final FileOptions GERMAN = marks(',', ".");
  private static final FileOptions AMERICAN = marks('.', ",", "$", "USD");

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark = SparkSessions.startLocal(LakeConfig.local(folder)).newSession();
    spark.conf().set("spark.sql.ansi.enabled", "false");
  }

  /** Each text with its result: a value, or the rule that it violates. */
  private static List<String> convert(RawColumn column, FileOptions options, String... texts) {
    Dataset<Row> rows =
        spark
            .createDataset(Arrays.asList(texts), Encoders.STRING())
            .toDF("x")
            .selectExpr("x", "DATE'2026-11-24' AS _day");
    List<String> converted = new ArrayList<>();
    for (Row row :
        rows.selectExpr(
                "x",
                "coalesce(CAST(%s AS STRING), %s)"
                    .formatted(
                        Conversion.ofRaw("x", column, options),
                        column.type().kind() == Kind.DECIMAL
                            ? "if(%s, 'scale', 'type')"
                                .formatted(
                                    NumberSql.hasMoreDecimals(
                                        NumberSql.plain("x", options), column.type()))
                            : "'type'"))
            .collectAsList()) {
      converted.add(row.getString(0) + " -> " + row.getString(1));
    }
    return converted;
  }

  @Test
  void acceptsDecimalsThatFitTheirColumnAndRejectsOthers() {
    assertThat(
            convert(
                column(MONEY),
                PLAIN,
                "12345678901234.1234",
                "-5",
                "+.5",
                "1.50000",
                "1.23456",
                "1e-7",
                "1.0E+2",
                "12.5e-1",
                "99999999999999.99999",
                "123456789012345",
                "5-",
                "(5)",
                "1,5",
                "0x10",
                "1_000",
                "NaN"))
        .containsExactly(
            "12345678901234.1234 -> 12345678901234.1234",
            "-5 -> -5.0000",
            "+.5 -> 0.5000",
            "1.50000 -> 1.5000",
            "1.23456 -> scale",
            "1e-7 -> scale",
            "1.0E+2 -> 100.0000",
            "12.5e-1 -> 1.2500",
            "99999999999999.99999 -> scale",
            "123456789012345 -> type",
            "5- -> type",
            "(5) -> type",
            "1,5 -> type",
            "0x10 -> type",
            "1_000 -> type",
            "NaN -> type");
  }

  @Test
  void roundsWhereTheContractDeclaresARounding() {
    RawColumn halfUp = rounded(Rounding.HALF_UP);
    RawColumn halfEven = rounded(Rounding.HALF_EVEN);

    assertThat(convert(halfUp, PLAIN, "1.00005", "-1.00005", "2"))
        .containsExactly("1.00005 -> 1.0001", "-1.00005 -> -1.0001", "2 -> 2.0000");
    assertThat(convert(halfEven, PLAIN, "1.00005", "1.00015", "1.000051"))
        .containsExactly("1.00005 -> 1.0000", "1.00015 -> 1.0002", "1.000051 -> 1.0001");
  }

  @Test
  void acceptsThousandsMarksOnlyInGroupsOfThree() {
    assertThat(
            convert(
                column(MONEY),
                GERMAN,
                "1.299,00",
                "1.234.567,8",
                "-1.000",
                "12.5",
                "1234.50",
                "0.99",
                "1.2345,6",
                "1..2",
                "12,5",
                "0.123"))
        .containsExactly(
            "1.299,00 -> 1299.0000",
            "1.234.567,8 -> 1234567.8000",
            "-1.000 -> -1000.0000",
            "12.5 -> type",
            "1234.50 -> type",
            "0.99 -> type",
            "1.2345,6 -> type",
            "1..2 -> type",
            "12,5 -> 12.5000",
            "0.123 -> type");
    assertThat(convert(column(MONEY), AMERICAN, "1,299.5", "12,5", "99,99", "261,96", "1,23,456"))
        .containsExactly(
            "1,299.5 -> 1299.5000",
            "12,5 -> type",
            "99,99 -> type",
            "261,96 -> type",
            "1,23,456 -> type");
    assertThat(convert(column(MONEY), marks(',', ""), "12,5", "12.5"))
        .containsExactly("12,5 -> 12.5000", "12.5 -> type");
    assertThat(convert(column(ColumnType.of(Kind.INT)), AMERICAN, "1,500", "1,5", "1.5"))
        .containsExactly("1,500 -> 1500", "1,5 -> type", "1.5 -> type");
  }

  @Test
  void stripsTheCurrencySignsOfTheFeed() {
    assertThat(convert(column(MONEY), AMERICAN, "$6.62", "-$ 6.62", "6.62 USD", "6.62 EUR", "$"))
        .containsExactly(
            "$6.62 -> 6.6200",
            "-$ 6.62 -> -6.6200",
            "6.62 USD -> 6.6200",
            "6.62 EUR -> type",
            "$ -> type");
  }

  @Test
  void acceptsDoublesThatAreNumbers() {
    assertThat(
            convert(
                column(ColumnType.of(Kind.DOUBLE)),
                PLAIN,
                "1.5",
                "1e3",
                "NaN",
                "inf",
                "Infinity",
                "1e999",
                "1d",
                "1f",
                "0x1p3"))
        .containsExactly(
            "1.5 -> 1.5",
            "1e3 -> 1000.0",
            "NaN -> type",
            "inf -> type",
            "Infinity -> type",
            "1e999 -> type",
            "1d -> type",
            "1f -> type",
            "0x1p3 -> type");
  }

  @Test
  void shiftsOnlyTimesWithoutAZone() {
    assertThat(
            convert(
                time("Europe/Berlin"),
                PLAIN,
                "2026-01-01T12:00:00",
                "2026-01-01T12:00:00+02:00",
                "2026-01-01T12:00:00Z",
                "2026-01-01 12:00:00 Asia/Tokyo",
                "2026-03-29T02:30:00",
                "2026-10-25T02:30:00"))
        .containsExactly(
            "2026-01-01T12:00:00 -> 2026-01-01 11:00:00",
            "2026-01-01T12:00:00+02:00 -> 2026-01-01 10:00:00",
            "2026-01-01T12:00:00Z -> 2026-01-01 12:00:00",
            "2026-01-01 12:00:00 Asia/Tokyo -> 2026-01-01 03:00:00",
            "2026-03-29T02:30:00 -> type",
            "2026-10-25T02:30:00 -> 2026-10-25 00:30:00");
    assertThat(
            convert(
                time("Europe/Berlin", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm XXX"),
                PLAIN,
                "29.03.2026 02:30",
                "01.07.2026 12:00",
                "01.07.2026 12:00 +05:00"))
        .containsExactly(
            "29.03.2026 02:30 -> type",
            "01.07.2026 12:00 -> 2026-07-01 10:00:00",
            "01.07.2026 12:00 +05:00 -> 2026-07-01 07:00:00");
  }

  @Test
  void losesNoTimeOfDayInADateAndNoFractionOfASecond() {
    assertThat(
            convert(
                column(ColumnType.of(Kind.DATE)),
                PLAIN,
                "2026-02-03",
                "2026-02-03T00:00:00",
                "2026-02-03T23:30:00",
                "2026-02-03T23:30:00-05:00",
                "2026-02-30"))
        .containsExactly(
            "2026-02-03 -> 2026-02-03",
            "2026-02-03T00:00:00 -> 2026-02-03",
            "2026-02-03T23:30:00 -> type",
            "2026-02-03T23:30:00-05:00 -> type",
            "2026-02-30 -> type");
    assertThat(
            convert(
                column(ColumnType.of(Kind.TIMESTAMP)),
                PLAIN,
                "2026-02-03T23:30:00.123456000Z",
                "2026-02-03T23:30:00.123456789Z",
                "12:30",
                "2026"))
        .containsExactly(
            "2026-02-03T23:30:00.123456000Z -> 2026-02-03 23:30:00.123456",
            "2026-02-03T23:30:00.123456789Z -> type",
            "12:30 -> type",
            "2026 -> type");
  }

  @Test
  void placesYearsOfTwoDigitsInTheHundredYearsFromThePivotOrBeforeTheFileArrived() {
    RawColumn birthday = column(ColumnType.of(Kind.DATE), "MM-dd-yy");
    RawColumn due =
        new RawColumn(
            "x",
            "x",
            ColumnType.of(Kind.DATE),
            List.of("dd.MM.yy"),
            Optional.empty(),
            OptionalInt.of(1980),
            Optional.empty());

    assertThat(convert(birthday, PLAIN, "12-31-69", "11-24-26", "11-25-26", "02-29-00"))
        .containsExactly(
            "12-31-69 -> 1969-12-31",
            "11-24-26 -> 2026-11-24",
            "11-25-26 -> 1926-11-25",
            "02-29-00 -> 2000-02-29");
    assertThat(convert(due, PLAIN, "01.02.79", "01.02.80", "01.02.31"))
        .containsExactly(
            "01.02.79 -> 2079-02-01", "01.02.80 -> 1980-02-01", "01.02.31 -> 2031-02-01");
  }
}
