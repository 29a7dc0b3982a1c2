package io.saleslake.command;

import io.saleslake.aws.ShowSettings;
import io.saleslake.cli.OutputOption;
import io.saleslake.cli.ResultWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the effective configuration. */
@Command(
    name = "config",
    description = {
      "Show the effective configuration and the source of each value.",
      "Options take precedence over environment variables, those over Terraform's outputs, and those"
          + " over defaults."
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() {
    List<ShowSettings.Setting> settings = ShowSettings.of(connection.lake());
    ResultWriter table = output.writer(command.commandLine().getOut());
    table.columns(List.of("setting", "value", "source"));
    settings.forEach(
        setting -> table.row(List.of(setting.name(), setting.value(), setting.source())));
    table.end();
    return 0;
  }
}
