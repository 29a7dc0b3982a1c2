package io.saleslake.silver;

import static org.apache.spark.sql.functions.expr;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Names the rules that values violate which did not convert: {@code scale} for more decimals than
 * the column has, else {@code type}. That is found out for rejected rows alone, since the check of
 * all rows is one generated method, which Java compiles only up to 8,000 bytes.
 */
final class NameRules {
  /** Stands for the rule of a raw column's value. */
  static final String OF_RAW = "type of raw";

  /** Stands for the rule of a mapped value. */
  static final String OF_MAPPED = "type of mapped";

  private NameRules() {}

  /** Rejected rows in, the same with the names of all rules out. */
  static Dataset<Row> name(FeedContract feed, Dataset<Row> rejected) {
    StringBuilder rule = new StringBuilder("CASE");
    for (RawColumn column : feed.columns()) {
      add(rule, OF_RAW, column.name(), column.type(), feed.options());
    }
    for (String column : feed.mapping().keySet()) {
      Optional<ColumnType> type = feed.table().column(column).map(one -> one.type());
      type.ifPresent(known -> add(rule, OF_MAPPED, column, known, Conversion.ISO));
    }
    rule.append(
        " WHEN r.rule IN ('%s', '%s') THEN 'type' ELSE r.rule END".formatted(OF_RAW, OF_MAPPED));
    return rejected.withColumn(
        CheckRows.REASONS,
        expr(
            "transform(%s, r -> struct(%s AS rule, r.column AS column, r.value AS value))"
                .formatted(CheckRows.REASONS, rule)));
  }

  private static void add(
      StringBuilder rule, String stage, String column, ColumnType type, FileOptions options) {
    if (type.kind() == ColumnType.Kind.DECIMAL) {
      String plain = NumberSql.plain("trim(r.value)", options);
      rule.append(
          " WHEN r.rule = '%s' AND r.column = %s AND %s THEN 'scale'"
              .formatted(stage, Sql.text(column), NumberSql.hasMoreDecimals(plain, type)));
    }
  }
}
