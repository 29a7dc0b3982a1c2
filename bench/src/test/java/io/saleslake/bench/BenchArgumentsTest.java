package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchArgumentsTest {
  @Test
  void measureEverythingByDefault() {
    assertThat(BenchArguments.parse(List.of()))
        .isEqualTo(
            new BenchArguments(
                List.of(1_000_000L, 5_000_000L),
                List.of("duckdb", "spark", "lake"),
                3,
                true,
                false));
  }

  @Test
  void selectAPart() {
    assertThat(
            BenchArguments.parse(
                List.of(
                    "--lines",
                    "500_000,7",
                    "--engines",
                    "lake:spark",
                    "--repeat",
                    "1",
                    "--no-sample",
                    "--keep")))
        .isEqualTo(
            new BenchArguments(List.of(500_000L, 7L), List.of("lake:spark"), 1, false, true));
    assertThat(BenchArguments.parse(List.of("--lines", "0")).lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engines duck | Invalid --engines: duck (duckdb, spark, lake or lake:NAME)",
        "--engines lake,lake | Invalid --engines: lake,lake (each one once)",
        "--lines many | Invalid --lines: many (a number)",
        "--lines 1,0 | Invalid --lines: [1, 0] (1 or more each)",
        "--repeat 21 | Invalid --repeat: 21 (1 to 20)",
        "--repeat | Invalid option: --repeat (it needs a value)"
      })
  void rejectMistakes(String arguments, String message) {
    assertThatThrownBy(() -> BenchArguments.parse(List.of(arguments.split(" ", -1))))
        .hasMessage(message);
  }

  @Test
  void listTheOptionsWhenOneIsUnknown() {
    assertThatThrownBy(() -> BenchArguments.parse(List.of("1_000_000")))
        .hasMessageStartingWith("Invalid option: 1_000_000\nOptions: --lines 1000000,5000000 ");
  }
}
