package io.saleslake.aws;

import io.saleslake.LakeException;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    AwsCredentialsProvider credentials = credentials(connection);
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

  /** The lake's tables, by Iceberg's own clients. */
  public Lake openTables() {
    LakeConfig config = outputs.value().lake();
    Map<String, String> properties = new HashMap<>(config.catalogProperties());
    properties.put("http-client.type", "urlconnection");
    properties.put("client.region", region.value());
    connection
        .endpoint()
        .ifPresent(
            endpoint -> {
              properties.put("glue.endpoint", endpoint.value().toString());
              properties.put("s3.endpoint", endpoint.value().toString());
              properties.put("s3.path-style-access", "true");
            });
    connection
        .profileBeforeKeys()
        .ifPresent(profile -> properties.putAll(CatalogCredentials.properties(profile)));
    return Lake.open(new LakeConfig(config.bronze(), config.databasePrefix(), properties));
  }

  private static AwsClients clients(
      Connection connection, String region, AwsCredentialsProvider credentials, Patience patience) {
    return new AwsClients(region, connection.endpoint().map(Sourced::value), credentials, patience);
  }

  private static AwsCredentialsProvider credentials(Connection connection) {
    return connection
        .profileBeforeKeys()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
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
