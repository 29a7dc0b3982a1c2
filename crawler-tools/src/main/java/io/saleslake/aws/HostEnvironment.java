package io.saleslake.aws;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The environment in which a command runs.
 *
 * @param variables environment variables of the process
 * @param home the checkout, with contracts, prices and Terraform
 * @param timeouts for requests to AWS
 */
public record HostEnvironment(
    Map<String, String> variables, Path home, Clock clock, Timeouts timeouts) {
  public HostEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process; the launcher passes the path of the checkout. */
  public static HostEnvironment here() {
    return new HostEnvironment(
        System.getenv(),
        Path.of(System.getProperty("lake.home", ".")),
        Clock.systemUTC(),
        Timeouts.DEFAULT);
  }

  /** Returns the first of these variables that is not empty, with its name as the source. */
  Optional<SourcedValue<String>> variable(String... names) {
    for (String name : names) {
      String value = variables.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(new SourcedValue<>(value, name));
      }
    }
    return Optional.empty();
  }
}
