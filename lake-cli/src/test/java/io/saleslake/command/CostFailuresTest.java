package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS errors over real HTTP: one line and exit code 1. */
class CostFailuresTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  @AutoClose private FakeAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GetJobRuns | 400 | AccessDeniedException | User: arn:aws:iam::111122223333:user/ada is not authorized to perform: glue:GetJobRuns on resource: x | access denied to glue:GetJobRuns; ask for that permission, or use another --profile
          ListCrawls | 400 | ExpiredTokenException | The security token included in the request is expired | the credentials have expired; log in again, such as with `aws sso login`
          ListCrawls | 400 | EntityNotFoundException | Crawler saleslake-dev-sales not found in account 111122223333 | crawler saleslake-dev-sales not found in account <account> (EntityNotFoundException)
          ListQueryExecutions | 400 | InvalidRequestException | WorkGroup saleslake-dev is not found. | workGroup saleslake-dev is not found. (InvalidRequestException)
          GetJobRuns | 400 | ThrottlingException | Rate exceeded | AWS still throttles after 6 attempts (ThrottlingException); try again later
          """)
  void reportsAwsErrors(String operation, int status, String code, String message, String reason) {
    aws.refusing(operation, status, code, message);

    RunCli run = RunCli.on(aws.host(NOON), "cost");

    assertThat(run.err()).isEqualTo("Cannot cost: %s%n".formatted(reason));
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void retriesWhenThrottled() {
    aws.refusing("GetJobRuns", 400, "ThrottlingException", "Rate exceeded");

    RunCli.on(aws.host(NOON), "cost");

    assertThat(aws.asked("GetJobRuns")).isEqualTo(6);
  }

  @Test
  void waitsForAnAnswerUntilTheTimeout() {
    aws.silentOn("ListQueryExecutions");

    RunCli run = RunCli.on(aws.host(NOON), "cost");

    assertThat(run.err()).isEqualTo("Cannot cost: no answer in time; try again later\n");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void continuesWithoutCostExplorer() {
    aws.refusing(
        "GetCostAndUsage",
        400,
        "AccessDeniedException",
        "User not enabled for cost explorer access");

    RunCli run = RunCli.on(aws.host(NOON), "cost", "--actual");

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .startsWith(
            "No costs from Cost Explorer: access denied: User not enabled for cost explorer access;"
                + " ask for that permission, or use another --profile\n");
    assertThat(run.out()).contains("Total: 0.00").doesNotContain("Billed");
  }

  @Test
  void queriesCostExplorerOnlyOnRequest() {
    RunCli.on(aws.host(NOON), "cost");

    assertThat(aws.asked("GetCostAndUsage")).isZero();
    assertThat(aws.asked("GetJobRuns")).isEqualTo(1);
  }

  @Test
  void reportsALakeThatCostsNothing() {
    RunCli run = RunCli.on(aws.host(NOON), "cost", "--since", "7d", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            US dollars from 2026-11-14 to 2026-11-21 12:00 UTC; an estimate by list prices of us-east-1 as of 2026-11-21
            service  usage  quantity  unit  price  price_name  dollars
            -------  -----  --------  ----  -----  ----------  -------

            Total: 0.00

            The last 7 complete days against the 7 before
            service        dollars  before  change
            -------------  -------  ------  ------
            glue-jobs         0.00    0.00
            glue-crawlers     0.00    0.00
            s3                0.00    0.00
            athena            0.00    0.00
            cloudwatch        0.00

            This month: 0.00 to date, 0.00 expected (the month to date, and for today and each day left the average of the last 7 complete days; storage and alarms at their latest rate)
            """);
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cost --since yesterday          | Cannot cost: invalid value for option '--since': 'yesterday' is neither days (30d) nor weeks (4w) nor a date (2026-11-01); see './lake cost --help'
          cost --since 2026-11-21         | Cannot cost: --since 2026-11-21 is not before today; see './lake cost --help'
          cost --since 0d                 | Cannot cost: invalid value for option '--since': '0d' is neither days (30d) nor weeks (4w) nor a date (2026-11-01); see './lake cost --help'
          cost --by bucket                | Cannot cost: invalid value for option '--by': 'bucket' is none of service, job, crawler, layer, table, domain, day; see './lake cost --help'
          cost --budget much              | Cannot cost: invalid value for option '--budget': 'much' is no amount of dollars; see './lake cost --help'
          cost --budget -1                | Cannot cost: invalid value for option '--budget': '-1' is no amount of dollars; see './lake cost --help'
          cost --output xml               | Cannot cost: invalid value for option '--output': 'xml' is none of table, csv, json; see './lake cost --help'
          cost everything                 | Cannot cost: unmatched argument at index 1: 'everything'; see './lake cost --help'
          infer                           | Cannot infer: missing required parameter: 'FILE'; see './lake infer --help'
          infer --feed Sales a.csv        | Cannot infer: --feed 'Sales' is not a lower-case name (a-z, 0-9, _); see './lake infer --help'
          """)
  void rejectsWrongArguments(String line, String message) {
    RunCli run = RunCli.on(aws.host(NOON), line.split(" "));

    assertThat(run.err()).isEqualTo(message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void namesTheOptionWhereTheRegionHasNoPrices() {
    RunCli run = RunCli.on(aws.host(NOON), "cost", "--region", "eu-north-1");

    assertThat(run.err())
        .matches(
            "Cannot price eu-north-1: there is no .*/prices/eu-north-1.yaml; --prices FILE names one\n");
    assertThat(run.exit()).isEqualTo(1);
  }
}
