package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void printsMediansRatiosAndGrowth() {
    Report report = new Report();
    report.add("day on 10", "duckdb", new MeasuredCommand(2, 4, 500));
    report.add("day on 10", "lake", new MeasuredCommand(4, 4, 900));
    report.add("day on 50", "duckdb", new MeasuredCommand(9, 9, 9_999));
    report.add("day on 50", "duckdb", new MeasuredCommand(3, 5, 600));
    report.add("day on 50", "duckdb", new MeasuredCommand(1, 6, 700));
    report.add("day on 50", "lake", new MeasuredCommand(6, 6, 1_800));
    report.add("day on 50", "spark", new MeasuredCommand(12, 20, 3_000));
    report.add("query", "lake", new MeasuredCommand(0.5, 1, 200));
    report.addGrowth("growth", "day on 10", "day on 50");

    assertThat(report.table())
        .isEqualTo(
            """
            what                               with             seconds     CPU s   peak MB  x duckdb   x spark
            day on 10                          duckdb              2.00      4.00       500      1.00
            day on 10                          lake                4.00      4.00       900      2.00
            day on 50                          duckdb              3.00      6.00       700      1.00      0.25
            day on 50                          lake                6.00      6.00      1800      2.00      0.50
            day on 50                          spark              12.00     20.00      3000      4.00      1.00
            query                              lake                0.50      1.00       200
            growth                             duckdb             1.50x     1.50x     1.40x
            growth                             lake               1.50x     1.50x     2.00x
            """);
  }
}
