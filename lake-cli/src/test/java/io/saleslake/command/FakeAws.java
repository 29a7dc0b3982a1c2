package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saleslake.aws.HostEnvironment;
import io.saleslake.aws.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A fake AWS over real HTTP without any resources, which rejects one operation with an AWS error.
 * The emulator cannot do this.
 */
final class FakeAws implements AutoCloseable {
  private static final byte[] NOTHING_IN_CBOR = {(byte) 0xA0};
  private static final String OUTPUTS =
      """
      {"buckets": {"value": {"bronze": "b"}}, "crawlers": {"value": {"sales": "saleslake-dev-sales"}},
       "databases": {"value": {"bronze": "b", "silver": "s", "gold": "g", "ops": "o"}},
       "jobs": {"value": {"maintain": "saleslake-dev-maintain"}}, "metrics_namespace": {"value": "saleslake/dev"},
       "region": {"value": "us-east-1"}, "state_machine_arn": {"value": "a"}, "topic_arn": {"value": "t"},
       "workgroup": {"value": "saleslake-dev"}}
      """;

  /** Returns an error, or no response within the client's timeouts. */
  private record Refusal(int status, String code, String message) {}

  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final Path outputs;

  FakeAws(Path folder) throws IOException {
    outputs = Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  FakeAws refusing(String operation, int status, String code, String message) {
    refusals.put(operation, new Refusal(status, code, message));
    return this;
  }

  /** Never responds to an operation. */
  FakeAws silentOn(String operation) {
    return refusing(operation, 0, "", "");
  }

  /** The number of requests for an operation. */
  int asked(String operation) {
    return asked.getOrDefault(operation, 0);
  }

  HostEnvironment host(Clock clock) {
    return new HostEnvironment(
        Map.of(
            "AWS_ENDPOINT_URL",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "LAKE_OUTPUTS",
            outputs.toString()),
        Path.of("").toAbsolutePath(),
        clock,
        new Timeouts(Duration.ofMillis(300), Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String path = exchange.getRequestURI().getPath();
    boolean cbor = path.contains("/operation/");
    String operation =
        cbor
            ? path.substring(path.lastIndexOf('/') + 1)
            : target.substring(target.lastIndexOf('.') + 1);
    asked.merge(operation, 1, Integer::sum);
    exchange.getRequestBody().readAllBytes();
    Refusal refusal = refusals.get(operation);
    if (refusal == null) {
      send(exchange, 200, cbor, cbor ? NOTHING_IN_CBOR : "{}".getBytes(UTF_8));
    } else if (refusal.status() > 0) {
      String error =
          "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(refusal.code(), refusal.message());
      exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.code());
      send(exchange, refusal.status(), false, error.getBytes(UTF_8));
    }
  }

  private static void send(HttpExchange exchange, int status, boolean cbor, byte[] body)
      throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Type", cbor ? "application/cbor" : "application/x-amz-json-1.1");
    if (cbor) {
      exchange.getResponseHeaders().add("smithy-protocol", "rpc-v2-cbor");
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
