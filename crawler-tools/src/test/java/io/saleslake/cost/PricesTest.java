package io.saleslake.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
  private static final Path FOLDER = Path.of("prices");

  @TempDir private Path folder;

  @Test
  void readsThePricesOfARegion() {
    Prices prices = Prices.read(Optional.empty(), FOLDER, "us-east-1");

    assertThat(prices.etl("6.0", false))
        .isEqualTo(new Price("glue.etl_dpu_hour.6.0", CostFixtures.dollars("0.308"), "DPU-hours"));
    assertThat(prices.etl("4.0", true).name()).isEqualTo("glue.etl_flex_dpu_hour.default");
    assertThat(prices.storage("StandardStorage"))
        .map(Price::dollars)
        .hasValue(CostFixtures.dollars("0.023"));
    assertThat(prices.storage("ExpressOneZone")).isEmpty();
    assertThat(prices.workerDpu("G.4X")).hasValue(CostFixtures.dollars("4"));
  }

  @Test
  void namesTheOptionWhereARegionHasNoFile() {
    assertThatThrownBy(() -> Prices.read(Optional.empty(), FOLDER, "eu-north-1"))
        .hasMessage(
            "Cannot price eu-north-1: there is no prices/eu-north-1.yaml; --prices FILE names one");
    assertThatThrownBy(() -> Prices.read(Optional.of(Path.of("mine.yaml")), FOLDER, "eu-north-1"))
        .hasMessage("Cannot read prices mine.yaml: there is no such file");
  }

  @Test
  void rejectsAnUnknownKey() throws IOException {
    String text = Files.readString(FOLDER.resolve("us-east-1.yaml"));
    Path file = folder.resolve("prices.yaml");
    Files.writeString(file, text.replace("athena:\n", "athena:\n  discount: 5\n"));

    assertThatThrownBy(() -> Prices.read(Optional.of(file), FOLDER, "us-east-1"))
        .hasMessage("Invalid prices %s: athena.discount: unknown key".formatted(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          crawler_dpu_hour: 0.44            | # none                         | glue.crawler_dpu_hour: missing
          crawler_dpu_hour: 0.44            | crawler_dpu_hour: cheap        | glue.crawler_dpu_hour: must be a number
          as_of: 2026-11-21                 | as_of: yesterday               | Text 'yesterday' could not be parsed at index 0
          `etl_dpu_hour: {"6.0": 0.308, default: 0.44}` | `etl_dpu_hour: {"6.0": 0.308}` | glue.etl_dpu_hour: 'default' is missing
          as_of: 2026-11-21                 | as_of: @2026                   | not valid YAML in line 4
          """)
  void rejectsAFileWithAMistake(String right, String wrong, String message) throws IOException {
    String text = Files.readString(FOLDER.resolve("us-east-1.yaml"));
    assertThat(text).contains(right);
    Path file = folder.resolve("prices.yaml");
    Files.writeString(file, text.replace(right, wrong));

    assertThatThrownBy(() -> Prices.read(Optional.of(file), FOLDER, "us-east-1"))
        .hasMessage("Invalid prices %s: %s".formatted(file, message));
  }
}
