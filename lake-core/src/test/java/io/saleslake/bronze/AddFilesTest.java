package io.saleslake.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.bronze.AddFiles.Added;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.BronzeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddFilesTest {
  private static final FeedContract WEBSHOP =
      ContractReader.read(Path.of("contracts")).feed("webshop");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  @TempDir Path folder;
  private Path bronze;
  private Path arrived;

  @BeforeEach
  void nameFolders() {
    bronze = folder.resolve("bronze");
    arrived = bronze.resolve("sales/webshop/ingest_date=2026-01-31");
  }

  @Test
  void putsAFileBelowItsFeedAndDay() throws IOException {
    Path file = file("in/orders.json", "{}");

    assertThat(add(file)).containsExactly(new Added(file, arrived.resolve("orders.json"), false));
    assertThat(arrived.resolve("orders.json")).hasContent("{}");
    assertThat(file).hasContent("{}");
    assertThat(names()).containsExactly("orders.json");
  }

  @Test
  void recognizesAnExistingFile() throws IOException {
    Path file = file("in/orders.json", "{}");
    add(file);

    assertThat(add(file)).containsExactly(new Added(file, arrived.resolve("orders.json"), true));
    assertThat(names()).containsExactly("orders.json");
  }

  @Test
  void numbersANameThatIsUsedForOtherContent() throws IOException {
    Path first = file("1/orders.json.gz", "1");
    Path second = file("2/orders.json.gz", "2");
    Path third = file("3/orders.json.gz", "3");

    add(first, second, third, second);

    assertThat(names()).containsExactly("orders-2.json.gz", "orders-3.json.gz", "orders.json.gz");
    add(file("1/orders.csv.zst", "1"), file("2/orders.csv.zst", "2"));
    assertThat(names()).contains("orders-2.csv.zst");
    assertThat(arrived.resolve("orders-3.json.gz")).hasContent("3");
  }

  @Test
  void copiesNothingWhenOneFileCannotBeAdded() throws IOException {
    Path good = file("in/orders.json", "{}");
    Path missing = folder.resolve("in/missing.json");
    Path hidden = file("in/_orders.json", "{}");

    assertCannotAdd("Cannot add %s: no such file".formatted(missing), good, missing);
    assertCannotAdd(
        "Cannot add %s: it is a folder; name its files".formatted(folder), good, folder);
    assertCannotAdd(
        "Cannot add %s: names that start with '_' count as hidden; rename it".formatted(hidden),
        good,
        hidden);
    assertThat(bronze).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales[1].csv",
        "[.csv",
        "{a,b}.csv",
        "*.csv",
        "a?.csv",
        "back\\slash.csv",
        "10:colon.csv",
        "a b.csv",
        " .csv",
        "Größe €.csv",
        "it's \"quoted\".csv",
        "100%25.csv",
        "a#b.csv",
        "-x",
        "~"
      })
  void keepsNamesUnchanged(String name) throws IOException {
    add(file("in/" + name, "1"));
    add(file("in/other/" + name, "2"));
    Configuration hadoop = new Configuration();

    List<BronzeFile> found =
        DiscoverFiles.discover(bronze.toString(), WEBSHOP.prefix(), Set.of(), hadoop);

    assertThat(found)
        .extracting(BronzeFile::path)
        .hasSize(2)
        .contains("sales/webshop/ingest_date=2026-01-31/" + name);
    for (BronzeFile file : found) {
      org.apache.hadoop.fs.Path path =
          new org.apache.hadoop.fs.Path(bronze.toString(), file.path());
      try (InputStream input = path.getFileSystem(hadoop).open(path)) {
        assertThat(input.readAllBytes()).hasSize(1);
      }
    }
  }

  @Test
  void rejectsNamesThatCannotBeShownOrStored() throws IOException {
    Path lines = file("in/a\nb.csv", "1");
    Path tooLong = file("in/%s.csv".formatted("n".repeat(246)), "1");

    assertCannotAdd(
        "Cannot add %s: its name has a control character; rename it"
            .formatted(folder.resolve("in/a?b.csv")),
        lines);
    assertCannotAdd("Cannot add %s: its name is too long; rename it".formatted(tooLong), tooLong);
    assertThat(bronze).doesNotExist();
  }

  @Test
  void leavesNoPartialFileAfterADiskError() throws IOException {
    Path file = file("in/orders.json", "{}");
    Files.createDirectories(arrived.resolve(".orders.json.part/occupied"));

    assertThatThrownBy(() -> add(file))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("Cannot add %s: ".formatted(file));
    assertThat(arrived.resolve("orders.json")).doesNotExist();
  }

  private void assertCannotAdd(String message, Path... files) {
    assertThatThrownBy(() -> add(files)).isInstanceOf(LakeException.class).hasMessage(message);
  }

  private List<Added> add(Path... files) {
    return AddFiles.add(bronze, WEBSHOP, DAY, List.of(files));
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, content);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(arrived)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
