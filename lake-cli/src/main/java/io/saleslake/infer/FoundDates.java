package io.saleslake.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The date formats of a column.
 *
 * @param time whether the values contain a time of day
 * @param formats empty for ISO 8601
 * @param conflict a value that parses both day first and month first, in a column where other
 *     values prove both orders
 */
record FoundDates(boolean time, List<Format> formats, Optional<String> conflict) {
  /**
   * One format.
   *
   * @param pattern a DateTimeFormatter pattern
   * @param other the pattern with day and month exchanged, if it also parses all values
   * @param example a value that the two patterns parse differently
   * @param year a two-digit year without century
   */
  record Format(
      String pattern, Optional<String> other, Optional<String> example, Optional<String> year) {
    boolean isDayFirst() {
      return pattern.matches("dd?[^a-zA-Z]MM?[^M].*");
    }

    boolean isMonthFirst() {
      return pattern.matches("MM?[^M].*");
    }

    Format withMonthFirst() {
      return other.isPresent() && isDayFirst()
          ? new Format(other.get(), Optional.of(pattern), example, year)
          : this;
    }
  }

  static FoundDates iso(boolean time) {
    return new FoundDates(time, List.of(), Optional.empty());
  }

  List<String> patterns() {
    return formats.stream().map(Format::pattern).toList();
  }

  /** The formats that are not ambiguous. */
  private List<Format> proven() {
    return formats.stream().filter(format -> format.other().isEmpty()).toList();
  }

  boolean provesDayFirst() {
    return proven().stream().anyMatch(Format::isDayFirst);
  }

  boolean provesMonthFirst() {
    return proven().stream().anyMatch(Format::isMonthFirst);
  }

  /** Selects month first for all ambiguous formats. */
  FoundDates withMonthFirst() {
    return new FoundDates(time, formats.stream().map(Format::withMonthFirst).toList(), conflict);
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (Format format : formats) {
      format.other().ifPresent(other -> remarks.add(ambiguity(format, other)));
    }
    conflict.ifPresent(
        value ->
            remarks.add(
                "AMBIGUOUS: some values have the day first and some the month, and others read both ways, such as %s; ask the sender"
                    .formatted(value)));
    formats.stream()
        .flatMap(format -> format.year().stream())
        .findFirst()
        .ifPresent(
            year ->
                remarks.add(
                    "TODO years have two digits, such as %s: each is read as the latest such year that is not after the file's day of arrival; where that is wrong, declare pivotYear (1950 means 1950 to 2049)"
                        .formatted(year)));
    return remarks;
  }

  private String ambiguity(Format format, String other) {
    String values = formats.size() == 1 ? "every value" : "every value written " + format.pattern();
    return "AMBIGUOUS: %s also reads as %s, such as %s; %sask the sender"
        .formatted(values, other, format.example().orElse(""), order(format));
  }

  private String order(Format ambiguous) {
    return proven().stream()
        .filter(format -> ambiguous.isMonthFirst() ? format.isMonthFirst() : format.isDayFirst())
        .findFirst()
        .map(
            format ->
                "the %s is taken to come first as in %s; "
                    .formatted(ambiguous.isMonthFirst() ? "month" : "day", format.pattern()))
        .orElse("");
  }
}
