package io.saleslake.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a result one by one: first the columns, then each row, then the end. */
public interface ResultWriter {
  void columns(List<String> names);

  /** Values are plain Java: numbers, text, java.time, and lists and maps of these. */
  void row(List<? extends @Nullable Object> values);

  void end();
}
