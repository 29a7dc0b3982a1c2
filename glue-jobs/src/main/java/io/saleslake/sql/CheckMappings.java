package io.saleslake.sql;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.expr;

import io.saleslake.bronze.RawColumns;
import io.saleslake.contract.Column;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Lookup;
import io.saleslake.contract.OwnedRule;
import io.saleslake.contract.Problem;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.SqlScope;
import io.saleslake.contract.TableContract;
import io.saleslake.silver.PromoteBatch;
import io.saleslake.spark.RawSchema;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkEngineSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Analyses every feed's mapping and every rule over no rows at all, with no lake at hand. */
final class CheckMappings {
  private final SparkSession spark;
  private final List<Problem> problems = new ArrayList<>();

  private CheckMappings(SparkSession spark) {
    this.spark = spark;
  }

  /** What is wrong with mappings, reshapes and rules. */
  static List<Problem> check(SparkEngine engine, Contracts contracts) {
    try (SparkEngineSession session = engine.open("Check the mappings", PromoteBatch.ON_ERROR)) {
      CheckMappings check = new CheckMappings(session.spark());
      contracts.tables().values().forEach(table -> check.rules(table, contracts));
      contracts.feedsInOrder().forEach(check::feed);
      return check.problems;
    }
  }

  private void feed(FeedContract feed) {
    if (feed.reshape().isEmpty()) {
      mapping(feed, noRows(columns(feed)));
      return;
    }
    List<String> found =
        AnalyzedSql.problems(
            () -> reshape(feed).select("*", "_record"), SqlScope.RESHAPE, Set.of(feed.name()));
    add(feed.header().file(), "schema[0].reshape", found);
    if (found.isEmpty()) {
      mapping(feed, reshape(feed));
    }
  }

  private Dataset<Row> reshape(FeedContract feed) {
    noRows(columns(feed)).createOrReplaceTempView(feed.name());
    return spark.sql(feed.reshape().orElseThrow());
  }

  /** What a mapping or reshape sees of the raw file. */
  private StructType columns(FeedContract feed) {
    StructType columns = new StructType();
    for (RawColumn column : feed.columns()) {
      columns = columns.add(column.name(), column.type().sql());
    }
    StructType record = new StructType();
    for (StructField field : RawSchema.of(List.of()).fields()) {
      record = record.add(field);
    }
    return feed.reshape().isEmpty() ? withLookups(feed, columns) : columns.add("_record", record);
  }

  private StructType withLookups(FeedContract feed, StructType columns) {
    StructType all =
        columns
            .add(RawColumns.FILE_NAME, DataTypes.StringType)
            .add(RawColumns.LINE, DataTypes.LongType);
    for (Lookup lookup : feed.lookups()) {
      all = all.add(lookup.name(), SparkEngineSession.schema(lookup.table().columns()));
    }
    return all;
  }

  private Dataset<Row> noRows(StructType schema) {
    return spark.createDataFrame(List.of(), schema);
  }

  /** The keys of lookups, then the mapping. */
  private void mapping(FeedContract feed, Dataset<Row> source) {
    for (Lookup lookup : feed.lookups()) {
      lookup
          .key()
          .forEach(
              (column, sql) ->
                  add(
                      feed.header().file(),
                      "lookups.%s.key.%s".formatted(lookup.name(), column),
                      AnalyzedSql.problems(
                          () -> source.select(expr(sql)), SqlScope.ROW, Set.of(feed.name()))));
    }
    mappedColumns(feed, source);
  }

  /** Together, which takes little longer than one of them; one by one if there are problems. */
  private void mappedColumns(FeedContract feed, Dataset<Row> source) {
    List<Column> columns =
        feed.table().columns().stream()
            .filter(column -> feed.mapping().containsKey(column.name()))
            .toList();
    if (!mappingProblems(feed, source, columns).isEmpty()) {
      for (Column column : columns) {
        add(
            feed.header().file(),
            "transformLogic of " + column.name(),
            mappingProblems(feed, source, List.of(column)));
      }
    }
  }

  private static List<String> mappingProblems(
      FeedContract feed, Dataset<Row> source, List<Column> columns) {
    List<String> found = new ArrayList<>();
    Optional<Dataset<Row>> values =
        AnalyzedSql.analyse(
            () ->
                source.select(
                    columns.stream()
                        .map(column -> expr(sql(feed, column)).as(column.name()))
                        .toArray(org.apache.spark.sql.Column[]::new)),
            SqlScope.ROW,
            Set.of(feed.name()),
            found);
    values.ifPresent(
        rows ->
            columns.forEach(
                column -> {
                  DataType yielded = rows.schema().apply(column.name()).dataType();
                  if (!Cast.canTryCast(yielded, DataType.fromDDL(column.type().sql()))) {
                    found.add(
                        "yields %s, which does not convert to %s"
                            .formatted(yielded.sql().toLowerCase(Locale.ROOT), column.type()));
                  }
                }));
    return found;
  }

  private static String sql(FeedContract feed, Column column) {
    return requireNonNull(feed.mapping().get(column.name())).sql();
  }

  /** Rules of the table and of its feeds, which all see the table's columns. */
  private void rules(TableContract table, Contracts contracts) {
    List<OwnedRule> rules = OwnedRule.of(table, contracts.feeds().values());
    Dataset<Row> rows =
        noRows(SparkEngineSession.schema(table.columns()).add(RowRule.TODAY, DataTypes.DateType));
    if (!arePassed(rows, rules)) {
      for (OwnedRule owned : rules) {
        add(
            owned.file(),
            owned.key(),
            AnalyzedSql.problems(
                () -> rows.where(expr(owned.rule().condition())), SqlScope.ROW, Set.of()));
      }
    }
  }

  private static boolean arePassed(Dataset<Row> rows, List<OwnedRule> rules) {
    List<String> found = new ArrayList<>();
    return AnalyzedSql.analyse(
                () ->
                    rows.select(
                        rules.stream()
                            .map(owned -> expr(owned.rule().condition()))
                            .toArray(org.apache.spark.sql.Column[]::new)),
                SqlScope.ROW,
                Set.of(),
                found)
            .filter(
                conditions ->
                    Stream.of(conditions.schema().fields())
                        .allMatch(field -> field.dataType().sameType(DataTypes.BooleanType)))
            .isPresent()
        && found.isEmpty();
  }

  private void add(String file, String key, List<String> reasons) {
    reasons.forEach(reason -> problems.add(new Problem(file, key, reason)));
  }
}
