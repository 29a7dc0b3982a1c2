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
 * A lake on AWS: the connection settings and the names of its resources.
 *
 * @param connection to AWS
 * @param region of all requests
 * @param outputs names of the resources that Terraform created
 * @param credentials of the caller
 */
public record AwsLake(
    Connection connection,
    SourcedValue<String> region,
    SourcedValue<Outputs> outputs,
    AwsCredentialsProvider credentials,
    Timeouts timeouts) {
  /**
   * Resolves the lake from flags, environment, Terraform and defaults, in this order of precedence.
   */
  public static AwsLake find(Flags flags, HostEnvironment host) {
    Connection connection = Connection.resolve(flags, host);
    Optional<SourcedValue<Outputs>> outputs = new FindOutputs(flags, host, connection).find();
    SourcedValue<String> region =
        connection.region(
            flags,
            host,
            () -> outputs.map(found -> new SourcedValue<>(found.value().region(), found.source())));
    AwsCredentialsProvider credentials = credentials(connection);
    AwsClients clients = clients(connection, region.value(), credentials, host.timeouts());
    return new AwsLake(
        connection,
        region,
        outputs.orElseGet(() -> byConvention(host, connection, region.value(), clients)),
        credentials,
        host.timeouts());
  }

  public AwsClients clients() {
    return clients(connection, region.value(), credentials, timeouts);
  }

  /** Opens the lake's tables with Iceberg's own clients. */
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
      Connection connection, String region, AwsCredentialsProvider credentials, Timeouts timeouts) {
    return new AwsClients(
        region, connection.endpoint().map(SourcedValue::value), credentials, timeouts);
  }

  private static AwsCredentialsProvider credentials(Connection connection) {
    return connection
        .profileBeforeKeys()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static SourcedValue<Outputs> byConvention(
      HostEnvironment host, Connection connection, String region, AwsClients clients) {
    String account = clients.sts().getCallerIdentity(request -> {}).account();
    return new SourcedValue<>(
        NamingConvention.names(
            connection.environment().value(),
            account,
            region,
            domains(host.home().resolve("contracts"))),
        "naming convention");
  }

  /** Domains with feeds; each of them has a crawler. */
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
