package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.EmulatedAws;
import io.saleslake.aws.HostEnvironment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The emulator's crawlers read files and fail if the bucket does not exist. They use 2 DPU; the
 * billed minimum of ten minutes costs 2 x 10 / 60 x 0.44 = 0.1467 dollars.
 */
@Tag("slow")
@ExtendWith(EmulatedAws.class)
class CrawlCommandTest {
  private final HostEnvironment host = EmulatedAws.host(Map.of());
  private EmulatedLake lake = new EmulatedLake();

  @BeforeEach
  void make() throws IOException {
    lake = EmulatedLake.make();
  }

  @Test
  void runsCrawlersAndShowsWhatEachFound() {
    lake.put("sales/webshop/ingest_date=2026-01-01/a.json", "{\"order_id\": \"1\"}\n");
    lake.put("sales/webshop/ingest_date=2026-01-02/a.json", "{\"order_id\": \"2\"}\n");

    RunCli run =
        RunCli.on(
            host,
            "crawl",
            "sales",
            "customer",
            "--output",
            "csv",
            "--prices",
            "prices/us-east-1.yaml");

    assertThat(run.out())
        .matches(
            """
            crawler,result,seconds,tables_created,tables_updated,tables_deleted,partitions_created,\
            partitions_updated,partitions_deleted,dpu_hours,dollars
            saleslake-dev-sales,succeeded,\\d,1,0,0,2,0,0,0.00\\d\\d,0.1467
            saleslake-dev-customer,succeeded,\\d,0,0,0,0,0,0,0.00\\d\\d,0.1467
            """);
    assertThat(run.err())
        .matches(
            """
            saleslake-dev-sales: running
            saleslake-dev-customer: running
            saleslake-dev-(sales|customer): succeeded after \\d s
            saleslake-dev-(sales|customer): succeeded after \\d s
            Dollars at 0.44 per DPU-hour, 10 minutes a crawl at least; list price of us-east-1 as of 2026-11-21.
            """);
    assertThat(run.exit()).isZero();
  }

  @Test
  void failsWithReasonAndLogOfTheFailedCrawl() {
    RunCli run = RunCli.on(host, "crawl", "--all", "--quiet");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .matches(
            "Cannot crawl with saleslake-dev-reference: The S3 location s3://gone/reference/ does"
                + " not exist; log: https://eu-west-1\\.console\\.aws\\.amazon\\.com/cloudwatch/\\S+\n");
    assertThat(run.out())
        .contains("saleslake-dev-reference  failed", "saleslake-dev-sales      succeeded");
  }

  @Test
  void listsCrawlersAndTheirHistory() {
    RunCli.on(host, "crawl", "sales");
    RunCli.on(host, "crawl", "sales");
    RunCli.on(host, "crawl", "reference");

    RunCli list = RunCli.on(host, "crawl", "list", "--output", "csv");
    assertThat(list.out())
        .matches(
            """
            crawler,domain,state,schedule,last_run,last_result,runs,success_percent
            saleslake-dev-customer,customer,ready,cron\\(0 4 \\* \\* \\? \\*\\),,,0,
            saleslake-dev-product,product,ready,cron\\(0 4 \\* \\* \\? \\*\\),,,0,
            saleslake-dev-reference,reference,ready,cron\\(0 4 \\* \\* \\? \\*\\),\\S+Z,failed,1,0.0
            saleslake-dev-sales,sales,ready,cron\\(0 4 \\* \\* \\? \\*\\),\\S+Z,succeeded,2,100.0
            """);

    RunCli history =
        RunCli.on(host, "crawl", "history", "sales", "--limit", "1", "--output", "json");
    assertThat(history.out().lines()).hasSize(3);
    assertThat(history.out())
        .contains("\"result\":\"succeeded\"", "\"dpu_hours\":0.00", "\"dollars\":0.1467");
    assertThat(history.err()).contains("2 of 2 runs that ended since", "succeeded (100.0 %).");
  }

  @Test
  void startsWithoutWaiting() throws IOException {
    EmulatedAws.post(
        "/moto-api/state-manager/set-transition",
        """
        {"model_name": "glue::crawl", "transition": {"progression": "time", "seconds": 60}}
        """);

    RunCli first = RunCli.on(host, "crawl", "sales", "--no-wait", "--output", "csv");
    RunCli second = RunCli.on(host, "crawl", "sales", "--no-wait", "--output", "csv");
    RunCli third = RunCli.on(host, "crawl", "sales", "--timeout", "1s", "--quiet");

    assertThat(first.out()).contains("saleslake-dev-sales,started,");
    assertThat(second.out()).contains("saleslake-dev-sales,already running,");
    assertThat(third.exit()).isEqualTo(1);
    assertThat(third.err())
        .isEqualTo(
            "Cannot crawl with saleslake-dev-sales: it still runs or waits; the same command joins"
                + " it\n");
  }
}
