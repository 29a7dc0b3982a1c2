package io.saleslake.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.types.StringType;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's own parser says of the SQL in a contract; needs no Spark session. */
final class SqlText {
  /**
   * Functions that turn text they cannot read into NULL or an error, which a raw column's type does
   * with a reason.
   */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "bigint",
          "boolean",
          "date",
          "decimal",
          "double",
          "float",
          "int",
          "timestamp",
          "to_date",
          "to_number",
          "to_timestamp",
          "to_timestamp_ltz",
          "to_timestamp_ntz",
          "try_to_date",
          "try_to_number",
          "try_to_timestamp");

  private static final CatalystSqlParser PARSER = new CatalystSqlParser();

  private SqlText() {}

  /** Columns an expression reads; what does not parse or converts unchecked is a problem. */
  static Set<String> columnsOf(String expression, Problems problems) {
    Set<String> columns = new LinkedHashSet<>();
    parse(() -> PARSER.parseExpression(expression), problems)
        .ifPresent(parsed -> visit(parsed, columns, problems));
    return columns;
  }

  private static void visit(Expression expression, Set<String> columns, Problems problems) {
    if (expression instanceof UnresolvedAttribute attribute) {
      columns.add(attribute.name());
    } else if (expression instanceof Cast cast && !(cast.dataType() instanceof StringType)) {
      problems.add(
          "CAST to %s would lose values in silence; give the raw column that type instead"
              .formatted(cast.dataType().sql().toLowerCase(Locale.ROOT)));
    } else if (CONVERSIONS.contains(expression.prettyName())) {
      problems.add(
          "%s would lose values in silence; give the raw column a type and formats instead"
              .formatted(expression.prettyName()));
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      visit(child, columns, problems);
    }
  }

  /** Tables a query reads, in the order they stand in it, without its own WITH names. */
  static List<String> tablesOf(String query, Problems problems) {
    Set<String> tables = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    parse(() -> PARSER.parsePlan(query), problems)
        .ifPresent(parsed -> visit(parsed, tables, named));
    tables.removeAll(named);
    return new ArrayList<>(tables);
  }

  private static void visit(LogicalPlan plan, Set<String> tables, Set<String> named) {
    if (plan instanceof UnresolvedRelation relation) {
      tables.add(relation.tableName());
    }
    if (plan instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations()).forEach(cte -> named.add(cte._1()));
    }
    for (Object child : CollectionConverters.asJava(plan.innerChildren())) {
      if (child instanceof LogicalPlan inner) {
        visit(inner, tables, named);
      }
    }
    for (LogicalPlan child : CollectionConverters.asJava(plan.children())) {
      visit(child, tables, named);
    }
  }

  /** Spark's parser throws a checked exception that its signature does not tell Java of. */
  private static <T> Optional<T> parse(Callable<T> parser, Problems problems) {
    try {
      return Optional.of(parser.call());
    } catch (ParseException e) {
      problems.add(
          "not valid SQL: "
              + String.valueOf(e.getMessage()).strip().lines().findFirst().orElse(""));
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot parse SQL", e);
    }
  }
}
