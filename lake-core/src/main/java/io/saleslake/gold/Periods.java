package io.saleslake.gold;

import io.saleslake.contract.MartContract.Period;
import io.saleslake.contract.MartContract.Recompute;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type.TypeID;

/**
 * The periods of a mart that are recomputed, as conditions on its source and on the mart itself.
 *
 * @param starts first days of the periods
 */
record Periods(Recompute recompute, SortedSet<LocalDate> starts) {
  /** On the source's rows. */
  Expression ofSource(Schema schema) {
    return starts.stream()
        .map(start -> between(schema, recompute.sourceColumn(), start))
        .reduce(Expressions::or)
        .orElse(Expressions.alwaysFalse());
  }

  /** On the mart's rows. */
  Expression ofMart(Schema schema) {
    String column = recompute.column();
    boolean isYear = schema.findType(column).typeId() == TypeID.INTEGER;
    return starts.stream()
        .map(
            start ->
                isYear
                    ? (Expression) Expressions.equal(column, start.getYear())
                    : between(schema, column, start))
        .reduce(Expressions::or)
        .orElse(Expressions.alwaysFalse());
  }

  /** As a report names them. */
  String names() {
    List<String> names =
        starts.stream()
            .map(
                start ->
                    recompute.period() == Period.YEAR
                        ? String.valueOf(start.getYear())
                        : start.toString().substring(0, 7))
            .toList();
    return String.join(", ", names);
  }

  private Expression between(Schema schema, String column, LocalDate start) {
    boolean isInstant = schema.findType(column).typeId() == TypeID.TIMESTAMP;
    return Expressions.and(
        Expressions.greaterThanOrEqual(column, literal(isInstant, start)),
        Expressions.lessThan(column, literal(isInstant, end(start))));
  }

  /** As Iceberg takes it: dates as text, instants in microseconds. */
  private static Object literal(boolean isInstant, LocalDate day) {
    return isInstant
        ? (Object)
            ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(ZoneOffset.UTC).toInstant())
        : day.toString();
  }

  private LocalDate end(LocalDate start) {
    return recompute.period() == Period.YEAR ? start.plusYears(1) : start.plusMonths(1);
  }
}
