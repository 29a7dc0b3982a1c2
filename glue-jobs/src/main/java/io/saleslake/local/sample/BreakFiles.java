package io.saleslake.local.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes files that cannot be read. Their lines are in no other file: one that shows up in silver
 * came from a file that was read in part.
 */
final class BreakFiles {
  private static final int LINES = 200;

  private final SalesFeed feed;
  private final SampleOptions options;
  private final DrawOrders orders;
  private final SplittableRandom random;
  private final BronzeFolder bronze;

  BreakFiles(
      SalesFeed feed,
      SampleOptions options,
      DrawOrders orders,
      SplittableRandom random,
      BronzeFolder bronze) {
    this.feed = feed;
    this.options = options;
    this.orders = orders;
    this.random = random;
    this.bronze = bronze;
  }

  /** The paths of the broken files, below the bronze root. */
  List<String> write() throws IOException {
    List<Path> broken =
        switch (feed.channel()) {
          case STOREFRONT -> List.of(truncated(), wronglyEncoded());
          case WEBSHOP -> List.of(garbage());
          case WHOLESALE -> List.of(truncated());
          case PARTNER -> List.of(empty());
        };
    return broken.stream().map(bronze::relative).toList();
  }

  private Path truncated() throws IOException {
    Path file = complete(StorefrontFeed.RESENDS, lines());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var unused = channel.truncate(channel.size() * 2 / 3);
    }
    return file;
  }

  private Path wronglyEncoded() throws IOException {
    List<Line> notAscii =
        lines().stream()
            .filter(line -> !US_ASCII.newEncoder().canEncode(line.place().region()))
            .toList();
    Path file = complete("legacy", notAscii);
    return Files.writeString(file, Files.readString(file, UTF_8), ISO_8859_1);
  }

  private Path garbage() throws IOException {
    byte[] bytes = new byte[5_000];
    random.nextBytes(bytes);
    // No UTF-8 text has this byte, whatever the random ones happen to be.
    bytes[0] = (byte) 0xFF;
    return Files.write(file(delivery(lines(), "export")), bytes);
  }

  private Path empty() throws IOException {
    return Files.write(file(delivery(lines(), "export")), new byte[0]);
  }

  private Path complete(String sender, List<Line> lines) throws IOException {
    Delivery delivery = delivery(lines, sender);
    Path file = file(delivery);
    feed.write(file, delivery, lines.stream().map(feed::row).toList());
    return file;
  }

  private List<Line> lines() {
    return orders.extra(options.day(middle()), LINES);
  }

  private Delivery delivery(List<Line> lines, String sender) {
    return feed.delivery(lines.get(0), middle()).from(sender);
  }

  private Path file(Delivery delivery) throws IOException {
    return bronze.file(delivery.arrives(), feed.fileName(delivery));
  }

  private int middle() {
    return options.days() / 2;
  }
}
