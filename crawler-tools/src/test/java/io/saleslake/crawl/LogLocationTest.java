package io.saleslake.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLocationTest {
  @Test
  void linksToTheMessagesOfTheCrawlInTheConsole() {
    LogLocation log = new LogLocation("/aws-glue/crawlers", "saleslake-dev-sales", "0a1b-2c");

    assertThat(log.link("eu-west-1"))
        .isEqualTo(
            "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1"
                + "#logsV2:log-groups/log-group/$252Faws-glue$252Fcrawlers"
                + "/log-events/saleslake-dev-sales$3FfilterPattern$3D$25220a1b-2c$2522");
  }

  @Test
  void hasNoFilterWithoutAPrefixAndNoLinkWithoutAStream() {
    assertThat(new LogLocation("g", "s", "").link("us-east-1")).endsWith("/log-events/s");
    assertThat(LogLocation.of("g", null, "p")).isEmpty();
  }
}
