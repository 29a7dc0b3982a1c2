package io.saleslake.silver;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.saleslake.bronze.ReadRaw;
import io.saleslake.catalog.NoRows;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.Mapping;
import io.saleslake.contract.Problem;
import io.saleslake.contract.RowRule;
import io.saleslake.contract.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** Analyses every feed's mapping and every rule over no rows at all, with no lake at hand. */
public final class CheckMappings {
  private final SparkSession spark;
  private final List<Problem> problems = new ArrayList<>();

  private CheckMappings(SparkSession spark) {
    this.spark = spark;
  }

  public static List<Problem> check(SparkSession spark, Contracts contracts) {
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
    analyse(file, "schema[0].reshape", () -> source(feed))
        .flatMap(source -> lookUp(feed, source))
        .ifPresent(source -> mapping(feed, source));
    rules(file, feed.table(), feed.rules());
  }

  private Optional<Dataset<Row>> lookUp(FeedContract feed, Dataset<Row> source) {
    return analyse(
        feed.owner().file(),
        "schema[1].lookups",
        () -> MapRows.lookUp(feed, source, lookup -> NoRows.of(spark, lookup.columns())));
  }

  private void mapping(FeedContract feed, Dataset<Row> source) {
    for (Column column : feed.table().columns()) {
      Mapping mapping = feed.mapping().get(column.name());
      if (mapping != null) {
        analyse(
            feed.owner().file(),
            "transformLogic of " + column.name(),
            () -> typed(source, mapping, column.type()));
      }
    }
  }

  private static Dataset<Row> typed(Dataset<Row> source, Mapping mapping, ColumnType type) {
    Dataset<Row> value = source.select(expr(mapping.sql()).as("_value"));
    DataType yielded = value.schema().apply(0).dataType();
    return value.select(expr(Conversion.ofMapped("_value", yielded, type, mapping.rounding())));
  }

  private Dataset<Row> source(FeedContract feed) {
    return SourceRows.of(spark, feed, ReadRaw.read(spark, feed, "", List.of()));
  }

  private void rules(String file, TableContract table, List<RowRule> rules) {
    Dataset<Row> rows =
        NoRows.of(spark, table.columns()).withColumn(RowRule.TODAY, lit(null).cast("date"));
    for (RowRule rule : rules) {
      String name = rule.column().isEmpty() ? rule.name() : rule.name() + " of " + rule.column();
      analyse(file, "rule " + name, () -> rows.where(expr(rule.condition())));
    }
  }

  /** What was analysed, or empty with a problem noted. */
  private Optional<Dataset<Row>> analyse(String file, String key, Supplier<Dataset<Row>> analysed) {
    try {
      return Optional.of(analysed.get());
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        problems.add(new Problem(file, key, reason));
        return Optional.empty();
      }
      throw new IllegalStateException("Cannot analyse %s of %s".formatted(key, file), e);
    }
  }
}
