package io.saleslake.sql;

import io.saleslake.FirstLine;
import io.saleslake.contract.SqlScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BinaryOperator;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.JsonToStructs;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.ParseToDate;
import org.apache.spark.sql.catalyst.expressions.ParseToTimestamp;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DatetimeType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Holds what Spark's analyzer makes of SQL in a contract against the allowed functions and syntax:
 * a name that resolves to something else is refused, and so is text that an operator or function
 * would convert by itself.
 */
public final class AnalyzedSql {
  /** A number or a time; Spark also takes words such as {@code now} for a time. */
  private static final Pattern IN_DIGITS = Pattern.compile("\\s*[-+.]?\\d.*", Pattern.DOTALL);

  /** The call that the parser writes as a cast. */
  private static final Pattern STRING = Pattern.compile("(?is)string\\s*\\(.*");

  /** Operators that give their operands one type, which is text if one of them is text. */
  private static final Set<String> OF_ONE_TYPE =
      Set.of("CaseWhen", "Coalesce", "CreateArray", "CreateMap", "If", "In", "Nvl");

  /** What {@code BETWEEN}, {@code nullif} and {@code nvl} are made of. */
  private static final Set<String> PARTS =
      Set.of("And", "Coalesce", "EqualTo", "GreaterThanOrEqual", "If", "LessThanOrEqual", "With");

  private final SqlScope scope;
  private final Set<String> views;
  private final Set<String> problems = new LinkedHashSet<>();

  private AnalyzedSql(SqlScope scope, Set<String> views) {
    this.scope = scope;
    this.views = views;
  }

  /** As {@link #analyse}. */
  public static List<String> problems(
      Supplier<org.apache.spark.sql.Dataset<Row>> sql, SqlScope scope, Set<String> views) {
    List<String> problems = new ArrayList<>();
    var unused = analyse(sql, scope, views, problems);
    return problems;
  }

  /**
   * Analyses SQL.
   *
   * @param sql over tables without rows
   * @param views and tables that it may read
   * @param problems gets what is wrong with it
   * @return what it yields; empty when that cannot be told
   */
  public static Optional<org.apache.spark.sql.Dataset<Row>> analyse(
      Supplier<org.apache.spark.sql.Dataset<Row>> sql,
      SqlScope scope,
      Set<String> views,
      List<String> problems) {
    try {
      Dataset<Row> rows = (Dataset<Row>) sql.get();
      AnalyzedSql checked = new AnalyzedSql(scope, views);
      checked.visit(rows.queryExecution().analyzed(), null);
      problems.addAll(checked.problems);
      return Optional.of(rows);
    } catch (Exception e) {
      if (!(e instanceof AnalysisException)) {
        throw new IllegalStateException("Cannot analyse SQL of a contract", e);
      }
      problems.add(FirstLine.of(e));
      return Optional.empty();
    }
  }

  /**
   * Visits a tree.
   *
   * @param owner the operator or function that the node is an operand of, if it is one
   */
  private void visit(TreeNode<?> node, @Nullable Expression owner) {
    if (node instanceof View view) {
      if (!views.contains(view.desc().identifier().table())) {
        refuse(view.desc().identifier().unquotedString());
      }
      return;
    }
    if (node instanceof DataSourceV2Relation relation) {
      String name = relation.catalog().get().name() + "." + relation.identifier().get().name();
      if (!views.contains(name)) {
        refuse(name);
      }
      return;
    }
    if (node instanceof LogicalPlan plan) {
      if (AllowedSyntax.allowsAnalyzed(plan)) {
        SqlTree.below(plan).forEach(below -> visit(below, null));
      } else {
        refuse(plan.nodeName());
      }
      return;
    }
    Expression expression = (Expression) node;
    if (!AllowedSyntax.allowsAnalyzed(expression)) {
      refuse(expression.prettyName());
      return;
    }
    if (expression instanceof Cast cast) {
      check(cast, owner);
    } else if (expression instanceof JsonToStructs json && !isText(json.dataType())) {
      problems.add("from_json would lose values in silence; give its fields the type string");
    }
    if (expression instanceof ParseToDate || expression instanceof ParseToTimestamp) {
      checkStable(expression.children().head(), expression.dataType());
    }
    Expression next = isPartOf(owner, expression) ? owner : expression;
    SqlTree.below(expression).forEach(below -> visit(below, next));
  }

