package io.saleslake.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.planted.jar.PlantedLaptopCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar contains exactly what Glue runs. Every check is also evaluated on a jar with one
 * class that must not be in it.
 */
class JobsJarTest {
  /**
   * The size on 2026-11-30 plus about 20 percent. Glue downloads the jar at each start of a job.
   */
  private static final long BUDGET = 1_100_000;

  private static final Set<String> PROJECT =
      Set.of(
          "io.saleslake",
          "io.saleslake.bronze",
          "io.saleslake.catalog",
          "io.saleslake.contract",
          "io.saleslake.engine",
          "io.saleslake.gold",
          "io.saleslake.job",
          "io.saleslake.ledger",
          "io.saleslake.maintenance",
          "io.saleslake.names",
          "io.saleslake.run",
          "io.saleslake.silver",
          "io.saleslake.spark",
          "io.saleslake.sql");

  private static final Path TARGET = Path.of("glue-jobs/target");
  private static final JobsJar JAR = new JobsJar(TARGET.resolve("saleslake-jobs.jar"));

  @TempDir Path folder;
  private JobsJar planted = JAR;

  @BeforeEach
  void plantAClassOfTheLaptop() throws IOException {
    planted = new JobsJar(folder.resolve("planted.jar"));
    String entry = PlantedLaptopCode.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(planted.file());
        JarOutputStream jar = new JarOutputStream(file);
        InputStream code =
            Objects.requireNonNull(getClass().getResourceAsStream("/" + entry), entry)) {
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }

  @Test
  void staysWithinItsBudget() throws IOException {
    System.out.printf(
        "%s has %,d bytes of at most %,d%n", JAR.file(), Files.size(JAR.file()), BUDGET);
    assertThat(JAR.beyond(BUDGET)).isEmpty();
    assertThat(planted.beyond(100)).singleElement().asString().endsWith("bytes, at most 100");
  }

  @Test
  void hasOnlyPackagesThatGlueRuns() throws IOException {
    assertThat(JAR.packagesOtherThan(PROJECT)).allMatch(JobsJarTest::readsYaml);
    assertThat(planted.packagesOtherThan(PROJECT)).containsExactly("io.saleslake.planted.jar");
  }

  @Test
  void everyClassLoadsWithWhatGlueSupplies() throws IOException {
    assertThat(JAR.unloadable(supplied())).isEmpty();
    assertThat(planted.unloadable(supplied()))
        .singleElement()
        .asString()
        .startsWith(PlantedLaptopCode.class.getName())
        .contains("org/duckdb/DuckDBConnection");
  }

  @Test
  void everyReferenceIsToWhatGlueSupplies() throws IOException {
    assertThat(JAR.danglingReferences(supplied())).isEmpty();
    assertThat(planted.danglingReferences(supplied()))
        .singleElement()
        .asString()
        .contains("PlantedLaptopCode", "org.duckdb.DuckDBConnection");
  }

  private static boolean readsYaml(String name) {
    return name.startsWith("com.fasterxml.jackson.dataformat.yaml")
        || name.startsWith("org.yaml.snakeyaml");
  }

  /** Spark, Iceberg, Hadoop and their libraries. */
  private static List<Path> supplied() throws IOException {
    String classPath = Files.readString(TARGET.resolve("glue-classpath")).strip();
    return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }
}
