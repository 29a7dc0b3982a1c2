package io.saleslake.sql;

import io.saleslake.FirstLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.jspecify.annotations.Nullable;

/**
 * Spark's parser, with its complaint as a problem. SQL that is too long or nested too deeply is a
 * problem, too: neither Spark's parser nor its analyzer bounds its recursion.
 */
final class SqlParser {
  static final int MAX_CHARACTERS = 100_000;
  static final int MAX_DEPTH = 100;

  /**
   * Half of what a thread has by default, so that what is parsed here can be parsed, analyzed and
   * run in any thread. Brackets of 100 levels take less than this.
   */
  private static final long STACK_BYTES = 512 << 10;

  private static final CatalystSqlParser PARSER = new CatalystSqlParser();

  /** One of the parser's methods. */
  interface Call<T> {
    T parse(CatalystSqlParser parser, String sql) throws Exception;
  }

  private record Level(TreeNode<?> node, int depth) {}

  private SqlParser() {}

  /** The tree, unless it is a problem. */
  static <T extends TreeNode<?>> Optional<T> parse(
      String sql, Call<T> call, List<String> problems) {
    if (sql.length() > MAX_CHARACTERS) {
      problems.add(
          "%d characters of SQL are too many (at most %d)".formatted(sql.length(), MAX_CHARACTERS));
      return Optional.empty();
    }
    try {
      T tree = inThreadOfItsOwn(sql, call);
      if (isTooDeep(tree)) {
        problems.add(tooDeep());
        return Optional.empty();
      }
      return Optional.of(tree);
    } catch (ExecutionException e) {
      problems.add(problem(e.getCause()));
      return Optional.empty();
    }
  }

  private static <T> T inThreadOfItsOwn(String sql, Call<T> call) throws ExecutionException {
    FutureTask<T> parsing = new FutureTask<>(() -> call.parse(PARSER, sql));
    new Thread(null, parsing, "sql-parser", STACK_BYTES).start();
    try {
      return parsing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot parse SQL: interrupted", e);
    }
  }

  private static String problem(@Nullable Throwable failure) {
    // A StackOverflowError does no harm here: its thread ran nothing but the parser, which holds no
    // lock and no state of this program, and has ended.
    if (failure instanceof StackOverflowError
        || (failure instanceof ParseException parse
            && "FAILED_TO_PARSE_TOO_COMPLEX".equals(parse.getCondition()))) {
      return tooDeep();
    }
    if (failure instanceof ParseException) {
      return "not valid SQL: " + FirstLine.of(failure);
    }
    throw new IllegalStateException("Cannot parse SQL", failure);
  }

  private static String tooDeep() {
    return "nested too deeply (at most %d levels)".formatted(MAX_DEPTH);
  }

  /** Does not recurse: {@code 1 + 1 + 1} and so on is as deep as it is long. */
  private static boolean isTooDeep(TreeNode<?> root) {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(root, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth() > MAX_DEPTH) {
        return true;
      }
      for (TreeNode<?> node : SqlTree.below(level.node())) {
        open.push(new Level(node, level.depth() + 1));
      }
    }
    return false;
  }
}
