package io.saleslake.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Where a crawl logs.
 *
 * @param prefix what its messages begin with
 */
public record LogPlace(String group, String stream, String prefix) {
  static Optional<LogPlace> of(
      @Nullable String group, @Nullable String stream, @Nullable String prefix) {
    return group == null || stream == null
        ? Optional.empty()
        : Optional.of(new LogPlace(group, stream, prefix == null ? "" : prefix));
  }

  /** The page of the AWS console that shows it, where the console exists. */
  public String link(String region) {
    String suffix = Region.of(region).metadata().partition().dnsSuffix();
    String console = suffix.replaceFirst("^amazonaws\\.com$", "console.aws.amazon.com");
    String events =
        "https://%s.%s/cloudwatch/home?region=%s#logsV2:log-groups/log-group/%s/log-events/%s"
            .formatted(region, console, region, twice(group), twice(stream));
    return prefix.isEmpty() ? events : events + "$3FfilterPattern$3D" + twice('"' + prefix + '"');
  }

  /** The console's own way to write names behind the #: percent-encoded twice, % as $. */
  private static String twice(String name) {
    return encoded(encoded(name)).replace('%', '$');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
