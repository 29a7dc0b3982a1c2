package io.saleslake.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.OnBothEngines;
import io.saleslake.Progress;
import io.saleslake.TestLake;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class PromoteToSilverTest {
  private static final String STORE = "S%d\tShop\tBerlin\tBerlin\tDE\tEUR\t2020-01-01";

  @Test
  void takesAFewFilesAtATimeInTheOrderTheyArrived(@TempDir Path folder) {
    try (TestLake lake = TestLake.withMarts(folder)) {
      putStores(lake);
      SilverOptions two = new SilverOptions(List.of("stores"), OptionalInt.of(2), Optional.empty());

      assertThat(files(lake, two)).containsExactly("a.csv", "b.csv");
      assertThat(files(lake, two)).containsExactly("c.csv");
      assertThat(files(lake, two)).isEmpty();
    }
  }

  @Test
  void takesOnlyFilesThatArrivedSinceADay(@TempDir Path folder) {
    try (TestLake lake = TestLake.withMarts(folder)) {
      putStores(lake);
      SilverOptions since =
          new SilverOptions(
              List.of("stores"), OptionalInt.empty(), Optional.of(LocalDate.parse("2026-03-02")));

      assertThat(files(lake, since)).containsExactly("b.csv", "c.csv");
      assertThat(files(lake, SilverOptions.ALL)).containsExactly("a.csv");
    }
  }

  private static void putStores(TestLake lake) {
    lake.put("stores", "2026-03-01", "a.csv", STORE.formatted(1));
    lake.put("stores", "2026-03-02", "b.csv", STORE.formatted(2));
    lake.put("stores", "2026-03-03", "c.csv", STORE.formatted(3));
  }

  private static List<String> files(TestLake lake, SilverOptions options) {
    return lake.run(options, GoldOptions.TOUCHED, Progress.silent()).batches().stream()
        .flatMap(batch -> batch.batch().files().stream())
        .map(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
        .toList();
  }
}
