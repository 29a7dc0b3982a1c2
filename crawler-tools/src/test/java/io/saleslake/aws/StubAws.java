package io.saleslake.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Answers requests with what a test says, in turn, the last again and again. */
public final class StubAws implements AutoCloseable {
  private record Answer(int status, String body, Duration delay) {}

  private static final Patience SHORT =
      new Patience(Duration.ofMillis(500), Duration.ofMillis(1), Duration.ofMillis(1));

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private int requests;

  public StubAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public StubAws then(int status, String body) {
    answers.add(new Answer(status, body, Duration.ZERO));
    return this;
  }

  /** As Glue words an error. */
  public StubAws thenError(int status, String code, String message) {
    return then(status, "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message));
  }

  public StubAws thenSilence(Duration delay) {
    answers.add(new Answer(200, "{}", delay));
    return this;
  }

  public int requests() {
    return requests;
  }

  /** A machine whose environment points here, in a checkout that Terraform never saw. */
  public Machine machine(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL", url().toString());
    variables.put("AWS_REGION", "eu-west-1");
    variables.putAll(more);
    return new Machine(variables, Path.of("").toAbsolutePath(), Clock.systemUTC(), SHORT);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    requests++;
    Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    try {
      Thread.sleep(answer.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
