package io.saleslake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  @TempDir Path folder;

  @Test
  void measuresWholeProcesses() throws Exception {
    String table =
        Bench.run(
            new Workspace(Path.of("").toAbsolutePath(), folder),
            new BenchArguments(List.of(7_000L, 14_000L), List.of("duckdb"), 2, false, false));

    assertThat(table.lines().map(line -> line.replaceAll("[0-9.]+x?$|  +.*", "")).toList())
        .hasSize(7)
        .endsWith(
            "what",
            "full load, 7,000 lines",
            "7,000 more lines on 7,000",
            "full load, 14,000 lines",
            "7,000 more lines on 14,000",
            "daily load, growth of the lake x2");
    assertThat(table).contains(" load average ").contains("; medians of 2\n");
    assertThat(folder.resolve("7000")).doesNotExist();
  }
}
