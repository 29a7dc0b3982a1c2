package io.saleslake.names;

import java.util.Optional;
import java.util.stream.Stream;

/** A table in the lake, such as {@code silver.order_lines}. */
public record TableName(Layer layer, String name) implements Comparable<TableName> {
  public static TableName silver(String name) {
    return new TableName(Layer.SILVER, name);
  }

  public static TableName gold(String name) {
    return new TableName(Layer.GOLD, name);
  }

  /** Parses a name such as {@code silver.order_lines}. */
  public static Optional<TableName> parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : Stream.of(Layer.values())
            .filter(layer -> layer.databaseName().equals(text.substring(0, dot)))
            .findFirst()
            .map(layer -> new TableName(layer, text.substring(dot + 1)));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return layer.databaseName() + "." + name;
  }
}
