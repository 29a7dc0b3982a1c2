package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls of Spark's functions in the SQL of DuckDB. */
final class SparkCalls {
  /** Functions of which a macro has the name, or DuckDB the same semantics. */
  private static final Set<String> SAME =
      Set.of(
          ("coalesce nullif greatest least isnan upper lower trim ltrim rtrim length "
                  + "char_length substring substr left right lpad rpad replace translate reverse "
                  + "split split_part instr contains startswith endswith ascii chr hex md5 sha2 "
                  + "regexp_count abs sign round bround ceil ceiling floor mod power pow sqrt exp ln "
                  + "log10 year quarter month day dayofmonth dayofweek weekday dayofyear weekofyear "
                  + "hour minute second trunc date_trunc last_day date_add date_sub datediff "
                  + "date_diff add_months date_format to_utc_timestamp from_utc_timestamp "
                  + "unix_seconds timestamp_seconds timestamp_millis array_size cardinality make_date "
                  + "element_at array_contains array_distinct array_join array_max array_min "
                  + "sort_array slice flatten map_keys map_values regexp_extract_all")
              .split(" "));

  /** DuckDB's hash of its arguments, which Spark does not have. */
  static final String HASH = "hash";

  /** Aggregates and window functions of which DuckDB gives the same values. */
  private static final Set<String> AGGREGATES =
      Set.of(
          "min",
          "max",
          "any_value",
          "bool_and",
          "bool_or",
          "percent_rank",
          "cume_dist",
          "lag",
          "lead",
          "first_value",
          "last_value");

  /** The same, but as BIGINT or HUGEINT instead of INT. */
  private static final Set<String> RANKS = Set.of("row_number", "rank", "dense_rank", "ntile");

  private SparkCalls() {}

  /**
   * A call.
   *
   * @param name in lower case
   * @param suffix what follows the call and belongs to it, such as its window
   */
  static String call(String name, List<SqlNode> nodes, String suffix) {
    List<List<SqlNode>> arguments = SparkSql.arguments(nodes);
    if (AGGREGATES.contains(name)) {
      return "system.main.%s(%s)%s".formatted(name, AggregateCalls.aggregated(nodes), suffix);
    } else if (RANKS.contains(name)) {
      return "CAST(%s(%s)%s AS INTEGER)".formatted(name, SparkSql.list(arguments), suffix);
    }
    String over = suffix;
    return switch (name) {
      case "count" -> "system.main.count(%s)%s".formatted(AggregateCalls.counted(nodes), over);
      case "count_if" ->
          "CAST(coalesce(system.main.count_if(%s)%s, 0) AS BIGINT)"
              .formatted(AggregateCalls.aggregated(nodes), over);
      case "sum" -> AggregateCalls.sum(nodes, over);
      case "avg", "mean" -> AggregateCalls.average(nodes, over);
      case "median" -> AggregateCalls.percentile(nodes, "0.5", over);
      case "percentile" ->
          AggregateCalls.percentile(arguments.get(0), CallArguments.at(arguments, 1), over);
      case "min_by" -> "system.main.arg_min_null(%s)%s".formatted(SparkSql.list(arguments), over);
      case "max_by" -> "system.main.arg_max_null(%s)%s".formatted(SparkSql.list(arguments), over);
      default -> {
        if (!suffix.isEmpty()) {
          throw new InvalidSqlException("function %s is not portable".formatted(name));
        }
        yield scalar(name, nodes, arguments);
      }
    };
  }

