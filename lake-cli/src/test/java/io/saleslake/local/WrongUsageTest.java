package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.command.LakeCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest(name = "lake {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --foo              | Cannot run: unknown option: '--foo'; see './lake run --help'
          run nosuch             | Cannot run: unknown feed 'nosuch' (feeds: customers, ecb_fx, online_retail, partner, products, storefront, stores, superstore, webshop, wholesale); see './lake run --help'
          run --output xml       | Cannot run: invalid value for option '--output': 'xml' is none of table, csv, json; see './lake run --help'
          add                    | Cannot add: missing required parameters: 'FEED', 'FILE'; see './lake add --help'
          add webshop            | Cannot add: missing required parameter: 'FILE'; see './lake add --help'
          add --date 31.1. a b   | Cannot add: invalid value for option '--date': '31.1.' is not a day such as 2026-01-31; see './lake add --help'
          query                  | Cannot query: missing required parameter: 'SQL'; see './lake query --help'
          query 1 2              | Cannot query: unmatched argument at index 2: '2'; see './lake query --help'
          generate --seed x      | Cannot generate: invalid value for option '--seed': 'x' is not a long; see './lake generate --help'
          generate --lines 0     | Cannot generate: --lines is 0 (1 or more); see './lake generate --help'
          quarantine list --limit 0 | Cannot quarantine list: --limit is 0 (1 or more); see './lake quarantine list --help'
          status --lake          | Cannot status: missing required parameter for option '--lake' (DIR); see './lake status --help'
          fly                    | Cannot start: unmatched argument at index 0: 'fly'; see './lake --help'
          """)
  void isOneLineAndExitCodeTwo(String arguments, String message) {
    assertThat(lake(arguments.split(" "))).isEqualTo(2);
    assertThat(err).hasToString(message + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void showsTheHelpWhereTheCommandIsMissing() {
    assertThat(lake()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: lake", "run", "quarantine", "Exit codes");
  }

  @Test
  void failsWithExitCodeOneWhereThereIsNoLake() {
    Path lake = folder.resolve("none");

    assertThat(lake("query", "SELECT 1", "--lake", lake.toString())).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "Cannot open %s: there is no lake; './lake run' makes one, --lake names another%n"
                .formatted(lake));
    assertThat(lake).doesNotExist();
  }

  @Test
  void showsTheStackTraceWhenAskedTo() {
    assertThat(lake("query", "SELECT 1", "--verbose", "--lake", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("\tat io.saleslake.local.");
  }

  @Test
  void helpsEveryCommand() {
    assertThat(lake("quarantine", "replay", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: lake quarantine replay");
  }

  private int lake(String... arguments) {
    return LakeCli.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
  }
}
