package io.saleslake.contract;

import java.util.Optional;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Spark's parser, with its complaint as a problem. */
final class SqlParser {
  private static final CatalystSqlParser PARSER = new CatalystSqlParser();

  /** One of the parser's methods. */
  interface Call<T> {
    T parse(CatalystSqlParser parser) throws Exception;
  }

  private SqlParser() {}

  /** Scala's signatures do not tell Java that the exception is a checked one. */
  static <T> Optional<T> parse(Call<T> call, Problems problems) {
    try {
      return Optional.of(call.parse(PARSER));
    } catch (ParseException e) {
      problems.add(
          "not valid SQL: "
              + String.valueOf(e.getMessage()).strip().lines().findFirst().orElse(""));
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot parse SQL", e);
    }
  }
}
