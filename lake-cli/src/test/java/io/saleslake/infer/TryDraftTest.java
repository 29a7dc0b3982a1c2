package io.saleslake.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.infer.InferFeed.Inferred;
import io.saleslake.infer.InferFeed.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real promotions of drafts, in temporary lakes. */
class TryDraftTest {
  @TempDir private Path folder;

  @Test
  void promotesTheSampleByTheDraft() throws IOException {
    Path file =
        write(
            "till.csv",
            "receipt,day,price",
            "1,31.01.2026,1.50",
            "2,01.02.2026,2.50",
            "2,01.02.2026,2.50");

    assertThat(trial(Optional.empty(), file))
        .containsExactly(
            "tried on the sample: 3 rows read, 2 accepted, 1 duplicate, 0 superseded, 0 rejected");
  }

  @Test
  void reportsWhyRowsAreRejected() throws IOException {
    Path file =
        write(
            "market.csv",
            "order_id,line_id,ordered_at,product_id,amount,currency,status",
            "M1,1,2026-01-31 10:00:00,P-1,12.50,EUR,sale",
            "M2,1,2026-01-31 10:00:00,P-1,12.50,CZK,sale",
            "M3,1,1026-01-31 10:00:00,P-2,1.00,HUF,sale");

    assertThat(trial(Optional.of("order_lines"), file))
        .containsExactly(
            "tried on the sample: 3 rows read, 1 accepted, 0 duplicate, 0 superseded, 2 rejected",
            "rejected: 2 by allowed currency, such as CZK, HUF",
            "rejected: 1 by range ordered_at, such as 1026-01-31 10:00:00");
  }

  private static List<String> trial(Optional<String> table, Path... files) {
    Options options = InferSample.options(table, files);
    Inferred inferred =
        InferFeed.infer(
            new Options(
                options.files(),
                options.feed(),
                options.table(),
                options.domain(),
                options.encoding(),
                options.contracts(),
                false,
                true));
    return inferred.notes().stream()
        .filter(note -> note.matches("(tried|rejected|the draft).*"))
        .toList();
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }
}
