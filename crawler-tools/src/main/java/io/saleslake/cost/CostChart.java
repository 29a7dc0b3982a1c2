package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charts as inline SVG; colors are the page's, a class per service. */
final class CostChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int BOTTOM = 24;
  private static final int BAR = 22;
  private static final int NAMES = 130;

  private CostChart() {}

  /** A bar per day, its services on top of each other. */
  static String days(Map<LocalDate, Map<Service, BigDecimal>> days) {
    double most = days.values().stream().mapToDouble(CostChart::sum).max().orElse(0);
    double top = most > 0 ? most * 1.05 : 1;
    double step = (double) (WIDTH - LEFT) / Math.max(1, days.size());
    StringBuilder svg = start("Dollars per day", HEIGHT + BOTTOM);
    for (int line = 0; line <= 4; line++) {
      double y = HEIGHT - HEIGHT * line / 4.0;
      add(
          svg,
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH,
          y,
          y);
      add(
          svg,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 6,
          Math.max(10, y + 4),
          CostHtml.dollars(BigDecimal.valueOf(top * line / 4)));
    }
    int i = 0;
    int every = Math.max(1, days.size() / 10);
    for (Map.Entry<LocalDate, Map<Service, BigDecimal>> day : days.entrySet()) {
      double x = LEFT + step * i;
      double y = HEIGHT;
      for (Map.Entry<Service, BigDecimal> part : day.getValue().entrySet()) {
        double height = HEIGHT * part.getValue().doubleValue() / top;
        y -= height;
        add(
            svg,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.2f\" width=\"%.1f\" height=\"%.2f\"><title>%s %s: %s</title></rect>",
            part.getKey(),
            x + step * 0.1,
            y,
            step * 0.8,
            height,
            day.getKey(),
            part.getKey(),
            CostHtml.dollars(part.getValue()));
      }
      if (i % every == 0) {
        add(
            svg,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
            x + step / 2,
            HEIGHT + 16,
            day.getKey().toString().substring(5));
      }
      i++;
    }
    return svg.append("</svg>").toString();
  }

  /** A bar per service, and a thin one of the time before. */
  static String services(List<Trend> trends) {
    double most =
        trends.stream()
            .flatMap(trend -> List.of(trend.dollars(), before(trend)).stream())
            .mapToDouble(BigDecimal::doubleValue)
            .max()
            .orElse(0);
    double scale = (WIDTH - NAMES - 170) / (most > 0 ? most : 1);
    StringBuilder svg = start("Dollars per service", trends.size() * (BAR + 14));
    int y = 0;
    for (Trend trend : trends) {
      double length = trend.dollars().doubleValue() * scale;
      add(svg, "<text x=\"0\" y=\"%d\">%s</text>", y + 16, trend.service());
      add(
          svg,
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
          trend.service(),
          NAMES,
          y,
          Math.max(1, length),
          BAR - 4);
      add(
          svg,
          "<rect class=\"before\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"4\"/>",
          NAMES,
          y + BAR - 2,
          before(trend).doubleValue() * scale);
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\">%s%s</text>",
          NAMES + Math.max(1, length) + 8,
          y + 14,
          CostHtml.dollars(trend.dollars()),
          trend.percent().map(percent -> " (%+d %%)".formatted(percent.intValue())).orElse(""));
      y += BAR + 14;
    }
    return svg.append("</svg>").toString();
  }

  private static BigDecimal before(Trend trend) {
    return trend.before().orElse(BigDecimal.ZERO);
  }

  private static double sum(Map<Service, BigDecimal> day) {
    return day.values().stream().mapToDouble(BigDecimal::doubleValue).sum();
  }

  private static StringBuilder start(String label, int height) {
    StringBuilder svg = new StringBuilder();
    add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, height, label);
    return svg;
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
