package io.saleslake.aws;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds on the machine it runs on.
 *
 * @param variables of the process's environment
 * @param home the checkout: contracts, prices, Terraform
 * @param patience with AWS
 */
public record Machine(Map<String, String> variables, Path home, Clock clock, Patience patience) {
  public Machine {
    variables = Map.copyOf(variables);
  }

  /** This machine; the launcher tells where the checkout is. */
  public static Machine here() {
    return new Machine(
        System.getenv(),
        Path.of(System.getProperty("lake.home", ".")),
        Clock.systemUTC(),
        Patience.DEFAULT);
  }

  /** A variable that is set to something, and its name. */
  Optional<Sourced<String>> variable(String... names) {
    for (String name : names) {
      String value = variables.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(new Sourced<>(value, name));
      }
    }
    return Optional.empty();
  }
}
