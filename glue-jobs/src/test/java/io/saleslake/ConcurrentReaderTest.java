package io.saleslake;

import static io.saleslake.Sales.STOREFRONT_HEADER;
import static io.saleslake.Sales.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.Progress.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothEngines
@Tag("slow")
class ConcurrentReaderTest {
  private static final String NINE = "2026-02-10T09:00:00";
  private static final List<String> QUERIES =
      List.of(
          "SELECT count(*), sum(amount) FROM silver.order_lines",
          "SELECT sum(lines), sum(revenue) FROM gold.daily_sales",
          "SELECT sum(lines), sum(revenue) FROM gold.customer_value");
  private static final String IN_BETWEEN = "in between";

  /** One pass over all queries, and the step at which the writer waited during it. */
  private record Read(String during, List<String> states) {}

  private volatile String writer = IN_BETWEEN;
  private final AtomicBoolean done = new AtomicBoolean();
  private final Semaphore passes = new Semaphore(0);

  @TempDir Path folder;

  @Test
  void neverSeesAPartialPromotion() throws Exception {
    try (TestLake lake =
        TestLake.withMarts(folder, "daily_sales", "customer_monthly", "customer_value")) {
      Sales.putReferences(lake);
      lake.put(
          "storefront",
          "2026-02-10",
          "0.csv",
          STOREFRONT_HEADER,
          till("R0", 1, NINE, "P1", "1", "10"));
      lake.run();
      List<List<String>> whole = new ArrayList<>(List.of(states(lake)));

      ExecutorService reader = Executors.newSingleThreadExecutor();
      Future<List<Read>> reading = reader.submit(() -> readInALoop(lake));
      for (int run = 1; run <= 3; run++) {
        // Each run corrects a line in two months and adds one, so a partial state has a
        // different sum.
        lake.put(
            "storefront",
            "2026-02-1" + run,
            run + ".csv",
            STOREFRONT_HEADER,
            till("R0", 1, NINE, "P1", "1", "1" + run),
            till("R" + run, 1, "2026-01-05T09:00:00", "P2", "1", "100"));
        lake.run(waitingForTheReader(run));
        whole.add(states(lake));
      }
      done.set(true);
      List<Read> reads = reading.get();
      reader.shutdown();

      for (int i = 0; i < QUERIES.size(); i++) {
        int query = i;
        assertThat(whole).map(states -> states.get(query)).doesNotHaveDuplicates();
        assertThat(reads)
            .map(read -> read.states().get(query))
            .as(QUERIES.get(i))
            .isSubsetOf(whole.stream().map(states -> states.get(query)).toList());
      }
      for (int run = 1; run <= 3; run++) {
        List<String> before = whole.get(run - 1);
        List<String> after = whole.get(run);
        assertThat(reads(reads, "WRITTEN storefront", run)).containsOnly(before);
        assertThat(reads(reads, "PUBLISHED storefront", run))
            .containsOnly(List.of(after.get(0), before.get(1), before.get(2)));
        // The other mart may be summed up at the same time.
        assertThat(reads(reads, "SUMMARISED customer_value", run))
            .isNotEmpty()
            .allSatisfy(
                states -> {
                  assertThat(states.get(0)).isEqualTo(after.get(0));
                  assertThat(states.get(2)).isEqualTo(after.get(2));
                });
      }
    }
  }

  private List<Read> readInALoop(TestLake lake) {
    List<Read> reads = new ArrayList<>();
    while (!done.get()) {
      String before = writer;
      List<String> states = states(lake);
      reads.add(new Read(writer.equals(before) ? before : IN_BETWEEN, states));
      passes.release();
    }
    return reads;
  }

  /** Holds the writer until the reader has made a pass that began after the step. */
  private Progress waitingForTheReader(int run) {
    return (step, subject) -> {
      boolean isSilver =
          subject.equals("storefront") && (step == Step.WRITTEN || step == Step.PUBLISHED);
      if (isSilver || subject.equals("customer_value")) {
        writer = "%s %s of run %d".formatted(step, subject, run);
        passes.drainPermits();
        assertThat(acquireTwo()).as("the reader reads").isTrue();
        writer = IN_BETWEEN;
      }
    };
  }

  private boolean acquireTwo() {
    try {
      return passes.tryAcquire(2, 5, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<String>> reads(List<Read> reads, String step, int run) {
    return reads.stream()
        .filter(read -> read.during().equals("%s of run %d".formatted(step, run)))
        .map(Read::states)
        .toList();
  }

  private static List<String> states(TestLake lake) {
    return QUERIES.stream().map(query -> lake.query(query).get(0)).toList();
  }
}
