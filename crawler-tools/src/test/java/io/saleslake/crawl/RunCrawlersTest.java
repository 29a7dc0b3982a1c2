package io.saleslake.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.saleslake.LakeException;
import io.saleslake.crawl.Outcome.Result;
import io.saleslake.crawl.RunCrawlers.Options;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.StartCrawlerRequest;

class RunCrawlersTest {
  private static final Duration POLL = Duration.ofSeconds(5);

  private final FakeStopwatch waiting = new FakeStopwatch();
  private final List<List<CrawlProgress.Line>> shown = new ArrayList<>();

  @Test
  void waitsForEachAndReportsItsResult() {
    FakeGlue glue = new FakeGlue(3, 100).with("sales");

    Outcome outcome = run(glue, 5, "sales").get(0);

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    CrawlRun run = outcome.run().orElseThrow();
    assertThat(run.duration()).contains(Duration.ofSeconds(42));
    assertThat(run.dpuHours()).contains(new BigDecimal("0.25"));
    assertThat(run.changes().orElseThrow().tables()).hasToString("+2 ~0 -0");
    assertThat(waiting.elapsed()).isEqualTo(POLL.multipliedBy(3));
    assertThat(shown.get(1))
        .containsExactly(
            new CrawlProgress.Line("sales", "running", false, POLL, OptionalLong.of(4)));
    assertThat(shown.get(3).get(0).state()).isEqualTo("succeeded");
  }

  @Test
  void runsNoMoreCrawlersInParallelThanAllowed() {
    FakeGlue glue = new FakeGlue(2, 100).with("a", "b", "c", "d", "e");

    List<Outcome> outcomes = run(glue, 2, "a", "b", "c", "d", "e");

    assertThat(glue.mostRunning).isEqualTo(2);
    assertThat(glue.started).containsExactly("a", "b", "c", "d", "e");
    assertThat(outcomes).extracting(Outcome::crawler).containsExactly("a", "b", "c", "d", "e");
    assertThat(shown.get(0))
        .extracting(CrawlProgress.Line::state)
        .containsExactly("running", "running", "waiting", "waiting", "waiting");
  }

  @Test
  void joinsARunningCrawl() {
    FakeGlue glue = spy(new FakeGlue(3, 100).with("sales"));
    glue.runs("sales");
    refuse(glue, "sales", CrawlerRunningException.builder().message("runs").build());

    Outcome outcome = run(glue, 5, "sales").get(0);

    assertThat(outcome.result()).isEqualTo(Result.SUCCEEDED);
    assertThat(glue.started).isEmpty();
    assertThat(shown.get(0).get(0).state()).isEqualTo("running (joined)");
  }

  @Test
  void startsACrawlerOnceItHasStopped() {
    FakeGlue glue = spy(new FakeGlue(1, 100).with("sales"));
    GlueException stopping = CrawlerStoppingException.builder().message("stopping").build();
    refuse(glue, "sales", stopping, stopping);

    assertThat(run(glue, 5, "sales").get(0).result()).isEqualTo(Result.SUCCEEDED);
    assertThat(glue.started).containsExactly("sales");
    assertThat(waiting.elapsed()).isEqualTo(POLL.multipliedBy(3));
  }

  @Test
  void ignoresThePreviousCrawl() {
    FakeGlue glue = new FakeGlue(2, 100).with("sales");
    glue.endAs("sales", "FAILED");
    run(glue, 5, "sales");
    glue.endAs("sales", "COMPLETED");

    assertThat(run(glue, 5, "sales").get(0).result()).isEqualTo(Result.SUCCEEDED);
    assertThat(glue.started).hasSize(2);
  }

  @Test
  void reportsAFailedCrawlAndRunsTheOthers() {
    FakeGlue glue = new FakeGlue(1, 100).with("product", "sales");
    glue.endAs("product", "FAILED");

    List<Outcome> outcomes = run(glue, 1, "product", "sales");

    assertThat(outcomes)
        .extracting(Outcome::result)
        .containsExactly(Result.FAILED, Result.SUCCEEDED);
    assertThat(outcomes).extracting(Outcome::isGood).containsExactly(false, true);
    assertThat(outcomes.get(0).run().flatMap(CrawlRun::reason)).contains("Access Denied");
  }

  @Test
  void waitsNoLongerThanTheTimeout() {
    FakeGlue glue = new FakeGlue(1000, 100).with("a", "b");

    List<Outcome> outcomes =
        RunCrawlers.run(
            glue,
            List.of("a", "b"),
            new Options(1, Duration.ofSeconds(12), POLL),
            waiting,
            shown::add);

    assertThat(outcomes).extracting(Outcome::result).containsOnly(Result.TIMED_OUT);
    assertThat(waiting.elapsed()).isEqualTo(Duration.ofSeconds(12));
    assertThat(glue.started).containsExactly("a");
  }

  @Test
  void startsAllWithoutWaiting() {
    FakeGlue glue = spy(new FakeGlue(3, 100).with("a", "b"));
    refuse(glue, "b", CrawlerRunningException.builder().message("runs").build());

    assertThat(RunCrawlers.start(glue, List.of("a", "b")))
        .extracting(Outcome::result)
        .containsExactly(Result.STARTED, Result.ALREADY_RUNNING);
  }

  @Test
  void propagatesErrorsThatConcernAllCrawlers() {
    FakeGlue glue = spy(new FakeGlue(1, 100).with("sales"));
    refuse(glue, "sales", (GlueException) GlueException.builder().message("denied").build());

    assertThatThrownBy(() -> run(glue, 5, "sales"))
        .isInstanceOf(GlueException.class)
        .hasMessage("denied");
  }

  @Test
  void readsThreeHundredCrawlersAHundredAtATime() {
    FakeGlue glue = new FakeGlue(1, 100);
    List<String> names = IntStream.range(0, 300).mapToObj("crawler-%03d"::formatted).toList();
    names.forEach(glue::with);

    assertThat(ReadCrawlers.read(glue, names)).hasSize(300);
    assertThat(glue.askedAtOnce).containsExactly(100, 100, 100);
  }

  @Test
  void namesMissingCrawlers() {
    FakeGlue glue = new FakeGlue(1, 100).with("sales");

    assertThatThrownBy(() -> run(glue, 5, "sales", "gone", "lost"))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot find crawler gone, lost: AWS has none of that name; check --environment and"
                + " --region, or apply the lake");
    assertThat(glue.started).isEmpty();
  }

  /** Throws each error once when the crawler is started, then starts it. */
  private static void refuse(FakeGlue glue, String crawler, GlueException... errors) {
    doThrow(errors)
        .doCallRealMethod()
        .when(glue)
        .startCrawler(StartCrawlerRequest.builder().name(crawler).build());
  }

  private List<Outcome> run(FakeGlue glue, int parallel, String... names) {
    return RunCrawlers.run(
        glue,
        List.of(names),
        new Options(parallel, Duration.ofHours(1), POLL),
        waiting,
        shown::add);
  }
}
