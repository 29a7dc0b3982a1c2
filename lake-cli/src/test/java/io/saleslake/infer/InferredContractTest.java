package io.saleslake.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.contract.ContractReader;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.RawColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inferred drafts are valid contracts. */
class InferredContractTest {
  private static final Path CONTRACTS = Path.of("contracts");

  @TempDir private Path folder;

  @Test
  void isValidTogetherWithTheOtherContracts() throws IOException {
    Path file =
        Files.write(
            folder.resolve("market.csv"),
            List.of(
                "order_id;line_id;ordered_at;product_id;amount;currency;status;note",
                "M1;1;31.01.2026 10:00;P-1;1.299,50;EUR;sale;",
                "M1;2;31.01.2026 10:00;P-2;12,00;EUR;sale;late"));
    InferFeed.Inferred inferred = InferSample.infer(Optional.of("order_lines"), file);
    copyContracts();
    Files.writeString(folder.resolve("contracts/sales/feeds/market.yaml"), inferred.feed().yaml());

    FeedContract feed = ContractReader.read(folder.resolve("contracts")).feed("market");

    assertThat(feed.format()).isEqualTo(Format.CSV);
    assertThat(feed.options().delimiter()).isEqualTo(";");
    assertThat(feed.options().decimalMark()).isEqualTo(',');
    assertThat(feed.options().thousandsMark()).isEqualTo(".");
    assertThat(feed.columns())
        .extracting(RawColumn::name, column -> column.type().sql(), RawColumn::formats)
        .containsExactly(
            tuple("order_id", "string"),
            tuple("line_id", "bigint"),
            tuple("ordered_at", "timestamp", "dd.MM.yyyy HH:mm"),
            tuple("product_id", "string"),
            tuple("amount", "decimal(18,4)"),
            tuple("currency", "string"),
            tuple("status", "string"),
            tuple("note", "string"));
    assertThat(feed.mapping()).containsKeys("feed", "order_id", "line_id", "ordered_at", "amount");
    assertThat(feed.mapping())
        .hasEntrySatisfying("feed", m -> assertThat(m.sql()).isEqualTo("'market'"));
    assertThat(feed.header().team()).isEqualTo("sales-data");
  }

  private static Tuple tuple(String name, String type, String... formats) {
    return Tuple.tuple(name, type, List.of(formats));
  }

  private void copyContracts() throws IOException {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("contracts").resolve(CONTRACTS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
