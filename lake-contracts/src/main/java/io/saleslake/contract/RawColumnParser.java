package io.saleslake.contract;

import io.saleslake.contract.ColumnType.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the columns of a raw file. */
final class RawColumnParser {
  private RawColumnParser() {}

  static List<RawColumn> parse(Odcs.SchemaObject file, boolean reshaped, Problems problems) {
    List<Odcs.Property> properties = SchemaParser.properties(file, problems);
    List<RawColumn> columns = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      columns.add(column(properties.get(i), reshaped, problems.at("properties", i)));
    }
    List<String> names = columns.stream().map(RawColumn::name).toList();
    List<String> headers = columns.stream().map(RawColumn::header).toList();
    SchemaParser.noDuplicates(names, "name", problems);
    if (!headers.equals(names)) {
      SchemaParser.noDuplicates(headers, "physicalName", problems);
    }
    return columns;
  }

  private static RawColumn column(Odcs.Property property, boolean reshaped, Problems problems) {
    KeyLocation.RAW_COLUMN.check(property, problems);
    String name = ColumnParser.name(property, problems);
    CustomProperties custom =
        CustomProperties.of(
            property.customProperties(),
            problems,
            "formats",
            "pivotYear",
            "rounding",
            Money.PROPERTY);
    ColumnType type = ColumnParser.type(property, custom, problems);
    if (reshaped && !type.isString()) {
      problems.at("logicalType").add("must be string: a feed with a reshape converts afterwards");
    }
    List<String> formats = formats(property, custom, type, problems);
    return new RawColumn(
        name,
        property.physicalName() == null ? name : property.physicalName(),
        type,
        formats,
        timeZone(property, type, problems),
        pivotYear(custom, formats, problems.at("pivotYear")),
        RoundingParser.parse(custom, type, problems));
  }

  private static OptionalInt pivotYear(
      CustomProperties custom, List<String> formats, Problems problems) {
    Optional<String> year = custom.text("pivotYear");
    if (year.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!year.get().matches("1[89]\\d\\d|20\\d\\d")) {
      problems.add("'%s' is not a year from 1800 to 2099".formatted(year.get()));
      return OptionalInt.empty();
    }
    if (formats.stream().noneMatch(format -> format.matches("(?:.*[^yu])?(?:yy|uu)(?:[^yu].*)?"))) {
      problems.add("needs a format with a year of two digits");
    }
    return OptionalInt.of(Integer.parseInt(year.get()));
  }

  private static List<String> formats(
      Odcs.Property property, CustomProperties custom, ColumnType type, Problems problems) {
    List<String> formats = new ArrayList<>();
    Optional.ofNullable(property.logicalTypeOptions())
        .map(Odcs.LogicalTypeOptions::format)
        .ifPresent(
            format -> {
              checkFormat(format, type, problems.at("logicalTypeOptions.format"));
              formats.add(format);
            });
    for (String format : custom.texts("formats")) {
      checkFormat(format, type, problems.at("formats"));
      formats.add(format);
    }
    return formats;
  }

  private static void checkFormat(String format, ColumnType type, Problems problems) {
    if (type.kind() != Kind.DATE && type.kind() != Kind.TIMESTAMP) {
      problems.add("needs a date or a timestamp, not %s".formatted(type));
    } else if (!givesDate(format)) {
      problems.add(
          "'%s' does not give a date (letters of Spark's datetime patterns, MM is the month)"
              .formatted(format));
    }
  }

  /** Whether Spark supports the format and a formatted date can be parsed again. */
  private static boolean givesDate(String format) {
    try {
      DateTimeFormatter formatter = DatePatterns.formatter(format);
      LocalDateTime some = LocalDateTime.of(2024, 2, 29, 13, 14, 15);
      TemporalAccessor read = formatter.parse(formatter.format(some.atZone(ZoneId.of("UTC"))));
      return some.toLocalDate().equals(read.query(TemporalQueries.localDate()))
          || (read.isSupported(ChronoField.YEAR) && !read.isSupported(ChronoField.DAY_OF_MONTH));
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static Optional<ZoneId> timeZone(
      Odcs.Property property, ColumnType type, Problems problems) {
    Optional<String> zone =
        Optional.ofNullable(property.logicalTypeOptions())
            .map(Odcs.LogicalTypeOptions::defaultTimezone);
    Problems at = problems.at("logicalTypeOptions.defaultTimezone");
    if (zone.isPresent() && type.kind() != Kind.TIMESTAMP) {
      at.add("needs a timestamp, not %s".formatted(type));
      return Optional.empty();
    }
    try {
      return zone.map(ZoneId::of);
    } catch (DateTimeException e) {
      at.add("unknown time zone '%s'".formatted(zone.orElse("")));
      return Optional.empty();
    }
  }
}
