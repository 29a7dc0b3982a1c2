package io.saleslake.drift;

import io.saleslake.contract.FeedContract;
import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.RawColumn;
import io.saleslake.drift.Difference.Kind;
import io.saleslake.drift.FoundTable.FoundColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the table that a crawler found for a feed with its contract. For CSV only names are
 * compared, because all values are text; in other formats a type differs if its values cannot be
 * converted to the contract's type.
 */
public final class CompareFeed {
  private CompareFeed() {}

  public static FeedDrift compare(FeedContract feed, List<FoundTable> tables) {
    Optional<FoundTable> table =
        tables.stream().filter(found -> found.location().endsWith("/" + feed.prefix())).findFirst();
    return new FeedDrift(
        feed, table, table.map(found -> differences(feed, found)).orElse(List.of()));
  }

  private static List<Difference> differences(FeedContract feed, FoundTable table) {
    Map<String, FoundColumn> found = new TreeMap<>();
    table.columns().forEach(column -> found.put(small(column.name()), column));
    List<Difference> differences = new ArrayList<>();
    for (RawColumn raw : feed.columns()) {
      FoundColumn column = found.get(small(raw.header()));
      if (column == null) {
        differences.add(difference(Kind.MISSING, raw, Optional.empty()));
      } else if (!fits(feed.format(), raw, column)) {
        differences.add(difference(Kind.RETYPED, raw, Optional.of(column.type())));
      }
    }
    List<String> known = feed.columns().stream().map(raw -> small(raw.header())).toList();
    table.columns().stream()
        .filter(column -> !known.contains(small(column.name())))
        .map(column -> added(column, feed.format() == Format.CSV ? "string" : column.type()))
        .forEach(differences::add);
    return differences;
  }

  private static Difference difference(Kind kind, RawColumn raw, Optional<String> found) {
    return new Difference(kind, raw.name(), raw.header(), Optional.of(raw.type().sql()), found);
  }

  private static Difference added(FoundColumn column, String type) {
    return new Difference(
        Kind.NEW, asName(column.name()), column.name(), Optional.empty(), Optional.of(type));
  }

  /** Converts a header to a name that mappings can use. */
  private static String asName(String header) {
    String name = small(header).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return name.matches("[a-z].*") ? name : "column_" + name;
  }

  /** Whether values of the found type can be converted to the contract's type. */
  private static boolean fits(Format format, RawColumn raw, FoundColumn column) {
    GlueType found = GlueType.of(column.type());
    GlueType wanted = GlueType.of(raw.type());
    if (format == Format.CSV || found == wanted) {
      return true;
    }
    return switch (wanted) {
      case TEXT -> found != GlueType.NESTED;
      case NUMBER -> found == GlueType.INTEGER;
      case TIMESTAMP -> found == GlueType.DATE || isText(format, raw, found);
      case DATE -> isText(format, raw, found);
      case INTEGER, BOOLEAN, NESTED -> false;
    };
  }

  /**
   * JSON has no dates; in other formats, a column with date formats in its contract must be text.
   */
  private static boolean isText(Format format, RawColumn raw, GlueType found) {
    return found == GlueType.TEXT && (format == Format.JSON || !raw.formats().isEmpty());
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
