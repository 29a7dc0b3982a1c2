package io.saleslake.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's own parser says of a query in a contract; needs no Spark session. */
final class SqlQuery {
  private final Problems problems;
  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  private SqlQuery(Problems problems) {
    this.problems = problems;
  }

  /** Tables a query reads, also in its subqueries, but not the names of its own WITH. */
  static List<String> tablesOf(String sql, Problems problems) {
    SqlQuery query = new SqlQuery(problems);
    SqlParser.parse(parser -> parser.parsePlan(sql), problems).ifPresent(query::visit);
    return query.tables.stream()
        .filter(table -> !query.named.contains(table.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void visit(LogicalPlan plan) {
    if (plan instanceof UnresolvedRelation relation) {
      tables.add(relation.tableName());
    }
    if (plan instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations())
          .forEach(cte -> named.add(cte._1().toLowerCase(Locale.ROOT)));
    }
    if (plan instanceof Command || plan instanceof ParsedStatement) {
      problems.add("must be a query, and change nothing");
      return;
    }
    // What WITH names and what the plan's expressions ask.
    for (Object child : CollectionConverters.asJava(plan.innerChildren())) {
      if (child instanceof LogicalPlan inner) {
        visit(inner);
      }
    }
    CollectionConverters.asJava(plan.children()).forEach(this::visit);
  }
}
