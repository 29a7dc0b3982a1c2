package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.catalog.Lake;
import io.saleslake.catalog.LakeOfTables;
import io.saleslake.ledger.OpsTables;
import io.saleslake.names.Layer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs commands in a JVM with the launcher's class path, which has no Spark. */
class SparkFreeTest {
  private static final Path TARGET = Path.of("lake-cli/target");

  @TempDir Path folder;

  @BeforeEach
  void makeALake() {
    try (Lake lake = LakeOfTables.open(folder.resolve("lake"))) {
      lake.ensure(Layer.OPS, OpsTables.QUARANTINE);
      LakeOfTables.append(
          LakeOfTables.create(
              lake,
              Layer.SILVER,
              "products",
              new Schema(NestedField.optional(1, "sku", Types.StringType.get()))),
          List.of(Map.of("sku", "A"), Map.of("sku", "B")));
    }
  }

  @Test
  void haveNoSparkOnTheirClassPath() throws IOException {
    assertThat(classPath().split(File.pathSeparator))
        .hasSizeGreaterThan(50)
        .noneMatch(jar -> jar.matches(".*(spark|scala|glue-jobs|iceberg-aws-bundle).*"));
  }

  @Test
  void helpOfEveryCommandNeedsNoSpark() throws Exception {
    Path page = folder.resolve("cli.md");
    assertThat(run(WriteDocs.class, Map.of(), page.toString())).isEqualTo(new RunCli(0, "", ""));
    assertThat(page).hasContent(WriteDocs.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query SELECT_count(*)_AS_n_FROM_silver.products | n 2
          status                                          | silver.products,,,2,0,never
          tables                                          | silver.products,2
          quarantine list                                 | feed,quarantined_at
          run --help                                      | Usage: lake run
          """)
  void readALake(String command, String expected) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.replaceAll(word -> word.replace('_', ' '));
    words.addAll(List.of("--output", "csv", "--lake", folder.resolve("lake").toString()));
    RunCli run = run(LakeCli.class, Map.of(), words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().replace('\n', ' ')).contains(expected);
  }

  @Test
  void generateSampleSales() throws Exception {
    String lake = folder.resolve("other").toString();
    assertThat(run(LakeCli.class, Map.of(), "generate", "--lines", "100", "--lake", lake).out())
        .startsWith("Generated 100 order lines");
  }

  @ParameterizedTest
  @CsvSource({
    "config, 0, workgroup",
    "cost, 0, dollars",
    "drift, 1, Cannot compare: the crawlers found no files",
    "crawl list, 1, Cannot find crawler saleslake-dev-sales"
  })
  void askAws(String command, int exit, String expected) throws Exception {
    try (FakeAws aws = new FakeAws(folder)) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of("--output", "csv"));
      RunCli run =
          run(LakeCli.class, aws.host(Clock.systemUTC()).variables(), words.toArray(String[]::new));
      assertThat(run.exit()).as(run.err()).isEqualTo(exit);
      assertThat(run.out() + run.err()).contains(expected);
    }
  }

  @Test
  void reportThatSparkIsMissingWhenItIsAskedFor() throws Exception {
    assertThat(run(LakeCli.class, Map.of(), "contracts", "check", "--engine", "spark"))
        .isEqualTo(
            new RunCli(
                1,
                "",
                "Cannot start Spark: it is not on the class path; './lake --engine spark' has it\n"));
  }

  private RunCli run(Class<?> main, Map<String, String> variables, String... arguments)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/plain.jvm.options",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=conf/log4j2.properties",
                "-Daws.accessKeyId=emulated",
                "-Daws.secretAccessKey=emulated",
                "-cp",
                classPath(),
                main.getName()));
    words.addAll(Arrays.asList(arguments));
    ProcessBuilder process =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().putAll(variables);
    int exit = process.start().waitFor();
    return new RunCli(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static String classPath() throws IOException {
    return TARGET.resolve("classes")
        + File.pathSeparator
        + Files.readString(TARGET.resolve("test.classpath")).strip()
        + File.pathSeparator
        + TARGET.resolve("test-classes");
  }
}
