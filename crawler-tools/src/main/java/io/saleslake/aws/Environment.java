package io.saleslake.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The deployment environments of a lake. */
public enum Environment {
  DEV,
  STAGING,
  PROD;

  public static Optional<Environment> named(String name) {
    return Arrays.stream(values())
        .filter(environment -> environment.toString().equals(name))
        .findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
