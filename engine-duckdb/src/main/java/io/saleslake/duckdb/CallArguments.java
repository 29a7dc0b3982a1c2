package io.saleslake.duckdb;

import static java.util.stream.Collectors.joining;

import io.saleslake.duckdb.SqlNode.Numeral;
import io.saleslake.duckdb.SqlNode.Text;
import io.saleslake.engine.InvalidSqlException;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of calls. */
final class CallArguments {
  private CallArguments() {}

  static String at(List<List<SqlNode>> arguments, int index) {
    if (index >= arguments.size()) {
      throw new InvalidSqlException("an argument is missing");
    }
    return SparkSql.translate(arguments.get(index));
  }

  /** The text of a constant. */
  static Optional<String> constant(List<SqlNode> argument) {
    return !argument.isEmpty() && argument.stream().allMatch(Text.class::isInstance)
        ? Optional.of(argument.stream().map(text -> ((Text) text).value()).collect(joining()))
        : Optional.empty();
  }

  static Optional<Integer> whole(List<SqlNode> argument) {
    return argument.size() == 1
            && argument.get(0) instanceof Numeral number
            && number.text().matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(number.text()))
        : Optional.empty();
  }
}
