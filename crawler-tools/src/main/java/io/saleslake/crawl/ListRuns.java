package io.saleslake.crawl;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.saleslake.LakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlsFilter;
import software.amazon.awssdk.services.glue.model.FieldName;
import software.amazon.awssdk.services.glue.model.FilterOperator;
import software.amazon.awssdk.services.glue.model.ListCrawlsResponse;

/** Lists the runs of crawlers; AWS keeps them for a year. */
public final class ListRuns {
  private static final int PAGE = 100;
  private static final int BATCH_SIZE = 8;

  private ListRuns() {}

  /** Runs of a crawler that started at or after a time, newest first. */
  public static List<CrawlRun> since(GlueClient glue, String crawler, Instant since) {
    CrawlsFilter recent =
        CrawlsFilter.builder()
            .fieldName(FieldName.START_TIME)
            .filterOperator(FilterOperator.GE)
            .fieldValue(String.valueOf(since.toEpochMilli()))
            .build();
    List<CrawlRun> runs = new ArrayList<>();
    @Nullable String next = null;
    do {
      String token = next;
      ListCrawlsResponse page =
          glue.listCrawls(
              request ->
                  request.crawlerName(crawler).maxResults(PAGE).filters(recent).nextToken(token));
      page.crawls().forEach(crawl -> runs.add(CrawlRun.of(crawl)));
      next = page.nextToken();
    } while (next != null && !next.isEmpty());
    runs.sort(comparing(run -> run.startedAt().orElse(Instant.EPOCH), reverseOrder()));
    return runs;
  }

  /** Runs of several crawlers by name, requested in parallel. */
  public static Map<String, List<CrawlRun>> since(
      GlueClient glue, Collection<String> crawlers, Instant since) {
    ExecutorService threads = Executors.newFixedThreadPool(BATCH_SIZE);
    try {
      Map<String, Future<List<CrawlRun>>> asked = new TreeMap<>();
      crawlers.forEach(name -> asked.put(name, threads.submit(() -> since(glue, name, since))));
      Map<String, List<CrawlRun>> runs = new TreeMap<>();
      asked.forEach((name, answer) -> runs.put(name, await(answer)));
      return runs;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LakeException.external("Cannot wait longer: interrupted", e);
    }
  }
}
