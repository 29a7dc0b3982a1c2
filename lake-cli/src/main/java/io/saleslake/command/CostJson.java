package io.saleslake.command;

import io.saleslake.cli.JsonWriter;
import io.saleslake.cost.CostReport;
import io.saleslake.cost.Forecast;
import io.saleslake.cost.Trend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the report to one JSON object. */
final class CostJson {
  private CostJson() {}

  static String of(CostReport report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("region", report.region());
    json.put("prices_as_of", report.pricesAsOf());
    json.put("since", report.since().toString());
    json.put("until", report.until().toString());
    json.put("by", report.by().toString());
    json.put("dollars", PrintCosts.digits(report.dollars()));
    json.put("rows", report.rows().stream().map(row -> row(report, row)).toList());
    json.put("trends", report.trends().stream().map(CostJson::trend).toList());
    json.put(
        "month",
        map(
            "to_date", PrintCosts.digits(report.forecast().monthToDate()),
            "expected", PrintCosts.digits(report.forecast().month()),
            "method", Forecast.METHOD));
    json.put(
        "most_expensive",
        report.mostExpensive().stream()
            .map(
                expense ->
                    map(
                        "service", expense.service().toString(),
                        "what", expense.subject(),
                        "dollars", PrintCosts.digits(expense.dollars()),
                        "advice", expense.advice()))
            .toList());
    json.put(
        "stored",
        report.stored().stream()
            .map(
                size ->
                    map(
                        "layer",
                        size.layer(),
                        "storage",
                        size.isObjects() ? "all" : size.storageType(),
                        size.isObjects() ? "objects" : "bytes",
                        size.amount(),
                        "day",
                        size.day().toString()))
            .toList());
    json.put("days", days(report));
    json.put("billed", report.billed().map(CostReport.Billed::services).orElse(null));
    json.put("notes", report.notes());
    return JsonWriter.text(json);
  }

  private static Map<String, @Nullable Object> row(CostReport report, CostReport.Row row) {
    return map(
        report.by().toString(),
        row.group(),
        "usage",
        row.usage(),
        "quantity",
        PrintCosts.digits(row.quantity()),
        "unit",
        row.price().unit(),
        "price",
        row.price().dollars(),
        "price_name",
        row.price().name(),
        "dollars",
        PrintCosts.digits(row.dollars()));
  }

  private static Map<String, @Nullable Object> trend(Trend trend) {
    return map(
        "service", trend.service().toString(),
        "dollars", PrintCosts.digits(trend.dollars()),
        "before", trend.before().map(PrintCosts::digits).orElse(null));
  }

  private static List<Map<String, @Nullable Object>> days(CostReport report) {
    return report.days().entrySet().stream()
        .map(
            day -> {
              Map<String, @Nullable Object> services = new LinkedHashMap<>();
              services.put("day", day.getKey().toString());
              day.getValue()
                  .forEach(
                      (service, dollars) ->
                          services.put(service.toString(), PrintCosts.digits(dollars)));
              return services;
            })
        .toList();
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
