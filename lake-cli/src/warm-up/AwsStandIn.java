import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Stands in for AWS while the launcher records the classes that commands load: a local server with
 * fixed responses. It runs from this source file in a separate process and is not part of a jar.
 */
final class AwsStandIn {
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

  /** Exits if the launcher that started it was killed. */
  private static final long LIFETIME_MILLIS = 600_000;

  private AwsStandIn() {}

  /** Argument: the file to which the server's address is written. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", AwsStandIn::answer);
    server.start();
    Files.writeString(
        Path.of(arguments[0]), "http://127.0.0.1:" + server.getAddress().getPort(), UTF_8);
    Thread.sleep(LIFETIME_MILLIS);
    System.exit(0);
  }

  /** Crawlers exist for domains with feeds; other names and unknown requests return an error. */
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
