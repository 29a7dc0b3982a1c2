package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.StubAws;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS errors over real HTTP and the real SDK: one line and the exit code. */
class AwsErrorsTest {
  private static final String OUTPUTS =
      Path.of("crawler-tools/src/test/resources/outputs.json").toString();

  @AutoClose private final StubAws aws = new StubAws();

  AwsErrorsTest() throws IOException {}

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | AccessDeniedException | User: arn:aws:iam::123456789012:user/jo is not authorized to perform: glue:BatchGetCrawlers on resource: * | access denied to glue:BatchGetCrawlers; ask for that permission, or use another --profile
          400 | ExpiredTokenException | The security token included in the request is expired | the credentials have expired; log in again, such as with `aws sso login`
          400 | UnrecognizedClientException | The security token included in the request is invalid. | AWS does not accept the credentials (UnrecognizedClientException); check --profile and AWS_ACCESS_KEY_ID
          403 | RequestTimeTooSkewed | The difference between the request time and the current time is too large. | the clock of this machine differs from that of AWS; set it and try again
          400 | ThrottlingException | Rate exceeded | AWS still throttles after 6 attempts (ThrottlingException); try again later
          400 | InvalidInputException | Role arn:aws:iam::123456789012:role/crawler lacks AKIAIOSFODNN7EXAMPLE | role arn:aws:iam::<account>:role/crawler lacks <key> (InvalidInputException)
          500 | InternalServiceException | It is us | it is us (InternalServiceException)
          """)
  void areOneLineAndExitCodeOne(int status, String code, String message, String reason) {
    aws.thenError(status, code, message);

    RunCli run = crawlList();

    assertThat(run.err()).isEqualTo("Cannot crawl list: %s%n".formatted(reason));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void retriesWhenThrottled() {
    aws.thenError(400, "ThrottlingException", "Rate exceeded")
        .thenError(400, "ThrottlingException", "Rate exceeded")
        .then(
            200,
            """
            {"Crawlers": [{"Name": "saleslake-dev-sales", "State": "READY"}]}
            """)
        .then(200, "{\"Crawls\": []}");

    RunCli run = crawlList();

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(aws.requests()).isEqualTo(4);
  }

  @Test
  void givesUpWaitingForAnAnswer() {
    aws.thenSilence(Duration.ofSeconds(2));

    assertThat(crawlList())
        .isEqualTo(
            new RunCli(
                1, "", "Cannot crawl list: no answer in time; try again later%n".formatted()));
  }

  @Test
  void reportsAnEndpointWhereNothingListens() {
    RunCli run =
        RunCli.on(
            aws.host(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")),
            "crawl",
            "list",
            "--outputs",
            OUTPUTS);

    assertThat(run)
        .isEqualTo(
            new RunCli(
                1,
                "",
                "Cannot crawl list: no connection (Connection refused); check the network, --region"
                    + " and --endpoint-url%n".formatted()));
  }

  @Test
  void reportsThatCrawlsContinueAfterATimeout() {
    aws.then(
            200,
            """
            {"Crawlers": [{"Name": "saleslake-dev-sales", "State": "READY"}]}
            """)
        .then(200, "{}")
        .thenError(400, "ExpiredTokenException", "expired");

    RunCli run = RunCli.on(aws.host(Map.of()), "crawl", "sales", "--outputs", OUTPUTS, "--quiet");

    assertThat(run)
        .isEqualTo(
            new RunCli(
                1,
                "",
                "Cannot crawl: the credentials have expired; log in again, such as with `aws sso"
                    + " login`; the started crawls continue; the same command joins them%n"
                        .formatted()));
  }

  @Test
  void keepsAccountsAndKeysOutOfStackTraces() {
    aws.thenError(
        400,
        "AccessDeniedException",
        "User: arn:aws:iam::123456789012:user/jo is not authorized to perform: glue:GetX");

    RunCli run = RunCli.on(aws.host(Map.of()), "crawl", "list", "--outputs", OUTPUTS, "--verbose");

    assertThat(run.err()).contains("\tat io.saleslake.", "arn:aws:iam::<account>:user/jo");
    assertThat(run.err()).doesNotContain("123456789012");
  }

  private RunCli crawlList() {
    return RunCli.on(aws.host(Map.of()), "crawl", "list", "--outputs", OUTPUTS);
  }
}
