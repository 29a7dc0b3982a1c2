package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.crawl.CrawlProgress.Line;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShowCrawlsTest {
  private static final List<Line> FIRST =
      List.of(
          new Line("sales", "running", false, Duration.ofSeconds(5), OptionalLong.of(3)),
          new Line("customer", "waiting", false, Duration.ZERO, OptionalLong.empty()));
  private static final List<Line> THEN =
      List.of(
          new Line("sales", "succeeded", true, Duration.ofSeconds(75), OptionalLong.of(4)),
          new Line("customer", "waiting", false, Duration.ZERO, OptionalLong.empty()));

  private final StringWriter err = new StringWriter();

  @Test
  void redrawsLinesOnATerminal() {
    show(new ShowCrawls(new PrintWriter(err), true, false));

    assertThat(err)
        .hasToString(
            """
            \033[2Ksales     running           0:05  3 tables
            \033[2Kcustomer  waiting           0:00
            \033[2A\033[2Ksales     succeeded         1:15  4 tables
            \033[2Kcustomer  waiting           0:00
            """);
  }

  @Test
  void colorsStatesOnATerminal() {
    show(new ShowCrawls(new PrintWriter(err), true, true));

    assertThat(err.toString())
        .contains("\033[33mrunning         \033[0m", "\033[32msucceeded       \033[0m");
  }

  @Test
  void printsEachChangeOnceWithoutATerminal() {
    show(new ShowCrawls(new PrintWriter(err), false, false));

    assertThat(err)
        .hasToString(
            """
            sales: running
            customer: waiting
            sales: succeeded after 75 s
            """);
  }

  private static void show(ShowCrawls crawls) {
    crawls.show(FIRST);
    crawls.show(THEN);
  }
}
