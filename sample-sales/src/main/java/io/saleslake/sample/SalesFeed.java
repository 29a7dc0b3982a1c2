package io.saleslake.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format of a sales feed: its columns, files and possible faults. */
interface SalesFeed {
  Channel channel();

  List<Fault> faults();

  /** Returns the delivery for a line on the given day of the period. */
  Delivery delivery(Line line, int day);

  String fileName(Delivery delivery);

  /** Returns a line's values by raw column. */
  Map<String, @Nullable Object> row(Line line);

  void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException;
}
