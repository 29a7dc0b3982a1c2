package io.saleslake.aws;

import io.saleslake.LakeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The connection settings for AWS. Flags take precedence over environment variables, those over
 * Terraform's outputs, and those over the profile.
 *
 * @param endpoint an alternative endpoint, such as an emulator
 */
public record Connection(
    SourcedValue<Environment> environment,
    Optional<SourcedValue<String>> profile,
    Optional<SourcedValue<URI>> endpoint) {
  private static final String PROFILE = "--profile";

  static Connection resolve(Flags flags, HostEnvironment host) {
    return new Connection(
        flag(flags.environment(), "--environment")
            .or(() -> host.variable("LAKE_ENVIRONMENT").map(Connection::environment))
            .orElse(new SourcedValue<>(Environment.DEV, "default")),
        flag(flags.profile(), PROFILE).or(() -> host.variable("AWS_PROFILE")),
        flag(flags.endpoint(), "--endpoint-url")
            .or(() -> host.variable("AWS_ENDPOINT_URL"))
            .map(Connection::address));
  }

  /**
   * Resolves the region for all requests.
   *
   * @param ofOutputs the region in Terraform's outputs; evaluated only if no setting takes
   *     precedence
   */
  SourcedValue<String> region(
      Flags flags, HostEnvironment host, Supplier<Optional<SourcedValue<String>>> ofOutputs) {
    return flag(flags.region(), "--region")
        .or(() -> host.variable("AWS_REGION", "AWS_DEFAULT_REGION"))
        .or(ofOutputs)
        .or(this::regionOfProfile)
        .orElseThrow(
            () ->
                LakeException.user(
                    "Cannot connect to AWS: no region; give --region or set AWS_REGION"));
  }

  private Optional<SourcedValue<String>> regionOfProfile() {
    String name = profile.map(SourcedValue::value).orElse("default");
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .flatMap((Profile found) -> found.property("region"))
        .map(region -> new SourcedValue<>(region, "profile " + name));
  }

  /**
   * A profile on the command line takes precedence over keys in the environment, as in the AWS CLI.
   */
  Optional<String> profileBeforeKeys() {
    return profile.filter(given -> given.source().equals(PROFILE)).map(SourcedValue::value);
  }

  private static <T> Optional<SourcedValue<T>> flag(Optional<T> value, String name) {
    return value.map(given -> new SourcedValue<>(given, name));
  }

  private static SourcedValue<Environment> environment(SourcedValue<String> name) {
    return new SourcedValue<>(
        Environment.named(name.value())
            .orElseThrow(
                () ->
                    LakeException.user(
                        "Invalid %s: %s (must be dev, staging or prod)"
                            .formatted(name.source(), name.value()))),
        name.source());
  }

  private static SourcedValue<URI> address(SourcedValue<String> text) {
    try {
      URI address = new URI(text.value());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return new SourcedValue<>(address, text.source());
      }
    } catch (URISyntaxException e) {
      // Reported below.
    }
    throw LakeException.user(
        "Invalid %s: %s (must be a URL such as http://127.0.0.1:5600)"
            .formatted(text.source(), text.value()));
  }
}
