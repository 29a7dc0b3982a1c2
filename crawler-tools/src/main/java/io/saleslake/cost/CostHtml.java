package io.saleslake.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.cost.CostReport.Expense;
import io.saleslake.cost.CostReport.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report as a page: one file that needs nothing else, in light and dark. */
public final class CostHtml {
  private final CostReport report;

  private CostHtml(CostReport report) {
    this.report = report;
  }

  public static String of(CostReport report) {
    return new CostHtml(report).page();
  }

  private String page() {
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("since", report.since().toString()),
            Map.entry("until", PrintCosts.until(report).toString().replace('T', ' ')),
            Map.entry("region", escape(report.region())),
            Map.entry("prices", escape(report.pricesAsOf())),
            Map.entry("total", dollars(report.dollars())),
            Map.entry("toDate", dollars(report.forecast().monthToDate())),
            Map.entry("expected", dollars(report.forecast().month())),
            Map.entry("billed", billed()),
            Map.entry("method", escape(Forecast.METHOD)),
            Map.entry("days", CostChart.days(report.days())),
            Map.entry("services", CostChart.services(report.trends())),
            Map.entry("expensive", each(report.mostExpensive(), CostHtml::expense)),
            Map.entry("by", escape(report.by().toString())),
            Map.entry("rows", each(report.rows(), CostHtml::row)),
            Map.entry("notes", each(report.notes(), note -> "<li>" + escape(note) + "</li>")));
    String page = template();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      page = page.replace("{{" + part.getKey() + "}}", part.getValue());
    }
    return page;
  }

  private String billed() {
    return report
        .billed()
        .map(
            billed ->
                "<div class=\"figure\"><b>%s</b><span>billed by AWS for the lake's tags</span></div>"
                    .formatted(dollars(billed.dollars())))
        .orElse("");
  }

  private static String expense(Expense expense) {
    return "<tr><td class=\"n\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            dollars(expense.dollars()),
            escape(expense.service().toString()),
            escape(expense.subject()),
            escape(expense.advice()));
  }

  private static String row(Row row) {
    return "<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td><td>%s</td><td class=\"n\">%s</td><td><code>%s</code></td><td class=\"n\">%s</td></tr>"
        .formatted(
            escape(row.group()),
            escape(row.usage()),
            PrintCosts.digits(row.quantity()).toPlainString(),
            escape(row.price().unit()),
            row.price().dollars().toPlainString(),
            escape(row.price().name()),
            dollars(row.dollars()));
  }

  private static <T> String each(
      java.util.List<T> list, java.util.function.Function<T, String> one) {
    return list.stream().map(one).collect(Collectors.joining("\n"));
  }

  static String dollars(BigDecimal dollars) {
    return Dollars.round(dollars).toPlainString();
  }

  /** Text that may hold anything, within a page or an attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{{", "&#123;&#123;");
  }

  private static String template() {
    try (InputStream in =
        Objects.requireNonNull(CostHtml.class.getResourceAsStream("cost.html"), "cost.html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
