package io.saleslake.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one sales feed writes order lines: its columns, its files and what can go wrong in them. */
interface SalesFeed {
  Channel channel();

  List<Fault> faults();

  /** The file that a line lies in which belongs to the given day of the period. */
  Delivery delivery(Line line, int day);

  String fileName(Delivery delivery);

  /** A line's values by the name of the raw column. */
  Map<String, @Nullable Object> row(Line line);

  void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException;
}
