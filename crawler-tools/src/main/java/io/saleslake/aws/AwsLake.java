package io.saleslake.aws;

import io.saleslake.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * A lake on AWS: how it is reached, and what its parts are called.
 *
 * @param connection to AWS
 * @param region of all requests
 * @param outputs names of what Terraform made
 * @param credentials of whoever asks
 */
public record AwsLake(
    Connection connection,
    Sourced<String> region,
    Sourced<Outputs> outputs,
    AwsCredentialsProvider credentials,
    Patience patience) {
  /** The lake that flags, environment, Terraform and defaults speak of, in this order. */
  public static AwsLake find(Flags flags, Machine machine) {
    Connection connection = Connection.resolve(flags, machine);
    Optional<Sourced<Outputs>> outputs = new FindOutputs(flags, machine, connection).find();
    Sourced<String> region =
        connection.region(
            flags,
            machine,
            () -> outputs.map(found -> new Sourced<>(found.value().region(), found.source())));
    AwsCredentialsProvider credentials = credentials(flags, connection);
    AwsClients clients = clients(connection, region.value(), credentials, machine.patience());
    return new AwsLake(
        connection,
        region,
        outputs.orElseGet(() -> byConvention(machine, connection, region.value(), clients)),
        credentials,
        machine.patience());
  }

  public AwsClients clients() {
    return clients(connection, region.value(), credentials, patience);
  }

  private static AwsClients clients(
      Connection connection, String region, AwsCredentialsProvider credentials, Patience patience) {
    return new AwsClients(region, connection.endpoint().map(Sourced::value), credentials, patience);
  }

  /** As in the AWS CLI: a profile on the command line goes before keys in the environment. */
  private static AwsCredentialsProvider credentials(Flags flags, Connection connection) {
    if (flags.profile().isPresent()) {
      return ProfileCredentialsProvider.create(flags.profile().get());
    }
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
    connection.profile().ifPresent(profile -> chain.profileName(profile.value()));
    return chain.build();
  }

  private static Sourced<Outputs> byConvention(
      Machine machine, Connection connection, String region, AwsClients clients) {
    String account = clients.sts().getCallerIdentity(request -> {}).account();
    return new Sourced<>(
        NamingConvention.names(
            connection.environment().value(),
            account,
            region,
            domains(machine.home().resolve("contracts"))),
        "naming convention");
  }

  /** Domains that have feeds, and with them a crawler. */
  private static List<String> domains(Path contracts) {
    try (Stream<Path> folders = Files.list(contracts)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("feeds")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .toList();
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot read contracts %s: %s".formatted(contracts, e.getMessage()), e);
    }
  }
}
