package io.saleslake.command;

import io.saleslake.aws.AwsLake;
import io.saleslake.aws.Environment;
import io.saleslake.aws.Flags;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options that select a lake on AWS and the connection, named as in the AWS CLI. */
final class ConnectionOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--environment",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      converter = Name.class,
      description = "${COMPLETION-CANDIDATES} (default: LAKE_ENVIRONMENT, else dev).")
  private Optional<Environment> environment = Optional.empty();

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "A profile of the AWS CLI (default: AWS_PROFILE).")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--region",
      scope = ScopeType.INHERIT,
      paramLabel = "REGION",
      description = "Default: AWS_REGION, else the lake's own.")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--endpoint-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "An alternative endpoint (default: AWS_ENDPOINT_URL).")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--outputs",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "A saved `terraform output -json` (default: LAKE_OUTPUTS, else from Terraform).")
  private Optional<Path> outputs = Optional.empty();

  @Option(
      names = "--refresh",
      description = "Read Terraform's outputs again; they are cached for an hour.")
  private boolean refresh;

  AwsLake lake() {
    LakeCli cli = LakeCli.of(command);
    cli.askAws();
    return AwsLake.find(
        new Flags(environment, profile, region, endpoint, outputs, refresh), cli.host());
  }

  /** Parses the option's value. */
  static final class Name implements ITypeConverter<Environment> {
    @Override
    public Environment convert(String word) {
      return Environment.named(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of dev, staging, prod".formatted(word)));
    }
  }
}
