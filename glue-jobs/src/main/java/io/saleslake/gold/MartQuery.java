package io.saleslake.gold;

import io.saleslake.LakeException;
import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.MartContract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/**
 * A mart's SQL, run over the tables it is given, yielding exactly the columns and types of its
 * contract.
 */
final class MartQuery {
  private MartQuery() {}

  /**
   * The mart's rows.
   *
   * @param relations what to read for each source of the mart: a table or view name
   * @throws LakeException when the SQL does not analyse or does not yield what the contract says
   */
  static Dataset<Row> rows(SparkSession spark, MartContract mart, Map<String, String> relations) {
    Dataset<Row> result = query(spark, mart, relations);
    requireColumns(mart, result);
    return result.select(
        mart.columns().stream()
            .map(MartQuery::enforced)
            .toArray(org.apache.spark.sql.Column[]::new));
  }

  /**
   * Fails unless the SQL yields the columns and types of the contract.
   *
   * @throws LakeException with every difference
   */
  static void requireColumns(MartContract mart, Dataset<Row> result) {
    List<String> problems = problems(mart, result);
    if (!problems.isEmpty()) {
      throw LakeException.user(
          "Cannot compute mart %s: %s".formatted(mart.name(), String.join("; ", problems)));
    }
  }

  /** What the SQL yields. */
  static Dataset<Row> query(SparkSession spark, MartContract mart, Map<String, String> relations) {
    try {
      return spark.sql(withRelations(mart.sql(), relations));
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw LakeException.user("Cannot compute mart %s: %s".formatted(mart.name(), reason));
      }
      throw new IllegalStateException("Cannot analyse mart " + mart.name(), e);
    }
  }

  static String withRelations(String sql, Map<String, String> relations) {
    String text = sql;
    for (Map.Entry<String, String> relation : relations.entrySet()) {
      text =
          Pattern.compile("\\b" + Pattern.quote(relation.getKey()) + "\\b")
              .matcher(text)
              .replaceAll(Matcher.quoteReplacement(relation.getValue()));
    }
    return text;
  }

  /** What the query yields and the contract does not say, or the other way round. */
  private static List<String> problems(MartContract mart, Dataset<Row> result) {
    List<String> problems = new ArrayList<>();
    Set<String> extra = new LinkedHashSet<>(List.of(result.columns()));
    for (Column column : mart.columns()) {
      if (!extra.remove(column.name())) {
        problems.add("its SQL yields no column '%s'".formatted(column.name()));
        continue;
      }
      DataType yielded = result.schema().apply(column.name()).dataType();
      if (!fits(yielded, column.type())) {
        problems.add(
            "column '%s' is %s in the contract, but its SQL yields %s"
                .formatted(column.name(), column.type(), yielded.sql().toLowerCase(Locale.ROOT)));
      }
    }
    extra.forEach(
        name -> problems.add("its SQL yields '%s', which the contract lacks".formatted(name)));
    return problems;
  }

  /**
   * A widening, or the same decimal with fewer digits in front: a sum that overflows it fails the
   * run.
   */
  private static boolean fits(DataType yielded, ColumnType type) {
    DataType wanted = DataType.fromDDL(type.sql());
    if (yielded instanceof DecimalType from && wanted instanceof DecimalType to) {
      return from.scale() == to.scale();
    }
    return Cast.canUpCast(yielded, wanted);
  }

  private static org.apache.spark.sql.Column enforced(Column column) {
    String value = "CAST(`%s` AS %s)".formatted(column.name(), column.type().sql());
    String checked =
        column.required()
            ? "coalesce(%s, raise_error('Invalid mart row: %s is NULL (required)'))"
                .formatted(value, column.name())
            : value;
    return functions.expr(checked).as(column.name());
  }
}
