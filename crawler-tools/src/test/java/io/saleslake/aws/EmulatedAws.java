package io.saleslake.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The emulator of {@code tests/emulator} as a process of its own, once per JVM and empty for each
 * test: {@code @ExtendWith(EmulatedAws.class)}.
 */
public final class EmulatedAws implements BeforeEachCallback {
  public static final String ACCOUNT = "123456789012";
  public static final String REGION = "eu-west-1";
  private static final Duration START = Duration.ofMinutes(2);
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(20), Duration.ofMillis(1), Duration.ofMillis(20));

  private static @Nullable URI running;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    post("/moto-api/reset", "");
  }

  /** Where the emulator listens; starts it when it does not run. */
  public static synchronized URI url() {
    if (running == null) {
      running = start();
    }
    return running;
  }

  public static AwsClients clients() {
    return new AwsClients(
        REGION, Optional.of(url()), DefaultCredentialsProvider.builder().build(), SHORT);
  }

  /** A machine whose environment points to the emulator; the checkout is this one. */
  public static Machine machine(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL", url().toString());
    variables.put("AWS_REGION", REGION);
    variables.putAll(more);
    return new Machine(variables, Path.of("").toAbsolutePath(), Clock.systemUTC(), SHORT);
  }

  /** Tells moto itself something, such as how states follow on each other. */
  public static void post(String path, String json) throws IOException {
    HttpURLConnection request = (HttpURLConnection) url().resolve(path).toURL().openConnection();
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/json");
    request.getOutputStream().write(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    if (request.getResponseCode() >= 300) {
      throw new IOException("%s answered %d".formatted(path, request.getResponseCode()));
    }
  }

  private static URI start() {
    try {
      Path log = Files.createTempFile("emulator-", ".log");
      int port = freePort();
      Process process = process(port, log);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      for (long end = System.nanoTime() + START.toNanos(); System.nanoTime() < end; ) {
        if (!process.isAlive()) {
          throw cannotStart(Files.readString(log));
        }
        if (answers(port)) {
          return URI.create("http://127.0.0.1:" + port);
        }
        Thread.sleep(50);
      }
      throw cannotStart("no answer within " + START);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotStart("interrupted");
    }
  }

  private static Process process(int port, Path log) {
    ProcessBuilder command =
        new ProcessBuilder("python3", "-m", "emulator", "--port", String.valueOf(port))
            .directory(Path.of("tests").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().put("MOTO_ACCOUNT_ID", ACCOUNT);
    try {
      return command.start();
    } catch (IOException e) {
      throw cannotStart(String.valueOf(e.getMessage()));
    }
  }

  private static IllegalStateException cannotStart(String reason) {
    return new IllegalStateException(
        ("Cannot start the emulator: %s%nIt needs Python 3 and what tests/emulator/requirements.txt"
                + " lists: python3 -m pip install -r tests/emulator/requirements.txt")
            .formatted(reason));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }
}
