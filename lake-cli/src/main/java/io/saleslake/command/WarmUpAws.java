package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saleslake.aws.Machine;
import io.saleslake.aws.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Runs the commands for AWS against a server in this process that has only these answers. */
final class WarmUpAws {
  private static final String CRAWLS =
      """
      {"Crawls": [{"CrawlId": "1", "State": "COMPLETED", "StartTime": 1.7e9, "EndTime": 1.7e9,
        "DPUHour": 0.1, "Summary": "{\\"TABLE\\":\\"{\\\\\\"ADD\\\\\\":{\\\\\\"Count\\\\\\":1}}\\"}"}]}
      """;
  private static final String TABLES =
      """
      {"TableList": [{"Name": "webshop", "StorageDescriptor": {"Location": "s3://b/sales/webshop/",
        "Columns": [{"Name": "new", "Type": "string"}]}}]}
      """;
  private static final Map<String, String> ANSWERS =
      Map.of(
          "AWSGlue.BatchGetCrawlers",
          crawlers(),
          "AWSGlue.ListCrawls",
          CRAWLS,
          "AWSGlue.GetTables",
          TABLES,
          "AWSGlue.GetJobRuns",
          "{\"JobRuns\": []}",
          "AWSStepFunctions.ListExecutions",
          "{\"executions\": []}");

  private WarmUpAws() {}

  static void run() throws IOException {
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", "none");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", WarmUpAws::answer);
    server.start();
    Map<String, String> variables =
        Map.of(
            "AWS_REGION",
            "us-east-1",
            "AWS_ENDPOINT_URL",
            "http://127.0.0.1:" + server.getAddress().getPort());
    Machine machine =
        new Machine(
            variables,
            Path.of(System.getProperty("lake.home", ".")),
            Clock.systemUTC(),
            Patience.DEFAULT);
    for (List<String> command :
        List.of(
            List.of("config"),
            List.of("crawl", "--help"),
            List.of("crawl", "list"),
            List.of("crawl", "history", "sales", "--output", "json"),
            List.of("crawl", "sales", "--no-wait"),
            List.of("drift"),
            List.of("cost"),
            List.of("infer", "--help"),
            List.of("status", "--aws"))) {
      WarmUp.execute(machine, command.toArray(String[]::new));
    }
    server.stop(0);
  }

  /** Of domains that have feeds; others are answered by an error, as are unknown requests. */
  private static String crawlers() {
    return """
        {"Crawlers": [
          {"Name": "saleslake-dev-customer", "State": "READY"},
          {"Name": "saleslake-dev-product", "State": "READY"},
          {"Name": "saleslake-dev-reference", "State": "READY"},
          {"Name": "saleslake-dev-sales", "State": "READY",
           "Schedule": {"ScheduleExpression": "cron(0 4 * * ? *)", "State": "SCHEDULED"},
           "LastCrawl": {"Status": "SUCCEEDED", "StartTime": 1.7e9}}]}
        """;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    boolean isIdentity = target == null;
    String known = isIdentity ? identity() : ANSWERS.get(target);
    byte[] body =
        (known == null ? "{\"__type\": \"EntityNotFoundException\"}" : known).getBytes(UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", isIdentity ? "text/xml" : "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(known == null ? 400 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String identity() {
    return """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult><Account>000000000000</Account></GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """;
  }
}
