package io.saleslake.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersRequest;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersResponse;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsResponse;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.ListCrawlsRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlsResponse;
import software.amazon.awssdk.services.glue.model.StartCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerResponse;

/**
 * A fake Glue client whose crawlers run for a number of polls set by the test, without a clock, and
 * which records its requests. Tests use Mockito to throw errors.
 */
class FakeGlue implements GlueClient {
  final List<String> started = new ArrayList<>();
  final List<Integer> askedAtOnce = new ArrayList<>();
  int mostRunning;

  private static final class State {
    final List<CrawlerHistory> history = new ArrayList<>();
    int looksLeft;
    String end = "COMPLETED";
  }

  private final Map<String, State> crawlers = new TreeMap<>();
  private final int looksOfARun;
  private final int pageSize;
  private Instant now = Instant.parse("2026-01-31T04:00:00Z");

  /**
   * @param looksOfARun number of polls for which a crawler is running
   */
  FakeGlue(int looksOfARun, int pageSize) {
    this.looksOfARun = looksOfARun;
    this.pageSize = pageSize;
  }

  FakeGlue with(String... names) {
    for (String name : names) {
      crawlers.put(name, new State());
    }
    return this;
  }

  void endAs(String name, String state) {
    state(name).end = state;
  }

  void runs(String name) {
    state(name).looksLeft = looksOfARun;
    begin(name);
  }

  void hasRun(String name, CrawlerHistory... runs) {
    state(name).history.addAll(List.of(runs));
  }

  private State state(String name) {
    return crawlers.computeIfAbsent(name, key -> new State());
  }

  private void begin(String name) {
    now = now.plusSeconds(60);
    state(name)
        .history
        .add(
            CrawlerHistory.builder()
                .crawlId(name + "-" + now)
                .state("RUNNING")
                .startTime(now)
                .build());
  }

  @Override
  public StartCrawlerResponse startCrawler(StartCrawlerRequest request) {
    State state = state(request.name());
    started.add(request.name());
    state.looksLeft = looksOfARun;
    begin(request.name());
    mostRunning =
        Math.max(
            mostRunning,
            (int) crawlers.values().stream().filter(each -> each.looksLeft > 0).count());
    return StartCrawlerResponse.builder().build();
  }

  @Override
  public BatchGetCrawlersResponse batchGetCrawlers(BatchGetCrawlersRequest request) {
    askedAtOnce.add(request.crawlerNames().size());
    List<String> found = request.crawlerNames().stream().filter(crawlers::containsKey).toList();
    return BatchGetCrawlersResponse.builder()
        .crawlers(found.stream().map(name -> look(name, state(name))).toList())
        .build();
  }

  private Crawler look(String name, State state) {
    if (state.looksLeft > 0 && --state.looksLeft == 0) {
      CrawlerHistory run = state.history.remove(state.history.size() - 1);
      state.history.add(
          run.toBuilder()
              .state(state.end)
              .endTime(run.startTime().plusSeconds(42))
              .dpuHour(0.25)
              .summary("{\"TABLE\":\"{\\\"ADD\\\":{\\\"Count\\\":2}}\"}")
              .errorMessage(state.end.equals("FAILED") ? "Access Denied" : null)
              .build());
    }
    Crawler.Builder crawler =
        Crawler.builder()
            .name(name)
            .state(state.looksLeft > 0 ? CrawlerState.RUNNING : CrawlerState.READY);
    state.history.stream()
        .filter(run -> run.endTime() != null)
        .reduce((first, second) -> second)
        .ifPresent(
            run ->
                crawler.lastCrawl(
                    LastCrawlInfo.builder()
                        .startTime(run.startTime())
                        .status("SUCCEEDED")
                        .build()));
    return crawler.build();
  }

  @Override
  public ListCrawlsResponse listCrawls(ListCrawlsRequest request) {
    long since = Long.parseLong(request.filters().get(0).fieldValue());
    List<CrawlerHistory> runs =
        state(request.crawlerName()).history.stream()
            .filter(run -> run.startTime().toEpochMilli() >= since)
            .toList();
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    int to = Math.min(from + pageSize, runs.size());
    return ListCrawlsResponse.builder()
        .crawls(runs.subList(from, to))
        .nextToken(to < runs.size() ? String.valueOf(to) : null)
        .build();
  }

  @Override
  public GetCrawlerMetricsResponse getCrawlerMetrics(GetCrawlerMetricsRequest request) {
    return GetCrawlerMetricsResponse.builder()
        .crawlerMetricsList(
            request.crawlerNameList().stream()
                .map(
                    name ->
                        CrawlerMetrics.builder()
                            .crawlerName(name)
                            .tablesCreated(3)
                            .tablesUpdated(1)
                            .build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
