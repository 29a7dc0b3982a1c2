package io.saleslake.crawl;

import io.saleslake.LakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersResponse;

/** Reads how crawlers stand. */
public final class ReadCrawlers {
  /** The most names that BatchGetCrawlers takes (AWS Glue Web API Reference). */
  private static final int AT_ONCE = 100;

  private ReadCrawlers() {}

  /**
   * The crawlers, by name.
   *
   * @throws LakeException that names those which AWS does not have
   */
  public static Map<String, CrawlerView> read(GlueClient glue, List<String> names) {
    Map<String, CrawlerView> found = new TreeMap<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      BatchGetCrawlersResponse answer =
          glue.batchGetCrawlers(request -> request.crawlerNames(some));
      answer.crawlers().forEach(crawler -> found.put(crawler.name(), CrawlerView.of(crawler)));
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
