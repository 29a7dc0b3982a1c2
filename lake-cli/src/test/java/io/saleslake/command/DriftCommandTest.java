package io.saleslake.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.EmulatedAws;
import io.saleslake.aws.HostEnvironment;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.RawColumn;
import io.saleslake.sample.GenerateSample;
import io.saleslake.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Tables that the emulator's crawlers find in CSV (with commas) and JSON files. */
@Tag("slow")
@ExtendWith(EmulatedAws.class)
class DriftCommandTest {
  @TempDir Path folder;
  private final HostEnvironment host = EmulatedAws.host(Map.of());
  private EmulatedLake lake = new EmulatedLake();

  @BeforeEach
  void make() throws IOException {
    lake = EmulatedLake.make();
  }

  @Test
  void findsTheColumnThatTheSampleBringsLater() throws IOException {
    GenerateSample.generate(folder, new SampleOptions(42, 3_000, LocalDate.of(2026, 1, 1), 10));
    for (String feed : List.of("sales/webshop", "sales/storefront")) {
      upload(folder.resolve(feed));
    }
    RunCli.on(host, "crawl", "sales");

    RunCli run = RunCli.on(host, "drift", "--output", "csv");

    assertThat(run.err())
        .isEqualTo(
            """
            1 of 2 feeds drifted.
            Not compared, as no crawler found files of them: customers, ecb_fx, online_retail,\
             partner, products, stores, superstore, wholesale.
            """);
    assertThat(run.out().lines())
        .containsExactly(
            "feed,column,drift,contract,found,suggestion",
            "storefront,promotion_code,new,,string,\"      - name: promotion_code",
            "        logicalType: string",
            "\"");
    assertThat(run.exit()).isEqualTo(3);
  }

  @Test
  void findsNoneWhereTheFilesFollowTheContract() {
    lake.put("product/products/ingest_date=2026-01-01/a.csv", header("products") + "\n");
    RunCli.on(host, "crawl", "product");

    RunCli run = RunCli.on(host, "drift", "--domain", "product");

    assertThat(run).isEqualTo(new RunCli(0, "", "0 of 1 feeds drifted.\n"));
  }

  @Test
  void exitsWithThreeAndSuggestsChanges() {
    lake.put("product/products/ingest_date=2026-01-01/a.csv", header("products") + ",Colour\n");
    RunCli.on(host, "crawl", "product");

    RunCli run = RunCli.on(host, "drift", "--domain", "product");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .isEqualTo(
            """
            feed      column  drift  contract  found
            --------  ------  -----  --------  ------
            products  colour  new              string

            # contracts/product/feeds/products.yaml: below the properties of the schema object 'products'
                  - name: colour
                    logicalType: string
            """);
  }

  @Test
  void givesTheSuggestionWithEachColumnAsJson() {
    lake.put("product/products/ingest_date=2026-01-01/a.csv", header("products") + ",Colour\n");
    RunCli.on(host, "crawl", "product");

    assertThat(RunCli.on(host, "drift", "--output", "json").out())
        .isEqualTo(
            """
            [
            {"feed":"products","column":"colour","drift":"new","contract":null,"found":"string",\
            "suggestion":"      - name: colour\\n        logicalType: string\\n"}
            ]
            """);
  }

  @Test
  void failsWhereNoCrawlerHasFoundAnything() {
    RunCli run = RunCli.on(host, "drift", "--domain", "product");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "Cannot compare: the crawlers found no files of products in saleslake_dev_bronze yet;"
                + " './lake crawl' runs them\n");
  }

  private void upload(Path feed) throws IOException {
    try (Stream<Path> files = Files.walk(feed)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lake.put(folder.relativize(file).toString(), RequestBody.fromFile(file));
      }
    }
  }

  /** The contract's columns, as in a file. */
  private static String header(String feed) {
    return ContractReader.read(Path.of("contracts")).feed(feed).columns().stream()
        .map(RawColumn::header)
        .collect(joining(","));
  }
}
