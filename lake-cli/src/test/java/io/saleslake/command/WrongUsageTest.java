package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.HostEnvironment;
import io.saleslake.aws.Timeouts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
  private static final HostEnvironment MACHINE =
      new HostEnvironment(
          Map.of("LAKE_OUTPUTS", "crawler-tools/src/test/resources/outputs.json"),
          Path.of("").toAbsolutePath(),
          Clock.systemUTC(),
          Timeouts.DEFAULT);

  @ParameterizedTest(name = "lake {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crawl                       | Cannot crawl: no crawlers specified: give NAME..., --domain or --all; see './lake crawl --help'
          crawl sales --all           | Cannot crawl: no crawlers specified: give NAME..., --domain or --all; see './lake crawl --help'
          crawl --domain              | Cannot crawl: missing required parameter for option '--domain' (DOMAIN); see './lake crawl --help'
          crawl nosuch                | Cannot crawl: unknown crawler 'nosuch' (domains: sales); see './lake crawl --help'
          crawl --all --parallel 0    | Cannot crawl: --parallel is 0 (1 or more); see './lake crawl --help'
          crawl --all --parallel x    | Cannot crawl: invalid value for option '--parallel': 'x' is not an int; see './lake crawl --help'
          crawl --all --timeout 5     | Cannot crawl: invalid value for option '--timeout': '5' is no duration such as 30d, 12h, 15m or 90s; see './lake crawl --help'
          crawl --all --output xml    | Cannot crawl: invalid value for option '--output': 'xml' is none of table, csv, json; see './lake crawl --help'
          crawl --all --environment q | Cannot crawl: invalid value for option '--environment': 'q' is none of dev, staging, prod; see './lake crawl --help'
          crawl list sales            | Cannot crawl list: unmatched argument at index 2: 'sales'; see './lake crawl list --help'
          crawl list --since 0d       | Cannot crawl list: invalid value for option '--since': '0d' is no duration such as 30d, 12h, 15m or 90s; see './lake crawl list --help'
          crawl history               | Cannot crawl history: missing required parameter: 'NAME'; see './lake crawl history --help'
          crawl history nosuch        | Cannot crawl history: unknown crawler 'nosuch' (domains: sales); see './lake crawl history --help'
          crawl history sales --limit 0 | Cannot crawl history: --limit is 0 (1 or more); see './lake crawl history --help'
          drift sales                 | Cannot drift: unmatched argument at index 1: 'sales'; see './lake drift --help'
          drift --domain nosuch       | Cannot drift: unknown domain 'nosuch' (domains: customer, product, reference, sales); see './lake drift --help'
          status --aws --runs now     | Cannot status: unmatched argument at index 3: 'now'; see './lake status --help'
          status --runs               | Cannot status: --runs needs --aws; see './lake status --help'
          status --profile p          | Cannot status: --profile needs --aws; see './lake status --help'
          status --aws --lake l       | Cannot status: --lake and --aws exclude each other; see './lake status --help'
          config --profile            | Cannot config: missing required parameter for option '--profile' (NAME); see './lake config --help'
          fly                         | Cannot start: unmatched argument at index 0: 'fly'; see './lake --help'
          """)
  void isOneLineAndExitCodeTwo(String arguments, String message) {
    assertThat(RunCli.on(MACHINE, arguments.split(" ")))
        .isEqualTo(new RunCli(2, "", message + System.lineSeparator()));
  }

  @Test
  void showsTheHelpWhereTheCommandIsMissing() {
    RunCli run = RunCli.on(MACHINE);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: lake", "crawl", "drift", "Exit codes");
  }

  @Test
  void acceptsOptionsOfTheLakeBeforeAndAfterASubcommand() {
    assertThat(RunCli.on(MACHINE, "crawl", "--region", "x", "history", "nosuch").err())
        .isEqualTo(RunCli.on(MACHINE, "crawl", "history", "nosuch", "--region", "x").err());
  }

  @ParameterizedTest
  @CsvSource({
    "LAKE_ENVIRONMENT, test, 'Invalid LAKE_ENVIRONMENT: test (must be dev, staging or prod)'",
    "AWS_ENDPOINT_URL, here, 'Invalid AWS_ENDPOINT_URL: here (must be a URL such as http://127.0.0.1:5600)'"
  })
  void namesTheVariableThatIsWrong(String name, String value, String message) {
    HostEnvironment host =
        new HostEnvironment(Map.of(name, value), Path.of(""), Clock.systemUTC(), Timeouts.DEFAULT);

    assertThat(RunCli.on(host, "config"))
        .isEqualTo(new RunCli(1, "", message + System.lineSeparator()));
  }
}
