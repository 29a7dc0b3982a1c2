package io.saleslake.silver;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.saleslake.catalog.Lake;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Mapping;
import io.saleslake.contract.Reference;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.Sql;
import io.saleslake.names.Layer;
import io.saleslake.spark.ReadRaw;
import io.saleslake.sql.ReadColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Holds every row against every rule. A broken row gets the list of all rules it broke in {@link
 * #REASONS} and its raw record in {@link #RECORD}; both are NULL for a good one.
 */
final class CheckRows {
  static final String REASONS = "_reasons";
  static final String RECORD = "_raw_record";
  private static final String REFERENCE = "_reference_";

  private final SparkSession spark;
  private final Lake lake;
  private final FeedContract feed;
  private final List<String> broken = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private CheckRows(SparkSession spark, Lake lake, FeedContract feed) {
    this.spark = spark;
    this.lake = lake;
    this.feed = feed;
  }

  /** Mapped rows in; silver columns, reasons, raw record, file number and position out. */
  static Dataset<Row> check(SparkSession spark, Lake lake, FeedContract feed, Dataset<Row> mapped) {
    return new CheckRows(spark, lake, feed).check(mapped);
  }

  private Dataset<Row> check(Dataset<Row> mapped) {
    conversions();
    Stream.concat(feed.table().rules().stream(), feed.rules().stream())
        .distinct()
        .forEach(this::rule);
    Dataset<Row> rows = references(mapped);

    List<Column> columns = new ArrayList<>();
    feed.table().columns().forEach(column -> columns.add(col(column.name())));
    String anyBroken = broken.stream().collect(joining(" OR "));
    columns.add(
        expr("""
            CASE WHEN %1$s IS NOT NULL
              THEN array(struct('record' AS rule, CAST(NULL AS STRING) AS column, %2$s AS value))
              WHEN %3$s THEN filter(array(%4$s), reason -> reason IS NOT NULL) END"""
                .formatted(ReadRaw.CORRUPT, ReadRaw.PROBLEM, anyBroken, String.join(", ", reasons)))
            .as(REASONS));
    String record =
        List.of(mapped.columns()).contains(ReplayBatch.REPLAYED)
            ? "coalesce(%s, %s)".formatted(ReplayBatch.REPLAYED, rawRecord())
            : rawRecord();
    columns.add(
        expr("CASE WHEN %s IS NOT NULL OR %s THEN %s END"
                .formatted(ReadRaw.CORRUPT, anyBroken, record))
            .as(RECORD));
    columns.add(col(ReadRaw.FILE));
    columns.add(col(ReadRaw.LINE));
    ReadRaw.POSITION.forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }

  private void broken(String condition, String rule, String column, String value) {
    broken.add("(" + condition + ")");
    reasons.add(
        "CASE WHEN %s THEN struct('%s' AS rule, %s AS column, CAST(%s AS STRING) AS value) END"
            .formatted(
                condition,
                rule,
                column.isEmpty() ? "CAST(NULL AS STRING)" : Sql.text(column),
                value));
  }

  /** A value that the file has and the row does not have did not convert. */
  private void conversions() {
    for (String column : MapRows.converted(feed)) {
      broken(MapRows.UNCONVERTED + column, NameRules.OF_RAW, column, SourceRows.RAW + column);
    }
    for (String column : feed.mapping().keySet()) {
      String value = MapRows.MAPPED + column;
      broken(
          "%s IS NOT NULL AND `%s` IS NULL".formatted(value, column),
          NameRules.OF_MAPPED,
          column,
          value);
    }
  }

  private void rule(RowRule rule) {
    String value = rule.column().isEmpty() ? "CAST(NULL AS STRING)" : "`" + rule.column() + "`";
    String condition = "NOT coalesce((%s), true)".formatted(rule.condition());
    broken(
        rule.name().equals(RowRule.REQUIRED)
            ? condition + unlessUnconverted(rule.column())
            : condition,
        rule.name(),
        rule.column(),
        value);
  }

  /**
   * A value that is absent because one it comes from did not convert is not missing: it has its
   * reason.
   */
  private String unlessUnconverted(String column) {
    Mapping mapping = feed.mapping().get(column);
    if (mapping == null) {
      return "";
    }
    Set<String> reads = ReadColumns.of(mapping.sql());
    return MapRows.converted(feed).stream()
        .filter(reads::contains)
        .map(raw -> " AND NOT " + MapRows.UNCONVERTED + raw)
        .collect(joining(""))
        .concat(" AND %s IS NULL".formatted(MapRows.MAPPED + column));
  }

  private Dataset<Row> references(Dataset<Row> mapped) {
    Set<Reference> references =
        Stream.concat(feed.table().references().stream(), feed.references().stream())
            .collect(toCollection(LinkedHashSet::new));
    Dataset<Row> rows = mapped;
    for (Reference reference : references) {
      String found = REFERENCE + reference.column();
      Dataset<Row> keys =
          spark
              .table(lake.sqlName(Layer.SILVER, reference.table()))
              .select(col(reference.key()).as(found));
      rows = rows.join(broadcast(keys), col(reference.column()).equalTo(col(found)), "left_outer");
      broken(
          "`%s` IS NOT NULL AND %s IS NULL".formatted(reference.column(), found),
          "reference",
          reference.column(),
          "`" + reference.column() + "`");
    }
    return rows;
  }

  /**
   * The record as JSON, with every value as it is in the file and under the name it has there; of a
   * feed that reshapes, the row that came of it.
   */
  private String rawRecord() {
    Map<String, String> headers = new HashMap<>();
    feed.columns().forEach(column -> headers.put(column.name(), column.header()));
    String fields =
        Scope.of(feed).stream()
            .map(
                name ->
                    "%s AS %s"
                        .formatted(
                            SourceRows.RAW + name,
                            Sql.column(
                                feed.reshape().isPresent()
                                    ? name
                                    : headers.getOrDefault(name, name))))
            .collect(joining(", ", "to_json(struct(", "))"));
    return """
        CASE WHEN %1$s IS NOT NULL THEN to_json(struct(%1$s))
          WHEN %2$s IS NULL OR %2$s = '{}' THEN %3$s
          WHEN %3$s = '{}' THEN %2$s
          ELSE concat(left(%3$s, length(%3$s) - 1), ',', substring(%2$s, 2)) END"""
        .formatted(
            ReadRaw.CORRUPT,
            feed.reshape().isPresent() ? "CAST(NULL AS STRING)" : ReadRaw.REST,
            fields);
  }

  static Column isGood() {
    return col(REASONS).isNull();
  }
}
