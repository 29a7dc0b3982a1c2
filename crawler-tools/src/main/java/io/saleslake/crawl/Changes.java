package io.saleslake.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;

/** The catalog changes made by a crawl. */
public record Changes(Counts tables, Counts partitions) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Counts for tables or for partitions. */
  public record Counts(long created, long updated, long deleted) {
    private static final Counts NONE = new Counts(0, 0, 0);

    /** The text form, such as {@code +1 ~0 -0}. */
    @Override
    public String toString() {
      return "+%d ~%d -%d".formatted(created, updated, deleted);
    }
  }

  /**
   * Parses a crawl's summary: JSON whose values, JSON objects or JSON text, have counts under ADD,
   * UPDATE and DELETE. AWS does not document the format further, so an unknown format yields an
   * empty result instead of an error.
   */
  static Optional<Changes> parse(String summary) {
    JsonNode root = json(summary);
    if (!root.isObject()) {
      return Optional.empty();
    }
    Counts tables = Counts.NONE;
    Counts partitions = Counts.NONE;
    for (var part : root.properties()) {
      String name = part.getKey().toUpperCase(Locale.ROOT);
      if (name.startsWith("TABLE")) {
        tables = counts(part.getValue());
      } else if (name.startsWith("PARTITION")) {
        partitions = counts(part.getValue());
      }
    }
    return Optional.of(new Changes(tables, partitions));
  }

  private static Counts counts(JsonNode part) {
    JsonNode kinds = unwrapped(part);
    return new Counts(
        count(kinds.path("ADD")), count(kinds.path("UPDATE")), count(kinds.path("DELETE")));
  }

  private static long count(JsonNode given) {
    JsonNode kind = unwrapped(given);
    if (kind.isObject()) {
      return count(kind.path("Count"));
    }
    return kind.isArray() ? kind.size() : kind.asLong();
  }

  private static JsonNode unwrapped(JsonNode node) {
    return node.isTextual() ? json(node.textValue()) : node;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
