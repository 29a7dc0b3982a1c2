package io.saleslake.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives a result: first the columns, then each row, then the end. */
public interface ResultWriter {
  void columns(List<String> names);

  /** Values are numbers, strings, java.time types, and lists and maps of these. */
  void row(List<? extends @Nullable Object> values);

  void end();
}
