package io.saleslake.silver;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import io.saleslake.contract.Sql;
import io.saleslake.engine.StepSql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names the rules that values violate which did not convert: {@code scale} for more decimals than
 * the column has, else {@code type}. Only rejected rows are examined, since the check of all rows
 * is one generated method in Spark, which Java compiles only up to 8,000 bytes.
 */
final class NameRules {
  /** Placeholder for the rule of a raw column's value. */
  static final String OF_RAW = "type of raw";

  /** Placeholder for the rule of a mapped value. */
  static final String OF_MAPPED = "type of mapped";

  private NameRules() {}

  /** The reasons of a rejected row, with the names of all rules. */
  static String named(FeedContract feed, String reasons) {
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
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rule", rule.toString());
    fields.put("column", "r.`column`");
    fields.put("value", "r.value");
    return StepSql.replaceItems(reasons, StepSql.struct(fields));
  }

  private static void add(
      StringBuilder rule, String stage, String column, ColumnType type, FileOptions options) {
    if (type.kind() == ColumnType.Kind.DECIMAL) {
      String plain = NumberSql.plain("trim(r.value)", options);
      rule.append(
          "\n    WHEN r.rule = '%s' AND r.`column` = %s AND %s THEN 'scale'"
              .formatted(stage, Sql.text(column), NumberSql.hasMoreDecimals(plain, type)));
    }
  }
}
