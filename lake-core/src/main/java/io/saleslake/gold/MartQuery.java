package io.saleslake.gold;

import io.saleslake.LakeException;
import io.saleslake.contract.Column;
import io.saleslake.contract.MartContract;
import io.saleslake.contract.Sql;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.InvalidSqlException;
import io.saleslake.engine.Select;
import io.saleslake.engine.Step;
import io.saleslake.engine.StepSql;
import io.saleslake.engine.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mart's SQL over the tables that a session has, with exactly the columns and types of its
 * contract.
 */
public final class MartQuery {
  private static final String RESULT = "_result";

  private MartQuery() {}

  /**
   * The query that yields the mart's rows.
   *
   * @throws LakeException when the SQL does not yield what the contract defines
   */
  static String summarise(EngineSession session, MartContract mart) {
    List<String> problems;
    try {
      problems = problems(session, mart);
    } catch (InvalidSqlException e) {
      problems = List.of(e.reason());
    }
    if (!problems.isEmpty()) {
      throw LakeException.user(cannotCompute(mart, String.join("; ", problems)));
    }
    Select select = Select.of();
    mart.columns().forEach(column -> select.as(enforced(column), column.name()));
    return select.from(RESULT);
  }

  public static String cannotCompute(MartContract mart, String reason) {
    return "Cannot compute mart %s: %s".formatted(mart.name(), reason);
  }

  /**
   * Defines the result. Returns what the query yields and the contract does not define, or the
   * other way round.
   *
   * @throws InvalidSqlException when the query does not analyse
   */
  public static List<String> problems(EngineSession session, MartContract mart) {
    session.define(query(mart));
    List<String> problems = new ArrayList<>();
    Map<String, ValueType> yielded = new LinkedHashMap<>(session.columns(RESULT));
    for (Column column : mart.columns()) {
      ValueType type = yielded.remove(column.name());
      if (type == null) {
        problems.add("its SQL yields no column '%s'".formatted(column.name()));
      } else if (!type.fits(column.type())) {
        problems.add(
            "column '%s' is %s in the contract, but its SQL yields %s"
                .formatted(column.name(), column.type(), type.name()));
      }
    }
    yielded
        .keySet()
        .forEach(
            name -> problems.add("its SQL yields '%s', which the contract lacks".formatted(name)));
    return problems;
  }

  static Step query(MartContract mart) {
    return new Step(RESULT, "The mart's query, as written.", mart.sql().strip());
  }

  private static String enforced(Column column) {
    String value = "CAST(%s AS %s)".formatted(Sql.column(column.name()), column.type().sql());
    return column.required()
        ? "coalesce(%s, %s)"
            .formatted(
                value,
                StepSql.raise("Invalid mart row: %s is NULL (required)".formatted(column.name())))
        : value;
  }
}
