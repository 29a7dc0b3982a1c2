package io.saleslake.duckdb;

import io.saleslake.contract.StandardSql;
import io.saleslake.duckdb.SqlNode.Word;
import io.saleslake.engine.InvalidSqlException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls of functions on dates and times. */
final class TimeCalls {
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

  private TimeCalls() {}

  static String parsed(String name, List<List<SqlNode>> arguments) {
    String time =
        "make_timestamp(java_parse_time(%s, %s, true))"
            .formatted(CallArguments.at(arguments, 0), CallArguments.at(arguments, 1));
    String found = "must(%s, %s)".formatted(time, CallArguments.at(arguments, 0));
    return name.equals("to_date") ? "CAST(%s AS DATE)".formatted(found) : found;
  }

  static String tryToTimestamp(List<List<SqlNode>> arguments) {
    if (arguments.size() == 1) {
      return "try_timestamp(%s)".formatted(CallArguments.at(arguments, 0));
    }
    Optional<NativeTimePattern> natively =
        CallArguments.constant(arguments.get(1)).flatMap(NativeTimePattern::of);
    return natively
        .map(
            pattern ->
                "try_to_timestamp_like(%s, %s, %s, %s)"
                    .formatted(
                        CallArguments.at(arguments, 0),
                        CallArguments.at(arguments, 1),
                        StandardSql.text(pattern.expression()),
                        StandardSql.text(pattern.format())))
        .orElseGet(
            () ->
                "try_to_timestamp(%s, %s)"
                    .formatted(CallArguments.at(arguments, 0), CallArguments.at(arguments, 1)));
  }

  /** {@code extract(year FROM x)}. */
  static String extract(List<SqlNode> nodes) {
    if (nodes.size() < 3
        || !(nodes.get(0) instanceof Word field)
        || !SparkSql.isWord(nodes.get(1), "from")) {
      throw new InvalidSqlException("extract needs a part FROM a time");
    }
    return part(field.text(), SparkSql.translate(nodes.subList(2, nodes.size())));
  }

  static String part(String field, String time) {
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

  static String timestampAdd(List<List<SqlNode>> arguments) {
    if (arguments.size() != 3 || !(arguments.get(0).get(0) instanceof Word unit)) {
      throw new InvalidSqlException("timestampadd needs a unit, a number and a time");
    }
    return "add_interval(%s, %s)"
        .formatted(
            CallArguments.at(arguments, 2),
            SparkTypes.interval(unit.text(), CallArguments.at(arguments, 1)));
  }
}
