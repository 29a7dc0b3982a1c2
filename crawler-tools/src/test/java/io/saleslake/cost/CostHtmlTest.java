package io.saleslake.cost;

import static io.saleslake.cost.SomeCosts.dollars;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.cost.CostReport.Billed;
import io.saleslake.cost.CostReport.Expense;
import io.saleslake.cost.CostReport.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CostHtmlTest {
  private static final String EVIL = "<script>alert(\"{{rows}}\")</script>'&";
  private static final String HARMLESS =
      "&lt;script&gt;alert(&quot;&#123;&#123;rows}}&quot;)&lt;/script&gt;&#39;&amp;";

  @Test
  void escapesWhateverNamesHold() {
    String page = CostHtml.of(report(EVIL));

    assertThat(page).doesNotContain("<script").doesNotContain("{{");
    // A row's group, usage, unit and price, an expense and its advice, a note, the region.
    assertThat(page.split(Pattern.quote(HARMLESS), -1)).hasSize(9);
  }

  @Test
  void needsNothingFromElsewhere() {
    assertThat(CostHtml.of(report("silver")))
        .doesNotContainPattern("(?i)(src|href)\\s*=|url\\(|@import|https?://");
  }

  @Test
  void drawsEachDayToTheSameScale() {
    List<Double> heights = heights(CostHtml.of(report("silver")), "glue-jobs");

    // 2 and 1 dollars; the chart is 220 high, for the 3 whole dollars above the highest day, 2.50.
    assertThat(heights).containsExactly(146.67, 73.33);
  }

  @Test
  void showsTotalsAndWhatWasBilled() {
    assertThat(CostHtml.of(report("silver")))
        .contains("<b>3.50</b><span>in these days</span>")
        .contains("<b>40.00</b><span>expected at the month&#39;s end</span>".replace("&#39;", "'"))
        .contains("<b>3.20</b><span>billed by AWS for the lake's tags</span>");
  }

  private static List<Double> heights(String page, String service) {
    Matcher bar =
        Pattern.compile("<rect class=\"%s\"[^>]*height=\"([\\d.]+)\"><title>".formatted(service))
            .matcher(page);
    return bar.results().map(result -> Double.valueOf(result.group(1))).toList();
  }

  private static CostReport report(String name) {
    Map<LocalDate, Map<Service, BigDecimal>> days = new TreeMap<>();
    days.put(
        LocalDate.parse("2026-11-19"),
        Map.of(Service.GLUE_JOBS, dollars("2"), Service.S3, dollars("0.5")));
    days.put(LocalDate.parse("2026-11-20"), Map.of(Service.GLUE_JOBS, dollars("1")));
    return new CostReport(
        name,
        "2026-11-21",
        LocalDate.parse("2026-11-19"),
        Instant.parse("2026-11-21T12:00:00Z"),
        GroupBy.LAYER,
        List.of(
            new Row(
                name, name, dollars("3.5"), new Price(name, BigDecimal.ONE, name), dollars("3.5"))),
        dollars("3.5"),
        Trend.of(List.of(), LocalDate.parse("2026-11-19"), LocalDate.parse("2026-11-21")),
        new Forecast(dollars("30"), dollars("40")),
        List.of(new Expense(Service.S3, name, dollars("3.5"), name)),
        List.of(),
        days,
        Optional.of(new Billed(Map.of("AWS Glue", dollars("3.2")))),
        List.of(),
        List.of(name));
  }
}
