package io.saleslake.silver;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.expr;

import io.saleslake.bronze.ReadRaw;
import io.saleslake.catalog.NoRows;
import io.saleslake.contract.AnalyzedSql;
import io.saleslake.contract.Column;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Problem;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.SqlScope;
import io.saleslake.contract.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Analyses every feed's mapping and every rule over no rows at all, with no lake at hand. */
public final class CheckMappings {
  private final SparkSession spark;
  private final List<Problem> problems = new ArrayList<>();

  private CheckMappings(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * What is wrong with mappings, reshapes and rules.
   *
   * @param spark a session of which settings and views may be changed
   */
  public static List<Problem> check(SparkSession spark, Contracts contracts) {
    // As PromoteRows runs them.
    spark.conf().set("spark.sql.ansi.enabled", "false");
    CheckMappings check = new CheckMappings(spark);
    contracts.tables().values().forEach(check::table);
    contracts.feedsInOrder().forEach(check::feed);
    return check.problems;
  }

  private void table(TableContract table) {
    rules(table.owner().file(), table, table.rules());
  }

  private void feed(FeedContract feed) {
    String file = feed.owner().file();
    if (feed.reshape().isEmpty()) {
      mapping(feed, noRows(columns(feed)));
    } else {
      List<String> found =
          AnalyzedSql.problems(
              () -> reshape(feed).select("*", "_record"), SqlScope.RESHAPE, Set.of(feed.name()));
      add(file, "schema[0].reshape", found);
      if (found.isEmpty()) {
        mapping(feed, reshape(feed));
      }
    }
    rules(file, feed.table(), feed.rules());
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
    for (StructField field : ReadRaw.read(spark, feed, "", List.of()).schema().fields()) {
      record = field.name().startsWith("_") ? record.add(field) : record;
    }
    return feed.reshape().isEmpty() ? columns : columns.add("_record", record);
  }

  private Dataset<Row> noRows(StructType schema) {
    return spark.createDataFrame(List.of(), schema);
  }

  /** Together, which takes little longer than one of them; one by one if there are problems. */
  private void mapping(FeedContract feed, Dataset<Row> source) {
    List<Column> columns =
        feed.table().columns().stream()
            .filter(column -> feed.mapping().containsKey(column.name()))
            .toList();
    if (!mappingProblems(feed, source, columns).isEmpty()) {
      for (Column column : columns) {
        add(
            feed.owner().file(),
            "transformLogic of " + column.name(),
            mappingProblems(feed, source, List.of(column)));
      }
    }
  }

  private List<String> mappingProblems(
      FeedContract feed, Dataset<Row> source, List<Column> columns) {
    return AnalyzedSql.problems(
        () -> {
          Dataset<Row> values =
              source.select(
                  columns.stream()
                      .map(
                          column ->
                              expr(requireNonNull(feed.mapping().get(column.name())).sql())
                                  .as(column.name()))
                      .toArray(org.apache.spark.sql.Column[]::new));
          var unused = values.select(typed(columns, values.schema()));
          return values;
        },
        SqlScope.ROW,
        Set.of(feed.name()));
  }

  private static org.apache.spark.sql.Column[] typed(List<Column> columns, StructType yielded) {
    return columns.stream()
        .map(
            column ->
                expr(
                    Conversion.ofMapped(
                        "`" + column.name() + "`",
                        yielded.apply(column.name()).dataType(),
                        column.type())))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private void rules(String file, TableContract table, List<RowRule> rules) {
    Dataset<Row> rows = NoRows.of(spark, table.columns());
    if (!ruleProblems(rows, rules).isEmpty()) {
      for (RowRule rule : rules) {
        String name = rule.column().isEmpty() ? rule.name() : rule.name() + " of " + rule.column();
        add(file, "rule " + name, ruleProblems(rows, List.of(rule)));
      }
    }
  }

  private static List<String> ruleProblems(Dataset<Row> rows, List<RowRule> rules) {
    return AnalyzedSql.problems(
        () ->
            rules.stream()
                .map(rule -> expr(rule.condition()))
                .reduce(org.apache.spark.sql.Column::and)
                .map(rows::where)
                .orElse(rows),
        SqlScope.ROW,
        Set.of());
  }

  private void add(String file, String key, List<String> reasons) {
    reasons.forEach(reason -> problems.add(new Problem(file, key, reason)));
  }
}
