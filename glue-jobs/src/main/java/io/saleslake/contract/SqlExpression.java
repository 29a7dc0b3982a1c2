package io.saleslake.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Spark's own parser says of an SQL expression in a contract; needs no Spark session. An
 * expression sees one row, gives the same for it on every run, and loses no value in silence.
 */
final class SqlExpression {
  /** Functions that make NULL of text they cannot read; a raw column's type gives a reason. */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "bigint",
          "boolean",
          "date",
          "decimal",
          "double",
          "float",
          "int",
          "make_date",
          "make_timestamp",
          "smallint",
          "timestamp",
          "tinyint",
          "to_date",
          "to_number",
          "to_timestamp",
          "to_timestamp_ltz",
          "to_timestamp_ntz",
          "to_unix_timestamp",
          "try_to_date",
          "try_to_number",
          "try_to_timestamp",
          "unix_timestamp");

  /** Functions that do not give the same when a batch is promoted again. */
  private static final Set<String> UNSTABLE =
      Set.of(
          "curdate",
          "current_date",
          "current_timestamp",
          "input_file_name",
          "localtimestamp",
          "monotonically_increasing_id",
          "now",
          "rand",
          "randn",
          "random",
          "randstr",
          "shuffle",
          "spark_partition_id",
          "uniform",
          "uuid");

  private static final Set<String> OVER_ROWS =
      Set.of("agg_funcs", "generator_funcs", "window_funcs");

  private final Map<String, ColumnType> types;
  private final Problems problems;
  private final Set<String> columns = new LinkedHashSet<>();

  private SqlExpression(Map<String, ColumnType> types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  /**
   * Columns the expression reads; what cannot be in an expression is a problem.
   *
   * @param types of the columns, as far as they are known
   */
  static Set<String> columnsOf(String sql, Map<String, ColumnType> types, Problems problems) {
    SqlExpression expression = new SqlExpression(types, problems);
    SqlParser.parse(parser -> parser.parseExpression(sql), problems).ifPresent(expression::visit);
    return expression.columns;
  }

  /** As {@link #columnsOf}; a column that is not among {@code types} is a problem, too. */
  static Set<String> check(String sql, Map<String, ColumnType> types, Problems problems) {
    Set<String> columns = columnsOf(sql, types, problems);
    for (String column : columns) {
      if (!types.containsKey(column)) {
        problems.add("column '%s' does not exist".formatted(column));
      }
    }
    return columns;
  }

  private void visit(Expression expression) {
    if (expression instanceof UnresolvedAttribute attribute) {
      columns.add(attribute.name());
    } else if (expression instanceof UnresolvedFunction function) {
      checkFunction(function.prettyName().toLowerCase(Locale.ROOT));
    } else if (expression instanceof Cast cast && !(cast.dataType() instanceof StringType)) {
      problems.add(
          "CAST to %s would lose values in silence; give the raw column that type instead"
              .formatted(cast.dataType().sql().toLowerCase(Locale.ROOT)));
    } else if (expression instanceof SubqueryExpression || expression instanceof Star) {
      problems.add("%s: an expression sees one row only".formatted(expression.sql()));
    }
    List<Expression> children = CollectionConverters.asJava(expression.children());
    if (isNumeric(expression, children)) {
      children.forEach(this::checkNotText);
    }
    children.forEach(this::visit);
  }

  private void checkFunction(String name) {
    Option<ExpressionInfo> known =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    if (known.isEmpty()) {
      problems.add("unknown function '%s'".formatted(name));
    } else if (OVER_ROWS.contains(known.get().getGroup())) {
      problems.add("%s: an expression sees one row only".formatted(name));
    } else if (CONVERSIONS.contains(name)) {
      problems.add(
          "%s would lose values in silence; give the raw column a type and formats instead"
              .formatted(name));
    } else if (UNSTABLE.contains(name)) {
      problems.add("%s would give another value when the rows are promoted again".formatted(name));
    }
  }

  private static boolean isNumeric(Expression expression, List<Expression> children) {
    return expression instanceof BinaryArithmetic
        || expression instanceof UnaryMinus
        || (expression instanceof BinaryComparison
            && children.stream()
                .anyMatch(
                    child ->
                        child instanceof Literal literal
                            && literal.dataType() instanceof NumericType));
  }

  /** Spark would convert the text by itself, and make NULL of what is no number. */
  private void checkNotText(Expression operand) {
    if (operand instanceof UnresolvedAttribute attribute
        && ColumnType.STRING.equals(types.get(attribute.name()))) {
      problems.add(
          "text column '%s' taken for a number would lose values in silence; give it a number type"
              .formatted(attribute.name()));
    }
  }
}
