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
 * Starts crawlers and waits until they end. A running crawler is joined; a stopping crawler is
 * started after it has stopped.
 */
public final class RunCrawlers {
  /**
   * Settings for a run.
   *
   * @param parallel maximum number of concurrent crawlers
   * @param timeout maximum time to wait; the crawls continue afterwards
   * @param poll polling interval
   */
  public record Options(int parallel, Duration timeout, Duration poll) {}

  private static final class Attempt {
    final String crawler;

    /** Start time of the previous crawl; absent for a joined crawl. */
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
  private final Stopwatch waiting;
  private final CrawlProgress progress;
  private final List<Attempt> attempts;

  private RunCrawlers(
      GlueClient glue,
      List<String> crawlers,
      Options options,
      Stopwatch waiting,
      CrawlProgress progress) {
    this.glue = glue;
    this.options = options;
    this.waiting = waiting;
    this.progress = progress;
    this.attempts = crawlers.stream().map(Attempt::new).toList();
  }

  /** Starts all crawlers without waiting for them. */
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

  /** Runs all crawlers and returns their results in the given order. */
  public static List<Outcome> run(
      GlueClient glue,
      List<String> crawlers,
      Options options,
      Stopwatch waiting,
      CrawlProgress progress) {
    return new RunCrawlers(glue, crawlers, options, waiting, progress).run();
  }

  private List<Outcome> run() {
    Map<String, CrawlerStatus> crawlers =
        ReadCrawlers.read(glue, attempts.stream().map(attempt -> attempt.crawler).toList());
    for (Attempt attempt : attempts) {
      attempt.before =
          Optional.ofNullable(crawlers.get(attempt.crawler))
              .flatMap(CrawlerStatus::last)
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
    Map<String, CrawlerStatus> crawlers = ReadCrawlers.read(glue, running);
    Map<String, Long> tables = tables(running);
    for (Attempt attempt : attempts) {
      CrawlerStatus crawler = crawlers.get(attempt.crawler);
      if (attempt.runs() && crawler != null) {
        Long count = tables.get(attempt.crawler);
        attempt.tables = count == null ? attempt.tables : OptionalLong.of(count);
        ended(attempt, crawler).ifPresent(run -> end(attempt, Result.of(run.result()), run));
      }
    }
  }

  /**
   * Returns the crawl after it has ended: the crawler is ready and its last crawl is a new one.
   * Crawls are distinguished by AWS's timestamps, so the local clock does not matter.
   */
  private Optional<CrawlRun> ended(Attempt attempt, CrawlerStatus crawler) {
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
