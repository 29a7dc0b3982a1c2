package io.saleslake.crawl;

import io.saleslake.crawl.Outcome.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsRequest;

/**
 * Starts crawlers and waits until they have ended. One that already runs is joined; one that is
 * stopping is started once it has stopped.
 */
public final class RunCrawlers {
  /**
   * How they are run.
   *
   * @param parallel how many run at the same time at most
   * @param timeout after which nobody waits any longer; the crawls go on
   * @param poll between two looks
   */
  public record Options(int parallel, Duration timeout, Duration poll) {}

  private static final class Attempt {
    final String crawler;

    /** When the crawl before this one started; absent for a crawl that was joined. */
    Optional<Instant> before = Optional.empty();

    boolean joined;
    @Nullable Duration startedAt;
    @Nullable Duration endedAt;
    OptionalLong tables = OptionalLong.empty();
    @Nullable Outcome outcome;

    Attempt(String crawler) {
      this.crawler = crawler;
    }

    boolean runs() {
      return startedAt != null && outcome == null;
    }
  }

  private final GlueClient glue;
  private final Options options;
  private final Waiting waiting;
  private final CrawlProgress progress;
  private final List<Attempt> attempts;

  private RunCrawlers(
      GlueClient glue,
      List<String> crawlers,
      Options options,
      Waiting waiting,
      CrawlProgress progress) {
    this.glue = glue;
    this.options = options;
    this.waiting = waiting;
    this.progress = progress;
    this.attempts = crawlers.stream().map(Attempt::new).toList();
  }

  /** Starts all of them and looks no further. */
  public static List<Outcome> start(GlueClient glue, List<String> crawlers) {
    ReadCrawlers.read(glue, crawlers);
    return crawlers.stream()
        .map(
            crawler -> {
              try {
                glue.startCrawler(request -> request.name(crawler));
                return new Outcome(crawler, Result.STARTED, Optional.empty());
              } catch (CrawlerRunningException e) {
                return new Outcome(crawler, Result.ALREADY_RUNNING, Optional.empty());
              }
            })
        .toList();
  }

  /** Runs all of them to their end; what became of each, in the order given. */
  public static List<Outcome> run(
      GlueClient glue,
      List<String> crawlers,
      Options options,
      Waiting waiting,
      CrawlProgress progress) {
    return new RunCrawlers(glue, crawlers, options, waiting, progress).run();
  }

  private List<Outcome> run() {
    Map<String, CrawlerView> crawlers =
        ReadCrawlers.read(glue, attempts.stream().map(attempt -> attempt.crawler).toList());
    for (Attempt attempt : attempts) {
      attempt.before =
          Optional.ofNullable(crawlers.get(attempt.crawler))
              .flatMap(CrawlerView::last)
              .flatMap(CrawlRun::startedAt);
    }
    startSome();
    show();
    while (attempts.stream().anyMatch(attempt -> attempt.outcome == null)) {
      Duration left = options.timeout().minus(waiting.elapsed());
      if (left.isNegative() || left.isZero()) {
        attempts.stream().filter(attempt -> attempt.outcome == null).forEach(this::giveUp);
      } else {
        waiting.pause(left.compareTo(options.poll()) < 0 ? left : options.poll());
        look();
        startSome();
      }
      show();
    }
    return attempts.stream()
        .flatMap(attempt -> Optional.ofNullable(attempt.outcome).stream())
        .toList();
  }

  private void startSome() {
    long room = options.parallel() - attempts.stream().filter(Attempt::runs).count();
    for (Attempt attempt : attempts) {
      if (room > 0 && attempt.startedAt == null && start(attempt)) {
        attempt.startedAt = waiting.elapsed();
        room--;
      }
    }
  }

  private boolean start(Attempt attempt) {
    try {
      glue.startCrawler(request -> request.name(attempt.crawler));
    } catch (CrawlerRunningException e) {
      attempt.joined = true;
    } catch (CrawlerStoppingException e) {
      return false;
    }
    return true;
  }

  private void look() {
    List<String> running =
        attempts.stream().filter(Attempt::runs).map(attempt -> attempt.crawler).toList();
    if (running.isEmpty()) {
      return;
    }
    Map<String, CrawlerView> crawlers = ReadCrawlers.read(glue, running);
    Map<String, Long> tables = tables(running);
    for (Attempt attempt : attempts) {
      CrawlerView crawler = crawlers.get(attempt.crawler);
      if (attempt.runs() && crawler != null) {
        Long count = tables.get(attempt.crawler);
        attempt.tables = count == null ? attempt.tables : OptionalLong.of(count);
        ended(attempt, crawler).ifPresent(run -> end(attempt, Result.of(run.result()), run));
      }
    }
  }

  /**
   * The crawl, once it has ended: the crawler is ready, and its last crawl is another than the one
   * before. AWS's own times tell the two apart, so that the clock of this machine does not matter.
   */
  private Optional<CrawlRun> ended(Attempt attempt, CrawlerView crawler) {
    Optional<Instant> last = crawler.last().flatMap(CrawlRun::startedAt);
    if (!crawler.ready() || last.isEmpty() || (!attempt.joined && last.equals(attempt.before))) {
      return Optional.empty();
    }
    return ListRuns.since(glue, attempt.crawler, last.get()).stream()
        .findFirst()
        .or(crawler::last)
        .filter(run -> run.result() != CrawlResult.RUNNING);
  }

  private Map<String, Long> tables(List<String> running) {
    Map<String, Long> tables = new HashMap<>();
    glue
        .getCrawlerMetricsPaginator(
            GetCrawlerMetricsRequest.builder().crawlerNameList(running).build())
        .stream()
        .flatMap(page -> page.crawlerMetricsList().stream())
        .forEach(metrics -> tables.put(metrics.crawlerName(), tables(metrics)));
    return tables;
  }

  private static long tables(CrawlerMetrics metrics) {
    return count(metrics.tablesCreated()) + count(metrics.tablesUpdated());
  }

  private static long count(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private void giveUp(Attempt attempt) {
    attempt.endedAt = waiting.elapsed();
    attempt.outcome = new Outcome(attempt.crawler, Result.TIMED_OUT, Optional.empty());
  }

  private void end(Attempt attempt, Result result, CrawlRun run) {
    attempt.endedAt = waiting.elapsed();
    attempt.outcome = new Outcome(attempt.crawler, result, Optional.of(run));
  }

  private void show() {
    List<CrawlProgress.Line> lines = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Duration started = attempt.startedAt;
      Duration ended = attempt.endedAt;
      Outcome outcome = attempt.outcome;
      lines.add(
          new CrawlProgress.Line(
              attempt.crawler,
              outcome != null
                  ? outcome.result().toString()
                  : started == null ? "waiting" : attempt.joined ? "running (joined)" : "running",
              outcome != null,
              started == null
                  ? Duration.ZERO
                  : (ended == null ? waiting.elapsed() : ended).minus(started),
              attempt.tables));
    }
    progress.show(lines);
  }
}
