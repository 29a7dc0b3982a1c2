package io.saleslake.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The log of a crawl in CloudWatch Logs.
 *
 * @param prefix prefix of its messages
 */
public record LogLocation(String group, String stream, String prefix) {
  static Optional<LogLocation> of(
      @Nullable String group, @Nullable String stream, @Nullable String prefix) {
    return group == null || stream == null
        ? Optional.empty()
        : Optional.of(new LogLocation(group, stream, prefix == null ? "" : prefix));
  }

  /** The URL in the AWS console, for partitions that have one. */
  public String link(String region) {
    String suffix = Region.of(region).metadata().partition().dnsSuffix();
    String console = suffix.replaceFirst("^amazonaws\\.com$", "console.aws.amazon.com");
    String events =
        "https://%s.%s/cloudwatch/home?region=%s#logsV2:log-groups/log-group/%s/log-events/%s"
            .formatted(region, console, region, twice(group), twice(stream));
    return prefix.isEmpty() ? events : events + "$3FfilterPattern$3D" + twice('"' + prefix + '"');
  }

  /** Encodes a name for the console's URL fragment: percent-encoded twice, with $ instead of %. */
  private static String twice(String name) {
    return encoded(encoded(name)).replace('%', '$');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
