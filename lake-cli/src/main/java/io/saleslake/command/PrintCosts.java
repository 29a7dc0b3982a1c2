package io.saleslake.command;

import io.saleslake.cli.OutputFormat;
import io.saleslake.cli.ResultWriter;
import io.saleslake.cost.CostReport;
import io.saleslake.cost.CostReport.Expense;
import io.saleslake.cost.CostReport.Row;
import io.saleslake.cost.CostReport.Size;
import io.saleslake.cost.Dollars;
import io.saleslake.cost.Forecast;
import io.saleslake.cost.PriceUsage;
import io.saleslake.cost.Trend;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Prints the report as tables, each with a title. */
final class PrintCosts {
  private final CostReport report;
  private final PrintWriter out;

  private PrintCosts(CostReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  static void print(CostReport report, PrintWriter out) {
    new PrintCosts(report, out).print();
  }

  /** Prints the rows only, as CSV. */
  static void rows(CostReport report, ResultWriter table) {
    table.columns(
        List.of(
            report.by().toString(), "usage", "quantity", "unit", "price", "price_name", "dollars"));
    for (Row row : report.rows()) {
      table.row(
          List.of(
              row.group(),
              row.usage(),
              digits(row.quantity()),
              row.price().unit(),
              row.price().dollars(),
              row.price().name(),
              digits(row.dollars())));
    }
    table.end();
  }

  /** Rounds to millionths, which is enough for the smallest query. */
  static BigDecimal digits(BigDecimal amount) {
    return amount.setScale(6, RoundingMode.HALF_UP);
  }

  /** The time of the report in UTC, to the minute. */
  static LocalDateTime until(CostReport report) {
    return LocalDateTime.ofInstant(report.until(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
  }

  private void print() {
    out.printf(
        "US dollars from %s to %s UTC; an estimate by list prices of %s as of %s%n",
        report.since(),
        until(report).toString().replace('T', ' '),
        report.region(),
        report.pricesAsOf());
    rows(report, table());
    out.printf("%nTotal: %s%n", Dollars.round(report.dollars()));
    trend();
    out.printf(
        "%nThis month: %s to date, %s expected (%s)%n",
        Dollars.round(report.forecast().monthToDate()),
        Dollars.round(report.forecast().month()),
        Forecast.METHOD);
    mostExpensive();
    stored();
    report.billed().ifPresent(this::billed);
    out.flush();
  }

  private void trend() {
    long days = report.since().datesUntil(until(report).toLocalDate()).count();
    out.printf("%nThe last %d complete days against the %d before%n", days, days);
    ResultWriter table = table();
    table.columns(List.of("service", "dollars", "before", "change"));
    for (Trend trend : report.trends()) {
      table.row(
          Arrays.asList(
              trend.service(),
              Dollars.round(trend.dollars()),
              trend.before().map(Dollars::round).orElse(null),
              trend.percent().map(percent -> "%+d %%".formatted(percent.intValue())).orElse("")));
    }
    table.end();
  }

  private void mostExpensive() {
    if (report.mostExpensive().isEmpty()) {
      return;
    }
    out.printf("%nMost expensive, and what to do%n");
    ResultWriter table = table();
    table.columns(List.of("dollars", "service", "what", "advice"));
    for (Expense expense : report.mostExpensive()) {
      table.row(
          List.of(
              Dollars.round(expense.dollars()),
              expense.service(),
              expense.subject(),
              expense.advice()));
    }
    table.end();
  }

  private void stored() {
    if (report.stored().isEmpty()) {
      return;
    }
    out.printf("%nStored, as S3 last reported%n");
    ResultWriter table = table();
    table.columns(List.of("layer", "storage", "gigabytes", "objects", "day"));
    for (Size size : report.stored()) {
      table.row(
          Arrays.asList(
              size.layer(),
              size.isObjects() ? "all" : size.storageType(),
              size.isObjects() ? null : gigabytes(size),
              size.isObjects() ? size.amount().longValue() : null,
              size.day()));
    }
    table.end();
  }

  private static BigDecimal gigabytes(Size size) {
    return size.amount().divide(PriceUsage.GIGABYTE, 3, RoundingMode.HALF_UP);
  }

  private void billed(CostReport.Billed billed) {
    out.printf("%nBilled by AWS for the lake's tags: %s%n", Dollars.round(billed.dollars()));
    ResultWriter table = table();
    table.columns(List.of("aws_service", "dollars"));
    billed
        .services()
        .forEach((service, dollars) -> table.row(List.of(service, Dollars.round(dollars))));
    table.end();
  }

  private ResultWriter table() {
    return OutputFormat.TABLE.writer(out);
  }
}
