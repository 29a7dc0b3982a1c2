package io.saleslake.local;

import io.saleslake.cli.ResultWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a small result. */
final class RowCollector implements ResultWriter {
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  List<List<@Nullable Object>> rows() {
    return rows;
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<? extends @Nullable Object> values) {
    rows.add(new ArrayList<>(values));
  }

  @Override
  public void end() {}
}
