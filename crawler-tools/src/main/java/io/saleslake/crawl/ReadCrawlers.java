package io.saleslake.crawl;

import io.saleslake.LakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersResponse;

/** Reads the states of crawlers. */
public final class ReadCrawlers {
  /** The maximum number of names per BatchGetCrawlers request (AWS Glue Web API Reference). */
  private static final int BATCH_SIZE = 100;

  private ReadCrawlers() {}

  /**
   * Returns the crawlers by name.
   *
   * @throws LakeException with the names of crawlers that do not exist
   */
  public static Map<String, CrawlerStatus> read(GlueClient glue, List<String> names) {
    Map<String, CrawlerStatus> found = new TreeMap<>();
    for (int from = 0; from < names.size(); from += BATCH_SIZE) {
      List<String> some = names.subList(from, Math.min(from + BATCH_SIZE, names.size()));
      BatchGetCrawlersResponse answer =
          glue.batchGetCrawlers(request -> request.crawlerNames(some));
      answer.crawlers().forEach(crawler -> found.put(crawler.name(), CrawlerStatus.of(crawler)));
    }
    List<String> missing = new ArrayList<>(names);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      throw LakeException.user(
          "Cannot find crawler %s: AWS has none of that name; check --environment and --region, or"
                  .formatted(String.join(", ", missing))
              + " apply the lake");
    }
    return found;
  }
}
