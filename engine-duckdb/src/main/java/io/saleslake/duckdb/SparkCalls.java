package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.duckdb.SqlNode.Group;
import io.saleslake.duckdb.SqlNode.Name;
import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Symbol;
import io.saleslake.duckdb.SqlNode.Text;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls of Spark's functions in the SQL of DuckDB. */
final class SparkCalls {
  private static final Set<String> PARTS =
      Set.of(
          "year",
          "quarter",
          "month",
          "week",
          "day",
          "dayofweek",
          "dow",
          "doy",
          "hour",
          "minute",
          "second");

  /** Functions of which a macro has the name, or DuckDB the same semantics. */
  private static final Set<String> SAME =
      Set.of(
          "coalesce",
          "nullif",
          "greatest",
          "least",
          "isnan",
          "upper",
          "lower",
          "trim",
          "ltrim",
          "rtrim",
          "length",
          "char_length",
          "substring",
          "substr",
          "left",
          "right",
          "lpad",
          "rpad",
          "replace",
          "translate",
          "reverse",
          "split",
          "split_part",
          "instr",
          "contains",
          "startswith",
          "endswith",
          "ascii",
          "chr",
          "hex",
          "md5",
          "sha2",
          "regexp_count",
          "abs",
          "sign",
          "round",
          "bround",
          "ceil",
          "ceiling",
          "floor",
          "mod",
          "power",
          "pow",
          "sqrt",
          "exp",
          "ln",
          "log10",
          "year",
          "quarter",
          "month",
          "day",
          "dayofmonth",
          "dayofweek",
          "weekday",
          "dayofyear",
          "weekofyear",
          "hour",
          "minute",
          "second",
          "trunc",
          "date_trunc",
          "last_day",
          "date_add",
          "date_sub",
          "datediff",
          "date_diff",
          "add_months",
          "date_format",
          "to_utc_timestamp",
          "from_utc_timestamp",
          "unix_seconds",
          "timestamp_seconds",
          "timestamp_millis",
          "array_size",
          "cardinality",
          "make_date",
          "element_at",
          "array_contains",
          "array_distinct",
          "array_join",
          "array_max",
          "array_min",
          "sort_array",
          "slice",
          "flatten",
          "map_keys",
          "map_values",
          "regexp_extract_all");

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
      return "system.main.%s(%s)%s".formatted(name, aggregated(nodes), suffix);
    } else if (RANKS.contains(name)) {
      return "CAST(%s(%s)%s AS INTEGER)".formatted(name, SparkSql.list(arguments), suffix);
    }
    String over = suffix;
    return switch (name) {
      case "count" -> "system.main.count(%s)%s".formatted(counted(nodes), over);
      case "count_if" ->
          "CAST(coalesce(system.main.count_if(%s)%s, 0) AS BIGINT)"
              .formatted(aggregated(nodes), over);
      case "sum" -> sum(nodes, over);
      case "avg", "mean" -> average(nodes, over);
      case "median" -> percentile(nodes, "0.5", over);
      case "percentile" -> percentile(arguments.get(0), at(arguments, 1), over);
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
              : parsed("to_date", arguments);
      case "to_timestamp" ->
          arguments.size() == 1
              ? "to_timestamp(%s)".formatted(SparkSql.list(arguments))
              : parsed("to_timestamp", arguments);
      case "try_to_timestamp" -> tryToTimestamp(arguments);
      case "if" ->
          "CASE WHEN %s THEN %s ELSE %s END"
              .formatted(at(arguments, 0), at(arguments, 1), at(arguments, 2));
      case "nvl", "ifnull" -> "coalesce(%s)".formatted(SparkSql.list(arguments));
      case "isnull" -> "((%s) IS NULL)".formatted(at(arguments, 0));
      case "isnotnull" -> "((%s) IS NOT NULL)".formatted(at(arguments, 0));
      case "concat" -> concat(arguments);
      case "concat_ws" -> concatWithSeparator(arguments);
      case "xxhash64" -> hash(arguments);
      case "regexp_like", "regexp" -> regexpLike(arguments);
      case "regexp_replace" -> regexpReplace(arguments);
      case "regexp_extract" -> regexpExtract(arguments);
      case "trim" -> trim(nodes);
      case "position", "locate" -> position(nodes);
      case "extract" -> extract(nodes);
      case "date_part" -> part(constant(arguments.get(0)).orElse(""), at(arguments, 1));
      case "timestampadd" -> timestampAdd(arguments);
      case "concat_present" -> "system.main.concat_ws(',', %s)".formatted(SparkSql.list(arguments));
      case "raise_error" -> "error(%s)".formatted(SparkSql.list(arguments));
      case "named_struct" -> namedStruct(arguments);
      case "struct" -> struct(arguments);
      case "array" -> "[%s]".formatted(SparkSql.list(arguments));
      case "map" -> map(arguments);
      case "filter" -> "system.main.list_filter(%s)".formatted(withLambda(arguments));
      case "transform" -> "system.main.list_transform(%s)".formatted(withLambda(arguments));
      case "exists" -> "any_true(system.main.list_transform(%s))".formatted(withLambda(arguments));
      case "to_json" -> json(nodes);
      case "from_json" -> jsonFields(arguments);
      case "explode" -> "unnest(%s)".formatted(SparkSql.list(arguments));
      default -> {
        if (!SAME.contains(name) && !name.equals(HASH)) {
          throw new InvalidSqlException("function %s is not portable".formatted(name));
        }
        yield "%s(%s)".formatted(name, SparkSql.list(arguments));
      }
    };
  }

  private static String at(List<List<SqlNode>> arguments, int index) {
    if (index >= arguments.size()) {
      throw new InvalidSqlException("an argument is missing");
    }
    return SparkSql.translate(arguments.get(index));
  }

  /** The text of a constant. */
  private static Optional<String> constant(List<SqlNode> argument) {
    return !argument.isEmpty() && argument.stream().allMatch(Text.class::isInstance)
        ? Optional.of(argument.stream().map(text -> ((Text) text).value()).collect(joining()))
        : Optional.empty();
  }

  private static Optional<Integer> whole(List<SqlNode> argument) {
    return argument.size() == 1
            && argument.get(0) instanceof Numeral number
            && number.text().matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(number.text()))
        : Optional.empty();
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

  private static String parsed(String name, List<List<SqlNode>> arguments) {
    String time =
        "make_timestamp(java_parse_time(%s, %s, true))"
            .formatted(at(arguments, 0), at(arguments, 1));
    String found = "must(%s, %s)".formatted(time, at(arguments, 0));
    return name.equals("to_date") ? "CAST(%s AS DATE)".formatted(found) : found;
  }

  private static String tryToTimestamp(List<List<SqlNode>> arguments) {
    if (arguments.size() == 1) {
      return "try_timestamp(%s)".formatted(at(arguments, 0));
    }
    Optional<NativeTimePattern> natively =
        constant(arguments.get(1)).flatMap(NativeTimePattern::of);
    return natively
        .map(
            pattern ->
                "try_to_timestamp_like(%s, %s, %s, %s)"
                    .formatted(
                        at(arguments, 0),
                        at(arguments, 1),
                        SparkLiterals.text(pattern.expression()),
                        SparkLiterals.text(pattern.format())))
        .orElseGet(() -> "try_to_timestamp(%s, %s)".formatted(at(arguments, 0), at(arguments, 1)));
  }

  private static String concat(List<List<SqlNode>> arguments) {
    if (arguments.size() == 1) {
      return "to_text(%s)".formatted(at(arguments, 0));
    }
    return IntStream.range(0, arguments.size())
        .mapToObj(i -> "(" + at(arguments, i) + ")")
        .collect(joining(" || ", "(", ")"));
  }

  private static String concatWithSeparator(List<List<SqlNode>> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(i -> i == 0 ? at(arguments, i) : "to_text(%s)".formatted(at(arguments, i)))
        .collect(joining(", ", "concat_ws(", ")"));
  }

  private static String hash(List<List<SqlNode>> arguments) {
    String hash = "CAST(42 AS BIGINT)";
    for (int i = 0; i < arguments.size(); i++) {
      hash = "hash_with(%s, %s)".formatted(hash, at(arguments, i));
    }
    return hash;
  }

  private static String regexpLike(List<List<SqlNode>> arguments) {
    return constant(arguments.get(1))
        .map(pattern -> matches(at(arguments, 0), pattern))
        .orElseGet(() -> "regexp_like(%s)".formatted(SparkSql.list(arguments)));
  }

  /** Whether a part of a text matches a pattern of Java. */
  static String matches(String text, String pattern) {
    return Re2.of(pattern)
        .map(
            re2 ->
                "system.main.regexp_matches(to_text(%s), %s)"
                    .formatted(text, SparkLiterals.text(re2.pattern())))
        .orElseGet(() -> "regexp_like(%s, %s)".formatted(text, SparkLiterals.text(pattern)));
  }

  private static String regexpReplace(List<List<SqlNode>> arguments) {
    if (arguments.size() != 3) {
      throw new InvalidSqlException("regexp_replace with a position is not portable");
    }
    Optional<Re2> re2 =
        constant(arguments.get(1)).flatMap(Re2::of).filter(found -> !found.matchesEmpty());
    Optional<String> rewrite = constant(arguments.get(2)).flatMap(SparkCalls::rewrite);
    if (re2.isEmpty() || rewrite.isEmpty()) {
      return "regexp_replace(%s)".formatted(SparkSql.list(arguments));
    }
    String pattern = SparkLiterals.text(re2.get().pattern());
    String replacement = SparkLiterals.text(rewrite.get());
    return re2.get().hasEnd()
        ? "replace_matches(%s, %s, %s, %s, %s)"
            .formatted(at(arguments, 0), pattern, replacement, at(arguments, 1), at(arguments, 2))
        : "system.main.regexp_replace(to_text(%s), %s, %s, 'g')"
            .formatted(at(arguments, 0), pattern, replacement);
  }

  /** A replacement of Java as RE2 writes it. */
  private static Optional<String> rewrite(String replacement) {
    StringBuilder rewrite = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char next = replacement.charAt(i);
      if (next == '\\') {
        return Optional.empty();
      } else if (next == '$') {
        boolean isGroup = replacement.substring(i + 1).matches("(?s)\\d(?!\\d).*");
        if (!isGroup) {
          return Optional.empty();
        }
        rewrite.append('\\').append(replacement.charAt(++i));
      } else {
        rewrite.append(next);
      }
    }
    return Optional.of(rewrite.toString());
  }

  private static String regexpExtract(List<List<SqlNode>> arguments) {
    Optional<Integer> group = arguments.size() == 3 ? whole(arguments.get(2)) : Optional.of(1);
    Optional<Re2> re2 =
        constant(arguments.get(1))
            .flatMap(Re2::of)
            .filter(found -> group.isPresent() && (group.get() > 0 || !found.hasEnd()));
    return re2.map(
            found ->
                "system.main.regexp_extract(to_text(%s), %s, %d)"
                    .formatted(
                        at(arguments, 0), SparkLiterals.text(found.pattern()), group.orElseThrow()))
        .orElseGet(() -> "regexp_extract(%s)".formatted(SparkSql.list(arguments)));
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

  /** {@code extract(year FROM x)}. */
  private static String extract(List<SqlNode> nodes) {
    if (nodes.size() < 3
        || !(nodes.get(0) instanceof Word field)
        || !SparkSql.isWord(nodes.get(1), "from")) {
      throw new InvalidSqlException("extract needs a part FROM a time");
    }
    return part(field.text(), SparkSql.translate(nodes.subList(2, nodes.size())));
  }

  private static String part(String field, String time) {
    String part = field.toLowerCase(java.util.Locale.ROOT);
    if (!PARTS.contains(part)) {
      throw new InvalidSqlException("part '%s' of a time is not portable".formatted(field));
    }
    String function =
        switch (part) {
          case "week" -> "weekofyear";
          case "dow" -> "dayofweek";
          case "doy" -> "dayofyear";
          case "second" -> "second_with_fraction";
          default -> part;
        };
    return "%s(%s)".formatted(function, time);
  }

  private static String timestampAdd(List<List<SqlNode>> arguments) {
    if (arguments.size() != 3 || !(arguments.get(0).get(0) instanceof Word unit)) {
      throw new InvalidSqlException("timestampadd needs a unit, a number and a time");
    }
    return "add_interval(%s, %s)"
        .formatted(at(arguments, 2), SparkTypes.interval(unit.text(), at(arguments, 1)));
  }

  private static String namedStruct(List<List<SqlNode>> arguments) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      fields.add(
          "%s: %s".formatted(SparkLiterals.text(nameOf(arguments.get(i))), at(arguments, i + 1)));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String nameOf(List<SqlNode> argument) {
    return constant(argument)
        .orElseThrow(() -> new InvalidSqlException("the names of a struct must be constants"));
  }

  /** Columns keep their names; other values are numbered. */
  private static String struct(List<List<SqlNode>> arguments) {
    return IntStream.range(0, arguments.size())
        .mapToObj(
            i ->
                "%s: %s"
                    .formatted(
                        SparkLiterals.text(columnName(arguments.get(i)).orElse("col" + (i + 1))),
                        at(arguments, i)))
        .collect(joining(", ", "{", "}"));
  }

  private static Optional<String> columnName(List<SqlNode> argument) {
    SqlNode last = argument.get(argument.size() - 1);
    boolean isPath =
        argument.size() % 2 == 1
            && IntStream.range(0, argument.size())
                .allMatch(
                    i ->
                        i % 2 == 0
                            ? argument.get(i) instanceof Word || argument.get(i) instanceof Name
                            : argument.get(i) instanceof Symbol dot && dot.text().equals("."));
    if (!isPath) {
      return Optional.empty();
    }
    return Optional.of(last instanceof Word word ? word.text() : ((Name) last).text());
  }

  private static String map(List<List<SqlNode>> arguments) {
    String keys =
        IntStream.range(0, arguments.size())
            .filter(i -> i % 2 == 0)
            .mapToObj(i -> at(arguments, i))
            .collect(joining(", "));
    String values =
        IntStream.range(0, arguments.size())
            .filter(i -> i % 2 == 1)
            .mapToObj(i -> at(arguments, i))
            .collect(joining(", "));
    return "MAP([%s], [%s])".formatted(keys, values);
  }

  /** A list, and a lambda with one parameter. */
  private static String withLambda(List<List<SqlNode>> arguments) {
    List<SqlNode> lambda = arguments.size() == 2 ? arguments.get(1) : List.of();
    if (lambda.size() < 3
        || !(lambda.get(0) instanceof Word parameter)
        || !(lambda.get(1) instanceof Symbol arrow)
        || !arrow.text().equals("->")) {
      throw new InvalidSqlException("only functions of one element are portable");
    }
    return "%s, lambda %s: %s"
        .formatted(
            at(arguments, 0),
            SparkLiterals.name(parameter.text()),
            SparkSql.translate(lambda.subList(2, lambda.size())));
  }

  /** {@code to_json(named_struct('a', x))}: fields that are NULL are left out. */
  private static String json(List<SqlNode> nodes) {
    if (nodes.size() != 2
        || !SparkSql.isWord(nodes.get(0), "named_struct")
        || !(nodes.get(1) instanceof Group fields)) {
      throw new InvalidSqlException("to_json is portable with named_struct(...) only");
    }
    List<List<SqlNode>> arguments = SparkSql.arguments(fields.nodes());
    String list =
        IntStream.range(0, arguments.size() / 2)
            .mapToObj(
                i ->
                    "json_field(%s, %s)"
                        .formatted(
                            SparkLiterals.text(
                                SparkExpressions.json(nameOf(arguments.get(2 * i))) + ":"),
                            at(arguments, 2 * i + 1)))
            .collect(joining(", "));
    return "json_object_of(system.main.concat_ws(',', %s))".formatted(list);
  }

  private static String jsonFields(List<List<SqlNode>> arguments) {
    boolean isMap =
        constant(arguments.get(1))
            .filter(type -> type.replace(" ", "").equalsIgnoreCase("map<string,string>"))
            .isPresent();
    if (!isMap) {
      throw new InvalidSqlException("from_json is portable to map<string,string> only");
    }
    return "TRY_CAST(TRY_CAST(%s AS JSON) AS MAP(VARCHAR, VARCHAR))".formatted(at(arguments, 0));
  }

  private static String percentile(List<SqlNode> value, String share, String suffix) {
    return "percentile_of(system.main.list(to_double(%s))%s, %s)"
        .formatted(SparkSql.translate(value), suffix, share);
  }

  private static boolean isDistinct(List<SqlNode> nodes) {
    return !nodes.isEmpty() && SparkSql.isWord(nodes.get(0), "distinct");
  }

  private static String aggregated(List<SqlNode> nodes) {
    return isDistinct(nodes)
        ? "DISTINCT " + SparkSql.list(SparkSql.arguments(nodes.subList(1, nodes.size())))
        : SparkSql.list(SparkSql.arguments(nodes));
  }

  /** Of several columns, rows count that have a value in each. */
  private static String counted(List<SqlNode> nodes) {
    if (nodes.size() == 1 && nodes.get(0) instanceof Symbol) {
      return "*";
    }
    List<SqlNode> values = isDistinct(nodes) ? nodes.subList(1, nodes.size()) : nodes;
    List<List<SqlNode>> arguments = SparkSql.arguments(values);
    if (arguments.size() == 1) {
      return aggregated(nodes);
    }
    return "%sCASE WHEN %s THEN row(%s) END"
        .formatted(
            isDistinct(nodes) ? "DISTINCT " : "",
            IntStream.range(0, arguments.size())
                .mapToObj(i -> "(" + at(arguments, i) + ") IS NOT NULL")
                .collect(joining(" AND ")),
            SparkSql.list(arguments));
  }

  private static String typeOf(List<SqlNode> nodes, String suffix) {
    List<SqlNode> value = isDistinct(nodes) ? nodes.subList(1, nodes.size()) : nodes;
    return "system.main.any_value(%s)%s".formatted(SparkSql.translate(value), suffix);
  }

  private static String sum(List<SqlNode> nodes, String suffix) {
    return "to_type(system.main.sum(%s)%s, spark_type('sum', typeof([%s]), ''))"
        .formatted(aggregated(nodes), suffix, typeOf(nodes, suffix));
  }

  private static String average(List<SqlNode> nodes, String suffix) {
    String values = aggregated(nodes);
    return "average(system.main.sum(%1$s)%2$s, system.main.count(%1$s)%2$s, %3$s)"
        .formatted(values, suffix, typeOf(nodes, suffix));
  }

  /** A join with the rows of a list. */
  static String lateralView(
      String function, List<SqlNode> nodes, boolean isOuter, String table, List<String> columns) {
    boolean isOuterFunction = function.endsWith("_outer");
    String list = SparkSql.translate(nodes);
    String select =
        switch (function.replace("_outer", "")) {
          case "explode" -> "SELECT unnest(%s) AS %s".formatted(list, column(columns, 0, "col"));
          case "posexplode" ->
              "SELECT CAST(system.main.subtract(generate_subscripts(%1$s, 1), 1) AS INTEGER) AS %2$s, unnest(%1$s) AS %3$s"
                  .formatted(list, column(columns, 0, "pos"), column(columns, 1, "col"));
          default ->
              throw new InvalidSqlException("function %s is not portable".formatted(function));
        };
    return "%s JOIN LATERAL (%s) AS %s ON true"
        .formatted(
            isOuter || isOuterFunction ? "LEFT" : "INNER", select, SparkLiterals.name(table));
  }

  private static String column(List<String> columns, int index, String otherwise) {
    return SparkLiterals.name(index < columns.size() ? columns.get(index) : otherwise);
  }
}
