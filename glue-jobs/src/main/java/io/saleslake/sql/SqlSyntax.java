package io.saleslake.sql;

import io.saleslake.contract.AllowedFunctions;
import io.saleslake.contract.AllowedFunctions.AllowedFunction;
import io.saleslake.contract.AllowedFunctions.Group;
import io.saleslake.contract.SqlScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.types.DatetimeType;
import org.apache.spark.sql.types.StringType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Holds what Spark's own parser says of SQL in a contract against the allowed functions and syntax;
 * needs no Spark session, so it sees names and no types. {@link AnalyzedSql} sees the types.
 */
final class SqlSyntax {
  static final String LISTED = "docs/contracts.md lists what is allowed";

  /** The day or time in quotes; Spark also takes words such as {@code now}. */
  private static final Pattern FIXED_TIME = Pattern.compile("[^'\"]*['\"]\\s*[-+]?\\d.*");

  private final SqlScope scope;
  private final List<String> problems;
  private final Set<String> columns = new LinkedHashSet<>();
  private final List<UnresolvedRelation> relations = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<Expression> windowed = Collections.newSetFromMap(new IdentityHashMap<>());

  private SqlSyntax(SqlScope scope, List<String> problems) {
    this.scope = scope;
    this.problems = problems;
  }

  static SqlSyntax ofExpression(String sql, List<String> problems) {
    SqlSyntax syntax = new SqlSyntax(SqlScope.ROW, problems);
    SqlParser.parse(sql, (parser, text) -> parser.parseExpression(text), problems)
        .ifPresent(syntax::visit);
    return syntax;
  }

  static SqlSyntax ofQuery(String sql, SqlScope scope, List<String> problems) {
    SqlSyntax syntax = new SqlSyntax(scope, problems);
    SqlParser.parse(sql, (parser, text) -> parser.parsePlan(text), problems)
        .ifPresent(syntax::visit);
    return syntax;
  }

  /** Columns that are named. */
  Set<String> columns() {
    return columns;
  }

  /** Tables that are read, also in subqueries, but not the names of the query's own WITH. */
  List<String> tables() {
    return relations.stream()
        .filter(relation -> !isNamed(relation))
        .map(UnresolvedRelation::tableName)
        .distinct()
        .toList();
  }

  /** A name of WITH has one part, even when that has dots in it. */
  private boolean isNamed(UnresolvedRelation relation) {
    return relation.multipartIdentifier().size() == 1
        && named.contains(relation.multipartIdentifier().head().toLowerCase(Locale.ROOT));
  }

  private void visit(TreeNode<?> node) {
    if (node instanceof LogicalPlan plan && !allows(plan)) {
      return;
    }
    if (node instanceof Expression expression && !allows(expression)) {
      return;
    }
    SqlTree.below(node).forEach(this::visit);
  }

  private boolean allows(LogicalPlan plan) {
    if (plan instanceof Command || plan instanceof ParsedStatement) {
      problems.add("must be a query, and change nothing");
      return false;
    }
    if (!AllowedSyntax.allowsParsed(plan)) {
      return refuse(
          "%s is not allowed in a query".formatted(plan.nodeName().replace("Unresolved", "")));
    }
    if (plan instanceof UnresolvedRelation relation) {
      if (!relation.options().isEmpty() || relation.isStreaming()) {
        return refuse("options of a table are not allowed in a query");
      }
      relations.add(relation);
    }
    if (plan instanceof UnresolvedWith with) {
      if (with.allowRecursion()) {
        return refuse("WITH RECURSIVE is not allowed in a query");
      }
      CollectionConverters.asJava(with.cteRelations())
          .forEach(cte -> named.add(cte._1().toLowerCase(Locale.ROOT)));
    }
    return true;
  }

  private boolean allows(Expression expression) {
    if (expression instanceof UnresolvedAttribute attribute) {
      columns.add(attribute.name());
    } else if (expression instanceof UnresolvedFunction function) {
      return function(
          function,
          String.join(".", CollectionConverters.asJava(function.nameParts())),
          CollectionConverters.asJava(function.arguments()));
    } else if (expression instanceof UnresolvedGenerator generator) {
      return function(
          generator,
          generator.name().unquotedString(),
          CollectionConverters.asJava(generator.children()));
    } else if (expression instanceof WindowExpression window) {
      return window(window.windowFunction());
    } else if (expression instanceof UnresolvedWindowExpression window) {
      return window(window.child());
    } else if (scope == SqlScope.ROW
        && (expression instanceof SubqueryExpression || expression instanceof Star)) {
      problems.add("%s: an expression sees one row only".formatted(expression.sql()));
      return false;
    } else if (scope == SqlScope.ROW
        && expression instanceof Cast cast
        && !(cast.dataType() instanceof StringType)) {
      problems.add(
          "CAST to %s would lose values in silence; give the raw column that type instead"
              .formatted(cast.dataType().sql().toLowerCase(Locale.ROOT)));
      return false;
    } else if (expression instanceof Literal literal
        && literal.dataType() instanceof DatetimeType
        && !FIXED_TIME.matcher(SqlTree.textOf(literal)).matches()) {
      problems.add(
          "%s may change from run to run; write it in digits".formatted(SqlTree.textOf(literal)));
    } else if (!AllowedSyntax.allowsParsed(expression)) {
      return refuse("%s is not allowed".formatted(expression.prettyName()));
    }
    return true;
  }

  private boolean window(Expression function) {
    windowed.add(function);
    return true;
  }

  private boolean function(Expression call, String name, List<Expression> arguments) {
    Optional<AllowedFunction> function = AllowedFunctions.find(name);
    if (AllowedSyntax.isOperator(name)) {
      return true;
    } else if (function.isEmpty()) {
      return refuse("function '%s' is not allowed".formatted(name));
    }
    Optional<String> refused = function.get().refusedIn(scope);
    if (refused.isPresent()) {
      problems.add(refused.get());
      return false;
    }
    if (function.get().group() == Group.WINDOW && !windowed.contains(call)) {
      problems.add("%s: needs OVER (...)".formatted(function.get().name()));
      return false;
    }
    checkSize(function.get().name(), arguments);
    return true;
  }

  private void checkSize(String function, List<Expression> arguments) {
    Integer index = AllowedFunctions.SIZE_ARGUMENT.get(function);
    if (index != null
        && index < arguments.size()
        && !(arguments.get(index) instanceof Literal literal
            && literal.value() instanceof Integer size
            && size <= AllowedFunctions.MAX_SIZE)) {
      problems.add(
          "%s: the size must be a number up to %d".formatted(function, AllowedFunctions.MAX_SIZE));
    }
  }

  private boolean refuse(String what) {
    problems.add("%s (%s)".formatted(what, LISTED));
    return false;
  }
}
