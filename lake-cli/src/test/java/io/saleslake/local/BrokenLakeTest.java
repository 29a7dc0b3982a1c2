package io.saleslake.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.command.LakeCli;
import io.saleslake.names.Layer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusable lakes and the resulting error messages. */
class BrokenLakeTest {
  private static final String RESTORE =
      "; restore it from a copy or rebuild the lake, see docs/runbooks/lake-folder.md\n";
  private static final String QUERY = "query SELECT.count(*).FROM.silver.products";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeALake() throws IOException {
    folder = folder.toRealPath();
    root = folder.resolve("the lake");
    try (Lake lake = LakeOfTables.open(root)) {
      LakeOfTables.append(
          LakeOfTables.create(
              lake,
              Layer.SILVER,
              "products",
              new Schema(NestedField.optional(1, "sku", Types.StringType.get()))),
          List.of(Map.of("sku", "A")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "add webshop FILE",
        "generate",
        QUERY,
        "status",
        "quarantine list",
        "quarantine replay"
      })
  void isRejectedAfterMovingOrCopying(String command) throws IOException {
    Path copy = folder.resolve("copy");
    FileUtils.copyDirectory(root.toFile(), copy.toFile());
    List<String> before = files(root);

    assertThat(lake(copy, command))
        .isEqualTo(
            "Cannot open %s: its tables are in %s, so it was moved or copied; move it back, or start another lake from its bronze files (docs/runbooks/lake-folder.md)\n",
            copy, root);
    assertThat(files(root)).isEqualTo(before);
  }

  @Test
  void canBeOpenedThroughAnyPath() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);

    assertThat(lake(link, QUERY)).isEqualTo("count_star()\n1\n");
    assertThat(lake(root.resolve("../the lake"), QUERY)).isEqualTo("count_star()\n1\n");
  }

  @Test
  void recordsItsRealPathWhenCreatedThroughALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (Lake lake = LakeOfTables.open(link)) {
      assertThat(
              LakeOfTables.create(
                      lake,
                      Layer.SILVER,
                      "products",
                      new Schema(NestedField.optional(1, "sku", Types.StringType.get())))
                  .location())
          .isEqualTo("file:" + real + "/silver/products");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUERY, "status", "run"})
  void namesTheMetadataThatIsTruncated(String command) throws IOException {
    Path metadata = one(".metadata.json");
    Files.writeString(metadata, Files.readString(metadata).substring(0, 300));

    assertThat(lake(root, command))
        .isEqualTo("Cannot open %s: the file %s is damaged%s", root, metadata, RESTORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUERY, "status", "run"})
  void namesTheMetadataThatIsMissing(String command) throws IOException {
    Path metadata = one(".metadata.json");
    Files.delete(metadata);

    assertThat(lake(root, command))
        .isEqualTo("Cannot open %s: the file %s is missing%s", root, metadata, RESTORE);
  }

  @Test
  void namesTheDataFileThatIsMissing() throws IOException {
    Path data = one(".parquet");
    Files.delete(data);

    assertThat(lake(root, QUERY))
        .isEqualTo("Cannot query: the file %s is missing%s", data, RESTORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUERY, "status", "run", "add webshop FILE"})
  void namesTheCatalogThatIsNoDatabase(String command) throws IOException {
    Files.writeString(root.resolve("catalog.db"), "noise".repeat(1000));

    assertThat(lake(root, command))
        .isEqualTo("Cannot open %s: the file is damaged%s", root.resolve("catalog.db"), RESTORE);
  }

  /** Runs a command, split at spaces, and returns its output and errors. */
  private String lake(Path lake, String command) throws IOException {
    Path file = Files.writeString(folder.resolve("in.json"), "{}");
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    List<String> arguments =
        Stream.concat(
                Pattern.compile(" ")
                    .splitAsStream(command)
                    .map(word -> word.replace("FILE", file.toString()))
                    .map(
                        word ->
                            word.startsWith("SELECT.")
                                ? "SELECT count(*) FROM silver.products"
                                : word),
                Stream.of("--lake", lake.toString()))
            .toList();
    if (command.equals(QUERY)) {
      arguments = Stream.concat(arguments.stream(), Stream.of("--output", "csv")).toList();
    }
    LakeCli.commandLine(writer, writer).execute(arguments.toArray(String[]::new));
    return text.toString();
  }

  /** The last of the lake's files with this extension. */
  private Path one(String ending) throws IOException {
    return files(root).stream()
        .filter(file -> file.endsWith(ending))
        .reduce((first, last) -> last)
        .map(root::resolve)
        .orElseThrow();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("lock"))
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
