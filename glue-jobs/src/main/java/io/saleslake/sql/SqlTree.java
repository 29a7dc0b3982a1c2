package io.saleslake.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.jdk.javaapi.CollectionConverters;

/** Walks Spark's trees, in which plans have expressions and expressions have plans. */
final class SqlTree {
  private SqlTree() {}

  /** All that is directly below a node: its inputs, expressions, subqueries and named queries. */
  static List<TreeNode<?>> below(TreeNode<?> node) {
    List<TreeNode<?>> below = new ArrayList<>();
    for (Object child : CollectionConverters.asJava(node.children())) {
      below.add((TreeNode<?>) child);
    }
    if (node instanceof LogicalPlan plan) {
      below.addAll(CollectionConverters.asJava(plan.expressions()));
    }
    if (node instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations()).forEach(named -> below.add(named._2()));
    }
    if (node instanceof PlanExpression<?> subquery) {
      below.add((TreeNode<?>) subquery.plan());
    }
    return below;
  }

  /** What a node was parsed from; empty when the parser did not make it. */
  static String textOf(TreeNode<?> node) {
    Origin origin = node.origin();
    if (origin.sqlText().isEmpty() || origin.startIndex().isEmpty()) {
      return "";
    }
    return origin
        .sqlText()
        .get()
        .substring((int) origin.startIndex().get(), (int) origin.stopIndex().get() + 1);
  }
}
