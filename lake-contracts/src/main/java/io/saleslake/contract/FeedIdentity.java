package io.saleslake.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of a feed's contract that determine which rows a record produces, as text to digest.
 * Contracts with the same identity produce the same rows; descriptions and owners are not included.
 */
final class FeedIdentity {
  private final List<String> parts = new ArrayList<>();

  private FeedIdentity() {}

  static String of(FeedContract feed) {
    FeedIdentity identity = new FeedIdentity();
    identity.add("feed", feed.name(), feed.format().name());
    identity.add(feed.options());
    feed.columns().forEach(identity::add);
    feed.reshape().ifPresent(sql -> identity.add("reshape", sql));
    for (Lookup lookup : feed.lookups()) {
      identity.add("lookup", lookup.name(), lookup.table().name());
      lookup.key().forEach((column, sql) -> identity.add("key", column, sql));
    }
    for (Map.Entry<String, Mapping> entry : feed.mapping().entrySet()) {
      Mapping mapping = entry.getValue();
      identity.add(
          "mapping", entry.getKey(), mapping.sql(), mapping.rounding().map(Enum::name).orElse(""));
    }
    TableContract table = feed.table();
    identity.add("table", table.name(), String.join(" ", table.key()), table.newestBy().orElse(""));
    table.columns().forEach(column -> identity.add("column", column.name(), column.type().sql()));
    List.of(table.rules(), feed.rules()).forEach(rules -> rules.forEach(identity::add));
    List.of(table.references(), feed.references())
        .forEach(references -> references.forEach(identity::add));
    return String.join("\n", identity.parts);
  }

  private void add(FileOptions options) {
    add(
        "options",
        options.delimiter(),
        String.valueOf(options.quote()),
        String.valueOf(options.escape()),
        options.encoding(),
        String.valueOf(options.header()),
        String.valueOf(options.multiLine()),
        options.quotes().name(),
        String.valueOf(options.decimalMark()),
        options.thousandsMark());
    add("signs", options.currencySigns().toArray(String[]::new));
    add("missing", options.missingValues().toArray(String[]::new));
  }

  private void add(RawColumn column) {
    add(
        "raw",
        column.name(),
        column.header(),
        column.type().sql(),
        column.timeZone().map(zone -> zone.getId()).orElse(""),
        column.pivotYear().isPresent() ? String.valueOf(column.pivotYear().getAsInt()) : "",
        column.rounding().map(Enum::name).orElse(""));
    add("formats", column.formats().toArray(String[]::new));
  }

  private void add(RowRule rule) {
    add("rule", rule.name(), rule.column(), rule.condition());
  }

  private void add(Reference reference) {
    add("reference", reference.column(), reference.table(), reference.key());
  }

  /** Adds one line. The lengths separate the values unambiguously. */
  private void add(String what, String... values) {
    StringBuilder line = new StringBuilder(what);
    for (String value : values) {
      line.append(' ').append(value.length()).append(':').append(value);
    }
    parts.add(line.toString());
  }
}
