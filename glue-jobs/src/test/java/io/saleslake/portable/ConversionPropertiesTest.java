package io.saleslake.portable;

import static io.saleslake.silver.ConversionColumns.column;
import static io.saleslake.silver.ConversionColumns.marks;
import static io.saleslake.silver.ConversionColumns.rounded;
import static io.saleslake.silver.ConversionColumns.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.Rounding;
import io.saleslake.engine.OnError;
import io.saleslake.engine.ValueType;
import io.saleslake.silver.ConversionSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The conversions that the steps generate, and casts, over many hostile texts: a batch is one query
 * in each engine.
 */
class ConversionPropertiesTest {
  private static final int BATCH = 10_000;

  private static BothEngines engines;

  /** Texts that a failure does not print in full. */
  record Batch(List<String> texts) {
    @Override
    public String toString() {
      return texts.size() + " texts";
    }
  }

  @BeforeContainer
  static void start() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("portable");
    engines = BothEngines.start(folder, Map.of("spark.sql.shuffle.partitions", "1"));
  }

  @AfterContainer
  static void stop() throws SQLException {
    engines.close();
  }

  @Provide
  Arbitrary<Batch> batches() {
    return HostileTexts.any().list().ofSize(BATCH).map(Batch::new).withoutEdgeCases();
  }

  @Property(
      tries = 3,
      seed = "2026",
      shrinking = ShrinkingMode.OFF,
      generation = GenerationMode.RANDOMIZED)
  @Tag("slow")
  void givesTheSameForTensOfThousandsOfTexts(@ForAll("batches") Batch batch) throws SQLException {
    compare(batch.texts());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, generation = GenerationMode.RANDOMIZED)
  @Tag("nightly")
  void givesTheSameForAMillionTexts(@ForAll("batches") Batch batch) throws SQLException {
    compare(batch.texts());
  }

  private static void compare(List<String> texts) throws SQLException {
    engines.texts("texts", texts);
    List<String> differences = new ArrayList<>();
    List<String> names = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT id");
    conversions()
        .forEach(
            (name, conversion) -> {
              names.add(name);
              sql.append(",\n  ").append(conversion).append(" AS `").append(name).append('`');
            });
    sql.append("\nFROM (SELECT id, x, DATE '2026-11-24' AS _day FROM texts)\nORDER BY id");
    BothEngines.Result spark = engines.ofSpark(OnError.NULL, sql.toString());
    BothEngines.Result duckDb = engines.ofDuckDb(OnError.NULL, sql.toString());
    assertThat(duckDb.failure()).isEqualTo(spark.failure()).isNull();
    assertThat(duckDb.types()).isEqualTo(spark.types());
    assertThat(duckDb.rows()).hasSameSizeAs(spark.rows()).hasSameSizeAs(texts);
    for (int column = 1; column <= names.size(); column++) {
      int at = column;
      IntStream.range(0, texts.size())
          .filter(row -> !value(spark, row, at).equals(value(duckDb, row, at)))
          .boxed()
          .min(Comparator.comparingInt(row -> texts.get(row).length()))
          .ifPresent(
              row ->
                  differences.add(
                      "%s of '%s' (%s): Spark %s, DuckDB %s"
                          .formatted(
                              names.get(at - 1),
                              texts.get(row),
                              escaped(texts.get(row)),
                              value(spark, row, at),
                              value(duckDb, row, at))));
    }
    assertThat(differences).isEmpty();
  }

  private static String value(BothEngines.Result result, int row, int column) {
    return result.rows().get(row).get(column);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < 0x7f && c > ' ' ? "" + (char) c : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  private static Map<String, String> conversions() {
    Map<String, String> sql = new LinkedHashMap<>();
    FileOptions plain = marks('.', "");
    FileOptions german = marks(',', ".", "EUR");
    FileOptions american = marks('.', ",", "$", "EUR");
    ColumnType money = decimal(18, 4);
    for (Kind kind :
        List.of(Kind.INT, Kind.BIGINT, Kind.DOUBLE, Kind.BOOLEAN, Kind.DATE, Kind.TIMESTAMP)) {
      sql.put("raw " + kind, ConversionSql.ofRaw("x", column(ColumnType.of(kind)), plain));
      sql.put(
          "mapped " + kind,
          ConversionSql.ofMapped(
              "x", ValueType.of("string"), ColumnType.of(kind), Optional.empty()));
    }
    for (ColumnType type :
        List.of(money, decimal(12, 3), decimal(9, 2), decimal(38, 10), decimal(38, 0))) {
      sql.put("raw " + type, ConversionSql.ofRaw("x", column(type), plain));
    }
    sql.put("german", ConversionSql.ofRaw("x", column(money), german));
    sql.put("american", ConversionSql.ofRaw("x", column(money), american));
    sql.put("german int", ConversionSql.ofRaw("x", column(ColumnType.of(Kind.INT)), german));
    sql.put("half up", ConversionSql.ofRaw("x", rounded(Rounding.HALF_UP), plain));
    sql.put("half even", ConversionSql.ofRaw("x", rounded(Rounding.HALF_EVEN), plain));
    sql.put("more decimals", ConversionSql.hasMoreDecimals("x", money, plain));
    sql.put("more decimals, german", ConversionSql.hasMoreDecimals("x", money, german));
    sql.put("time in Berlin", ConversionSql.ofRaw("x", time("Europe/Berlin"), plain));
    sql.put(
        "times in Berlin",
        ConversionSql.ofRaw(
            "x",
            time(
                "Europe/Berlin",
                "dd.MM.yyyy HH:mm",
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ssXXX"),
            plain));
    sql.put(
        "dates",
        ConversionSql.ofRaw(
            "x", column(ColumnType.of(Kind.DATE), "yyyy-MM-dd", "dd.MM.yyyy"), plain));
    sql.put(
        "short dates", ConversionSql.ofRaw("x", column(ColumnType.of(Kind.DATE), "d/M/yy"), plain));
    for (String type : List.of("INT", "BIGINT", "DECIMAL(18,4)", "DOUBLE", "BOOLEAN", "DATE")) {
      sql.put("cast " + type, "CAST(x AS %s)".formatted(type));
      sql.put("try_cast " + type, "try_cast(x AS %s)".formatted(type));
    }
    for (String function :
        List.of(
            "upper(x)",
            "lower(x)",
            "trim(x)",
            "length(x)",
            "reverse(x)",
            "substring(x, -3, 2)",
            "left(x, 3)",
            "right(x, 2)",
            "lpad(x, 5, 'ab')",
            "rpad(x, 5, '*')",
            "ascii(x)",
            "md5(x)",
            "hex(x)",
            "xxhash64(x)",
            "instr(x, '.')",
            "replace(x, '0', 'oo')",
            "translate(x, '019', 'x')",
            "split_part(x, '-', 2)",
            "split_part(x, '.', -1)",
            "regexp_like(x, '^[^@\\\\s]+$')",
            "regexp_like(x, '^(?:[A-Z]{3})$')",
            "regexp_replace(x, '\\\\.0$', '')",
            "regexp_replace(x, '[^0-9]+', '_')",
            "regexp_extract(x, '([0-9]+)[.,]([0-9]*)', 2)",
            "regexp_count(x, '[0-9]')",
            "x LIKE '%.__'",
            "x RLIKE '\\\\d\\\\s*$'",
            "concat_ws('|', x, trim(x))",
            "to_json(named_struct('x', x))")) {
      sql.put(function.replace("`", ""), function);
    }
    return sql;
  }

  private static ColumnType decimal(int precision, int scale) {
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }
}
