package io.saleslake.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes files with lines that are in no other file, with arrival in mid-period. */
final class ExtraFiles {
  private final SalesFeed feed;
  private final SampleOptions options;
  private final DrawOrders orders;
  private final BronzeFolder bronze;

  ExtraFiles(SalesFeed feed, SampleOptions options, DrawOrders orders, BronzeFolder bronze) {
    this.feed = feed;
    this.options = options;
    this.orders = orders;
    this.bronze = bronze;
  }

  List<Line> lines(int count) {
    return orders.extra(options.day(middle()), count);
  }

  /** Writes a file with the sender's usual file name. */
  Path write(String sender, List<Line> lines) throws IOException {
    return write(sender, lines, name -> name);
  }

  /** Writes a file in the sender's format under another name. */
  Path write(String sender, List<Line> lines, UnaryOperator<String> rename) throws IOException {
    Delivery delivery = feed.delivery(lines.get(0), middle()).from(sender);
    Path file = bronze.file(delivery.arrives(), rename.apply(feed.fileName(delivery)));
    feed.write(file, delivery, lines.stream().map(feed::row).toList());
    return file;
  }

  /** The file's path relative to the bronze root. */
  String relative(Path file) {
    return bronze.relative(file);
  }

  private int middle() {
    return options.days() / 2;
  }
}
