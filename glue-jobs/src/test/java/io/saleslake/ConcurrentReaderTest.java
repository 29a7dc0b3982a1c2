package io.saleslake;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ConcurrentReaderTest {
  private static final String NINE = "2026-02-10T09:00:00";
  private static final List<String> QUERIES =
      List.of(
          "SELECT count(*), sum(amount) FROM silver.order_lines",
          "SELECT sum(lines), sum(revenue) FROM gold.daily_sales",
          "SELECT sum(lines), sum(revenue) FROM gold.customer_value");

  @TempDir Path folder;

  @Test
  void neverSeesAPartOfAPromotion() throws Exception {
    try (TestLake lake = TestLake.at(folder)) {
      Sales.putReferences(lake);
      List<Set<String>> whole =
          List.of(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
      lake.put(
          "storefront",
          "2026-02-10",
          "0.csv",
          STOREFRONT_HEADER,
          till("R0", 1, NINE, "P1", "1", "10"));
      lake.run();
      remember(lake, whole);

      AtomicBoolean done = new AtomicBoolean();
      ExecutorService reader = Executors.newSingleThreadExecutor();
      Callable<List<List<String>>> readInALoop =
          () -> {
            List<List<String>> seen =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            while (!done.get()) {
              for (int i = 0; i < QUERIES.size(); i++) {
                seen.get(i).add(lake.query(QUERIES.get(i)).get(0));
              }
            }
            return seen;
          };
      Future<List<List<String>>> reading = reader.submit(readInALoop);
      for (int run = 1; run <= 3; run++) {
        // Each run corrects a line in two months and adds one, so a partial state has a sum of its
        // own.
        lake.put(
            "storefront",
            "2026-02-1" + run,
            run + ".csv",
            STOREFRONT_HEADER,
            till("R0", 1, NINE, "P1", "1", "1" + run),
            till("R" + run, 1, "2026-01-05T09:00:00", "P2", "1", "100"));
        lake.run();
        remember(lake, whole);
      }
      done.set(true);
      List<List<String>> seen = reading.get();
      reader.shutdown();

      for (int i = 0; i < QUERIES.size(); i++) {
        assertThat(seen.get(i)).as(QUERIES.get(i)).hasSizeGreaterThan(3).isSubsetOf(whole.get(i));
        assertThat(whole.get(i)).hasSize(4);
      }
    }
  }

  private static void remember(TestLake lake, List<Set<String>> whole) {
    for (int i = 0; i < QUERIES.size(); i++) {
      whole.get(i).add(lake.query(QUERIES.get(i)).get(0));
    }
  }
}
