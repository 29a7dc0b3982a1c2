package io.saleslake.aws;

import io.saleslake.LakeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * How AWS is reached. A flag goes before the environment, that before what Terraform says, that
 * before the profile.
 *
 * @param endpoint another address than AWS's own, such as an emulator's
 */
public record Connection(
    Sourced<Environment> environment,
    Optional<Sourced<String>> profile,
    Optional<Sourced<URI>> endpoint) {
  private static final String PROFILE = "--profile";

  static Connection resolve(Flags flags, Machine machine) {
    return new Connection(
        flag(flags.environment(), "--environment")
            .or(() -> machine.variable("LAKE_ENVIRONMENT").map(Connection::environment))
            .orElse(new Sourced<>(Environment.DEV, "default")),
        flag(flags.profile(), PROFILE).or(() -> machine.variable("AWS_PROFILE")),
        flag(flags.endpoint(), "--endpoint-url")
            .or(() -> machine.variable("AWS_ENDPOINT_URL"))
            .map(Connection::address));
  }

  /**
   * The region of all requests.
   *
   * @param ofOutputs what Terraform says; asked only where nothing goes before it
   */
  Sourced<String> region(
      Flags flags, Machine machine, Supplier<Optional<Sourced<String>>> ofOutputs) {
    return flag(flags.region(), "--region")
        .or(() -> machine.variable("AWS_REGION", "AWS_DEFAULT_REGION"))
        .or(ofOutputs)
        .or(this::regionOfProfile)
        .orElseThrow(
            () ->
                LakeException.user(
                    "Cannot connect to AWS: no region; give --region or set AWS_REGION"));
  }

  private Optional<Sourced<String>> regionOfProfile() {
    String name = profile.map(Sourced::value).orElse("default");
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .flatMap((Profile found) -> found.property("region"))
        .map(region -> new Sourced<>(region, "profile " + name));
  }

  /** A profile on the command line goes before keys in the environment, as in the AWS CLI. */
  Optional<String> profileBeforeKeys() {
    return profile.filter(given -> given.source().equals(PROFILE)).map(Sourced::value);
  }

  private static <T> Optional<Sourced<T>> flag(Optional<T> value, String name) {
    return value.map(given -> new Sourced<>(given, name));
  }

  private static Sourced<Environment> environment(Sourced<String> name) {
    return new Sourced<>(
        Environment.named(name.value())
            .orElseThrow(
                () ->
                    LakeException.user(
                        "Invalid %s: %s (must be dev, staging or prod)"
                            .formatted(name.source(), name.value()))),
        name.source());
  }

  private static Sourced<URI> address(Sourced<String> text) {
    try {
      URI address = new URI(text.value());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return new Sourced<>(address, text.source());
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw LakeException.user(
        "Invalid %s: %s (must be a URL such as http://127.0.0.1:5600)"
            .formatted(text.source(), text.value()));
  }
}
