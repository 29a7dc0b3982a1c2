package io.saleslake.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;

class ListRunsTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void readsEveryPageAndListsTheNewestFirst() {
    FakeGlue glue = new FakeGlue(1, 100).with("sales");
    IntStream.range(0, 1000).forEach(hour -> glue.hasRun("sales", run(hour, 60, "COMPLETED")));

    List<CrawlRun> runs = ListRuns.since(glue, "sales", FIRST.plus(Duration.ofHours(1)));

    assertThat(runs).hasSize(999);
    assertThat(runs.get(0).startedAt()).contains(FIRST.plus(Duration.ofHours(999)));
    assertThat(runs.get(998).startedAt()).contains(FIRST.plus(Duration.ofHours(1)));
  }

  @Test
  void listsSeveralCrawlersTogether() {
    FakeGlue glue = new FakeGlue(1, 2).with("customer", "sales");
    glue.hasRun("sales", run(1, 60, "COMPLETED"), run(2, 60, "FAILED"), run(3, 60, "COMPLETED"));

    Map<String, List<CrawlRun>> runs = ListRuns.since(glue, List.of("customer", "sales"), FIRST);

    assertThat(runs.get("customer")).isEmpty();
    assertThat(runs.get("sales")).hasSize(3);
  }

  @Test
  void countsOnlyCompletedRuns() {
    FakeGlue glue = new FakeGlue(1, 100).with("sales");
    glue.hasRun(
        "sales",
        run(1, 60, "COMPLETED"),
        run(2, 60, "COMPLETED"),
        run(3, 60, "FAILED"),
        run(4, 60, "STOPPED"),
        run(5, 60, "RUNNING"));

    SuccessRate rate = SuccessRate.of(ListRuns.since(glue, "sales", FIRST));

    assertThat(rate).isEqualTo(new SuccessRate(2, 3));
    assertThat(rate.percent()).contains(new BigDecimal("66.7"));
    assertThat(SuccessRate.of(List.of()).percent()).isEmpty();
  }

  @Test
  void givesARunThatEndedBeforeItBeganNoDuration() {
    FakeGlue glue = new FakeGlue(1, 100).with("sales");
    glue.hasRun("sales", run(1, -5, "COMPLETED"));

    assertThat(ListRuns.since(glue, "sales", FIRST).get(0).duration()).isEmpty();
  }

  private static CrawlerHistory run(int hour, int seconds, String state) {
    Instant start = FIRST.plus(Duration.ofHours(hour));
    return CrawlerHistory.builder()
        .crawlId("crawl-" + hour)
        .state(state)
        .startTime(start)
        .endTime(start.plusSeconds(seconds))
        .build();
  }
}
