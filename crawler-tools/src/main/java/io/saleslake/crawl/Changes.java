package io.saleslake.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;

/** What a crawl did to the catalog. */
public record Changes(Counts tables, Counts partitions) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Of one kind of thing. */
  public record Counts(long created, long updated, long deleted) {
    private static final Counts NONE = new Counts(0, 0, 0);

    /** As {@code +1 ~0 -0}. */
    @Override
    public String toString() {
      return "+%d ~%d -%d".formatted(created, updated, deleted);
    }
  }

  /**
   * Reads the summary of a crawl: JSON whose parts, JSON themselves and sometimes as text, count
   * under ADD, UPDATE and DELETE. AWS says no more of its form, so what is not understood is absent
   * rather than an error.
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
