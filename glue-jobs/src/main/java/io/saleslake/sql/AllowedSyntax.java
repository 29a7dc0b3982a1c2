package io.saleslake.sql;

import io.saleslake.contract.AllowedFunctions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * The operators and clauses that SQL in a contract may contain, as the classes of Spark's trees:
 * what is not known here is refused, whatever it is called.
 */
final class AllowedSyntax {
  /** In the parser's trees and in the analyzer's. */
  private static final Set<String> OPERATORS =
      Set.of(
          "Add",
          "Alias",
          "And",
          "Between",
          "CaseWhen",
          "Cast",
          "Coalesce",
          "Concat",
          "CreateNamedStruct",
          "CurrentRow$",
          "Divide",
          "EqualNullSafe",
          "EqualTo",
          "Exists",
          "GreaterThan",
          "GreaterThanOrEqual",
          "ILike",
          "In",
          "InSubquery",
          "IntegralDivide",
          "IsNotNull",
          "IsNull",
          "LambdaFunction",
          "LessThan",
          "LessThanOrEqual",
          "Like",
          "ListQuery",
          "Literal",
          "Multiply",
          "Not",
          "Or",
          "RLike",
          "Remainder",
          "ScalarSubquery",
          "SortOrder",
          "SpecifiedWindowFrame",
          "StringLocate",
          "StringTrim",
          "StringTrimLeft",
          "StringTrimRight",
          "Substring",
          "Subtract",
          "UnaryMinus",
          "UnaryPositive",
          "UnboundedFollowing$",
          "UnboundedPreceding$",
          "UnspecifiedFrame$",
          "WindowExpression",
          "WindowSpecDefinition");

  /** In the parser's trees alone. */
  private static final Set<String> UNRESOLVED =
      Set.of(
          "MultiAlias",
          "UnresolvedAlias",
          "UnresolvedAttribute",
          "UnresolvedExtractValue",
          "UnresolvedFunction",
          "UnresolvedGenerator",
          "UnresolvedNamedLambdaVariable",
          "UnresolvedStar",
          "UnresolvedWindowExpression");

  /** What the analyzer makes of allowed operators and functions beside the functions' classes. */
  private static final Set<String> RESOLVED =
      Set.of(
          "AggregateExpression",
          "AttributeReference",
          "Ceil",
          "CommonExpressionDef",
          "CommonExpressionRef",
          "Contains",
          "DateAdd",
          "DateAddInterval",
          "DateAddYMInterval",
          "EndsWith",
          "Explode",
          "Extract",
          "ExtractANSIIntervalDays",
          "First",
          "Floor",
          "GetArrayItem",
          "GetArrayStructFields",
          "GetMapValue",
          "GetStructField",
          "Hour",
          "If",
          "Inline",
          "Last",
          "Length",
          "Minute",
          "NamedLambdaVariable",
          "OuterReference",
          "Percentile",
          "PosExplode",
          "RoundCeil",
          "RoundFloor",
          "Second",
          "StartsWith",
          "StringLPad",
          "StringRPad",
          "SubtractDates",
          "SubtractTimestamps",
          "TimestampAddInterval",
          "TimestampAddYMInterval",
          "With");

  /** Classes of the allowed functions themselves. */
  private static final Set<String> FUNCTIONS =
      AllowedFunctions.ALL.stream()
          .map(function -> new FunctionIdentifier(function.name()))
          .flatMap(
              name ->
                  Stream.of(FunctionRegistry.builtin().lookupFunction(name).get().getClassName()))
          .map(type -> type.substring(type.lastIndexOf('.') + 1))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> CLAUSES =
      Set.of(
          "Aggregate",
          "Distinct",
          "Except",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LocalLimit",
          "OneRowRelation",
          "Project",
          "Sort",
          "SubqueryAlias",
          "Union",
          "Unpivot");

  private static final Set<String> UNRESOLVED_CLAUSES =
      Set.of(
          "UnresolvedHaving",
          "UnresolvedInlineTable",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedWith",
          "WithWindowDefinition");

  private static final Set<String> RESOLVED_CLAUSES =
      Set.of(
          "CTERelationDef",
          "CTERelationRef",
          "Expand",
          "LocalRelation",
          "ResolvedInlineTable",
          "Window",
          "WithCTE");

  private AllowedSyntax() {}

  /** Whether the parser writes an operator as a call of that name. */
  static boolean isOperator(String function) {
    return function.equals("between");
  }

  static boolean allowsParsed(Expression expression) {
    String name = expression.getClass().getSimpleName();
    return OPERATORS.contains(name) || UNRESOLVED.contains(name);
  }

  static boolean allowsParsed(LogicalPlan plan) {
    String name = plan.getClass().getSimpleName();
    return CLAUSES.contains(name) || UNRESOLVED_CLAUSES.contains(name);
  }

  static boolean allowsAnalyzed(Expression expression) {
    String name = expression.getClass().getSimpleName();
    return OPERATORS.contains(name) || RESOLVED.contains(name) || FUNCTIONS.contains(name);
  }

  static boolean allowsAnalyzed(LogicalPlan plan) {
    String name = plan.getClass().getSimpleName();
    return CLAUSES.contains(name) || RESOLVED_CLAUSES.contains(name);
  }
}
