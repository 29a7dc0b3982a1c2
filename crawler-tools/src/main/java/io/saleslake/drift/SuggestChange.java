package io.saleslake.drift;

import static java.util.stream.Collectors.joining;

/**
 * Suggests the contract changes that match the files, as YAML to paste. Missing columns are written
 * as comments, because only the owner knows whether they return.
 */
public final class SuggestChange {
  private SuggestChange() {}

  /** The suggested change for a feed with drift. */
  public static String yaml(FeedDrift drift) {
    return """
        # %s: below the properties of the schema object '%s'
        """
            .formatted(drift.feed().header().file(), drift.feed().name())
        + drift.differences().stream().map(SuggestChange::yaml).collect(joining());
  }

  /** The suggested change for one column. */
  public static String yaml(Difference difference) {
    String type = difference.foundType().orElse("");
    return switch (difference.kind()) {
      case NEW -> property(difference, type);
      case RETYPED ->
          "# was %s%n".formatted(difference.contractType().orElse("")).indent(6)
              + property(difference, type);
      case MISSING ->
          "# gone from the files: %s; remove it and what maps it, or ask for it back"
              .formatted(difference.name())
              .indent(6);
    };
  }

  private static String property(Difference difference, String type) {
    String physicalName =
        difference.header().equals(difference.name())
            ? ""
            : "physicalName: %s%n".formatted(quoted(difference.header()));
    return ("- name: %s%n".formatted(difference.name())
            + (physicalName + GlueType.odcs(type)).indent(2))
        .indent(6);
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9 _.-]*[A-Za-z0-9]|[A-Za-z]")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
