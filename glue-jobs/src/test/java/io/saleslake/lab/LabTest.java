package io.saleslake.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads generated hostile files into one lake and compares every record with independent readers.
 * {@code -Dlab.seed=N} repeats a run, {@code -Dlab.only=PATTERN} loads only the files whose path
 * has a match.
 */
@OnBothEngines
class LabTest {
  /** Share of the records of a group that must reach silver, in percent. */
  private static final Map<String, Integer> LEAST_MATCHED =
      Map.of(
          "names", 100,
          "csv structure", 40,
          "csv mutated", 40,
          "json special", 50,
          "json mutated", 50,
          "values", 25,
          "parquet types", 60,
          "parquet mutated", 10,
          "avro types", 60,
          "avro mutated", 10);

  /** The default sample is always the same; nightly runs load other files. */
  private static final long SAMPLE_SEED = 1;

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void loadsASampleOfHostileFilesAsIndependentReadersReadThem() throws IOException, SQLException {
    load(Long.getLong("lab.seed", SAMPLE_SEED), 110, 60, 40, 40);
  }

  @Test
  @Tag("nightly")
  void loadsThousandsOfHostileFilesAsIndependentReadersReadThem() throws IOException, SQLException {
    load(Long.getLong("lab.seed", System.nanoTime()), 2000, 1000, 500, 500);
  }

  private void load(long seed, int csv, int json, int parquet, int avro)
      throws IOException, SQLException {
    System.out.printf("lab: -Dlab.seed=%d repeats this run%n", seed);
    Draw draw = new Draw(seed);
    List<LabFile> files = new ArrayList<>(HostileNames.files(draw));
    files.addAll(HostileCsv.files(draw));
    files.addAll(MutatedFiles.csv(draw, csv));
    files.addAll(HostileValues.files(draw));
    files.addAll(HostileJson.files(draw));
    files.addAll(MutatedFiles.json(draw, json));
    List<LabFile> goodParquet = new ArrayList<>(HostileParquet.files(draw, folder));
    goodParquet.addAll(WriteParquet.files(draw, folder));
    files.addAll(goodParquet);
    files.addAll(MutatedFiles.binary(draw, goodParquet, "parquet mutated", parquet));
    List<LabFile> goodAvro = HostileAvro.files(draw);
    files.addAll(goodAvro);
    files.addAll(MutatedFiles.binary(draw, goodAvro, "avro mutated", avro));

    Pattern only = Pattern.compile(System.getProperty("lab.only", ""));
    files.removeIf(file -> !only.matcher(file.path()).find());

    Path contracts = LabContracts.write(folder.resolve("contracts"));
    try (TestLake lake = TestLake.asOnALaptop(folder.resolve("lake"), contracts);
        ReadParquetIndependently parquetReader = new ReadParquetIndependently(folder)) {
      files.forEach(file -> put(lake, file));
      List<LabFile> hidden = HostileNames.hidden(draw);
      hidden.forEach(file -> put(lake, file));
      lake.run();
      LoadedLake loaded = LoadedLake.read(lake);
      LabReport report =
          CheckLab.check(
              loaded,
              files,
              file ->
                  switch (file.feed().format()) {
                    case "csv" -> ReadCsvIndependently.read(file);
                    case "json" -> ReadJsonIndependently.read(file);
                    case "parquet" -> parquetReader.read(file);
                    default -> ReadAvroIndependently.read(file);
                  });
      System.out.println(report.counts());
      keep(report);
      assertThat(report.counterexamples(3)).as("seed %d", seed).isEmpty();
      assertThat(loaded.files()).hasSize(files.size());
      LEAST_MATCHED.forEach(
          (group, percent) ->
              assertThat(report.percentMatched(group)).as(group).isGreaterThanOrEqualTo(percent));
      assertThat(lake.run().batches()).as("a second run").isEmpty();
    }
  }

  private static void put(TestLake lake, LabFile file) {
    lake.put(file.feed().feedName(), LabFile.DAY, file.name(), file.content());
  }

  /** Keeps the files of the counterexamples for inspection. */
  private static void keep(LabReport report) throws IOException {
    Path kept = Path.of("glue-jobs/target/lab");
    for (LabReport.Finding finding : report.findings()) {
      Path file = kept.resolve(finding.kind() + "/" + finding.file().path());
      Files.createDirectories(file.getParent());
      Files.write(file, finding.file().content());
    }
  }
}