  private static boolean isPartOf(@Nullable Expression owner, Expression expression) {
    return owner instanceof RuntimeReplaceable
        && PARTS.contains(expression.getClass().getSimpleName());
  }

  private void check(Cast cast, @Nullable Expression owner) {
    DataType from = cast.child().dataType();
    boolean wasText = from instanceof StringType;
    boolean isText = cast.dataType() instanceof StringType;
    String to = nameOf(cast.dataType());
    if (wasText == isText || from instanceof NullType || cast.dataType() instanceof BinaryType) {
      return;
    }
    if (checkStable(cast.child(), cast.dataType())) {
      return;
    }
    if (isWritten(cast)) {
      if (scope == SqlScope.RESHAPE && wasText) {
        problems.add(
            "CAST to %s would lose values in silence; give the mapped column that type instead"
                .formatted(to));
      }
    } else if (isText && OF_ONE_TYPE.contains(String.valueOf(classOf(owner)))) {
      problems.add("%s: mixes text and %s".formatted(nameOf(owner), nameOf(from)));
    } else if (wasText && !converts(cast)) {
      problems.add(
          "%s: %s taken for %s would lose values in silence; %s"
              .formatted(nameOf(owner), text(cast, owner), to, remedy()));
    }
  }

  /** Whether a constant for a time is a problem: it is a word, or may become one. */
  private boolean checkStable(Expression text, DataType to) {
    if (!(to instanceof DatetimeType)
        || !(text.dataType() instanceof StringType)
        || !text.foldable()
        || isInDigits(text)) {
      return false;
    }
    problems.add(
        "%s for a %s may change from run to run; write it in digits"
            .formatted(text.sql(), nameOf(to)));
    return true;
  }

  private static boolean isInDigits(Expression text) {
    return text instanceof Literal literal
        && IN_DIGITS.matcher(String.valueOf(literal.value())).matches();
  }

  /** Whether the contract asks for the conversion. */
  private static boolean isWritten(Cast cast) {
    return cast.getTagValue(Cast.USER_SPECIFIED_CAST()).isDefined()
        || STRING.matcher(SqlTree.textOf(cast)).matches();
  }

  /** A literal that converts. */
  private static boolean converts(Cast cast) {
    if (!isInDigits(cast.child())) {
      return false;
    }
    try {
      return cast.eval(null) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private String remedy() {
    return switch (scope) {
      case ROW -> "give the column that type";
      case RESHAPE -> "give the mapped column that type";
      case MART -> "write CAST";
    };
  }

  /** The text that is converted, by the names of its columns. */
  private static String text(Cast cast, @Nullable Expression owner) {
    if (cast.child() instanceof Literal literal) {
      return "text " + literal.sql();
    }
    return Stream.of(cast.child(), owner == null ? cast : owner)
        .map(
            expression ->
                CollectionConverters.asJava(expression.references().toSeq()).stream()
                    .filter(column -> column.dataType() instanceof StringType)
                    .map(Attribute::name)
                    .toList())
        .filter(columns -> !columns.isEmpty())
        .findFirst()
        .map(columns -> "text column '%s'".formatted(String.join("', '", columns)))
        .orElse("text");
  }

  private static boolean isText(DataType type) {
    if (type instanceof StructType struct) {
      return Stream.of(struct.fields()).map(StructField::dataType).allMatch(AnalyzedSql::isText);
    }
    return type instanceof ArrayType array
        ? isText(array.elementType())
        : type instanceof StringType;
  }

  private static String nameOf(DataType type) {
    return type.sql().toLowerCase(Locale.ROOT);
  }

  private static String nameOf(@Nullable Expression owner) {
    if (owner == null || owner instanceof Alias) {
      return "a set operation";
    }
    if (owner instanceof UnaryMinus) {
      return "-";
    }
    return owner instanceof BinaryOperator operator ? operator.symbol() : owner.prettyName();
  }

  private static @Nullable String classOf(@Nullable Expression owner) {
    return owner == null ? null : owner.getClass().getSimpleName();
  }

  private void refuse(String what) {
    problems.add("%s is not allowed (%s)".formatted(what, SqlSyntax.LISTED));
  }
}