  private static String scalar(String name, List<SqlNode> nodes, List<List<SqlNode>> arguments) {
    return switch (name) {
      case "cast", "try_cast" -> cast(nodes, name.equals("try_cast"));
      case "string", "int", "bigint", "double", "boolean", "date", "timestamp" ->
          SparkTypes.cast(
              SparkSql.list(arguments),
              SparkTypes.take(List.of(new Word(name)), taken -> {}),
              false);
      case "to_date" ->
          arguments.size() == 1
              ? "to_date(%s)".formatted(SparkSql.list(arguments))
              : TimeCalls.parsed("to_date", arguments);
      case "to_timestamp" ->
          arguments.size() == 1
              ? "to_timestamp(%s)".formatted(SparkSql.list(arguments))
              : TimeCalls.parsed("to_timestamp", arguments);
      case "try_to_timestamp" -> TimeCalls.tryToTimestamp(arguments);
      case "if" ->
          "CASE WHEN %s THEN %s ELSE %s END"
              .formatted(
                  CallArguments.at(arguments, 0),
                  CallArguments.at(arguments, 1),
                  CallArguments.at(arguments, 2));
      case "nvl", "ifnull" -> "coalesce(%s)".formatted(SparkSql.list(arguments));
      case "isnull" -> "((%s) IS NULL)".formatted(CallArguments.at(arguments, 0));
      case "isnotnull" -> "((%s) IS NOT NULL)".formatted(CallArguments.at(arguments, 0));
      case "concat" -> concat(arguments);
      case "concat_ws" -> concatWithSeparator(arguments);
      case "xxhash64" -> hash(arguments);
      case "regexp_like", "regexp" -> ExpressionCalls.regexpLike(arguments);
      case "regexp_replace" -> ExpressionCalls.regexpReplace(arguments);
      case "regexp_extract" -> ExpressionCalls.regexpExtract(arguments);
      case "trim" -> trim(nodes);
      case "position", "locate" -> position(nodes);
      case "extract" -> TimeCalls.extract(nodes);
      case "date_part" ->
          TimeCalls.part(
              CallArguments.constant(arguments.get(0)).orElse(""), CallArguments.at(arguments, 1));
      case "timestampadd" -> TimeCalls.timestampAdd(arguments);
      case "concat_present" -> "system.main.concat_ws(',', %s)".formatted(SparkSql.list(arguments));
      case "raise_error" -> "error(%s)".formatted(SparkSql.list(arguments));
      case "named_struct" -> NestedCalls.namedStruct(arguments);
      case "struct" -> NestedCalls.struct(arguments);
      case "array" -> "[%s]".formatted(SparkSql.list(arguments));
      case "map" -> NestedCalls.map(arguments);
      case "filter" -> "system.main.list_filter(%s)".formatted(NestedCalls.withLambda(arguments));
      case "transform" ->
          "system.main.list_transform(%s)".formatted(NestedCalls.withLambda(arguments));
      case "exists" ->
          "any_true(system.main.list_transform(%s))".formatted(NestedCalls.withLambda(arguments));
      case "to_json" -> NestedCalls.json(nodes);
      case "from_json" -> NestedCalls.jsonFields(arguments);
      case "explode" -> "unnest(%s)".formatted(SparkSql.list(arguments));
      default -> {
        if (!SAME.contains(name) && !name.equals(HASH)) {
          throw new InvalidSqlException("function %s is not portable".formatted(name));
        }
        yield "%s(%s)".formatted(name, SparkSql.list(arguments));
      }
    };
  }

  private static String cast(List<SqlNode> nodes, boolean isTry) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (SparkSql.isWord(nodes.get(i), "as")) {
        String type = SparkTypes.take(nodes.subList(i + 1, nodes.size()), taken -> {});
        List<SqlNode> value = nodes.subList(0, i);
        return value.size() == 1 && SparkSql.isWord(value.get(0), "null")
            ? "CAST(NULL AS %s)".formatted(type)
            : SparkTypes.cast(SparkSql.translate(value), type, isTry);
      }
    }
    throw new InvalidSqlException("CAST without AS");
  }

  private static String concat(List<List<SqlNode>> arguments) {
    if (arguments.size() == 1) {
      return "to_text(%s)".formatted(CallArguments.at(arguments, 0));
    }
    return IntStream.range(0, arguments.size())
        .mapToObj(i -> "(" + CallArguments.at(arguments, i) + ")")
        .collect(joining(" || ", "(", ")"));
  }

  private static String concatWithSeparator(List<List<SqlNode>> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(
            i ->
                i == 0
                    ? CallArguments.at(arguments, i)
                    : "to_text(%s)".formatted(CallArguments.at(arguments, i)))
        .collect(joining(", ", "concat_ws(", ")"));
  }

  private static String hash(List<List<SqlNode>> arguments) {
    String hash = "CAST(42 AS BIGINT)";
    for (int i = 0; i < arguments.size(); i++) {
      hash = "hash_with(%s, %s)".formatted(hash, CallArguments.at(arguments, i));
    }
    return hash;
  }

  /** {@code trim(x)} and {@code TRIM(LEADING 'a' FROM x)}. */
  private static String trim(List<SqlNode> nodes) {
    int from =
        IntStream.range(0, nodes.size())
            .filter(i -> SparkSql.isWord(nodes.get(i), "from"))
            .findFirst()
            .orElse(-1);
    if (from < 0) {
      return "trim(%s)".formatted(SparkSql.list(SparkSql.arguments(nodes)));
    }
    int start = 0;
    String function = "trim";
    if (SparkSql.isWord(nodes.get(0), "leading")) {
      function = "ltrim";
      start = 1;
    } else if (SparkSql.isWord(nodes.get(0), "trailing")) {
      function = "rtrim";
      start = 1;
    } else if (SparkSql.isWord(nodes.get(0), "both")) {
      start = 1;
    }
    String text = SparkSql.translate(nodes.subList(from + 1, nodes.size()));
    return start == from
        ? "%s(%s)".formatted(function, text)
        : "%s(%s, %s)".formatted(function, text, SparkSql.translate(nodes.subList(start, from)));
  }

  /** {@code position('a', x)} and {@code position('a' IN x)}. */
  private static String position(List<SqlNode> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      if (SparkSql.isWord(nodes.get(i), "in")) {
        return "position_of(%s, %s)"
            .formatted(
                SparkSql.translate(nodes.subList(0, i)),
                SparkSql.translate(nodes.subList(i + 1, nodes.size())));
      }
    }
    return "position_of(%s)".formatted(SparkSql.list(SparkSql.arguments(nodes)));
  }
}
