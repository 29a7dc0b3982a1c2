package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.Progress.Step;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShowProgressTest {
  private static final Contracts CONTRACTS = ContractReader.read(Path.of("contracts"));

  private final StringWriter terminal = new StringWriter();

  @Test
  void updatesOneLineAndErasesItAtTheEnd() {
    try (ShowProgress progress = start(true)) {
      progress.reached(Step.STARTED, "storefront");
      progress.reached(Step.SUMMARISED, lastMart());
    }

    assertThat(terminal.toString())
        .contains("storefront: reading and checking new files")
        .contains("[" + "#".repeat(24) + "]    0 s  " + lastMart() + ": up to date")
        .doesNotContain("\n")
        .endsWith("\r\033[K");
  }

  @Test
  void printsNothingWithoutATerminal() {
    try (ShowProgress progress = start(false)) {
      progress.reached(Step.STARTED, "storefront");
    }

    assertThat(terminal.toString()).isEmpty();
  }

  private ShowProgress start(boolean watched) {
    return ShowProgress.start(
        new PrintWriter(terminal), watched, "looking for new files", CONTRACTS);
  }

  private static String lastMart() {
    return CONTRACTS.martsInOrder().get(CONTRACTS.marts().size() - 1).name();
  }
}
