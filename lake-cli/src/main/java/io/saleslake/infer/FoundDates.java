package io.saleslake.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a column writes dates.
 *
 * @param time whether there is a time of day
 * @param formats none for ISO 8601
 * @param conflict a value that reads day first and month first, where other values of the column
 *     prove both
 */
record FoundDates(boolean time, List<Format> formats, Optional<String> conflict) {
  /**
   * One format.
   *
   * @param pattern of Java's DateTimeFormatter
   * @param other the pattern with day and month exchanged, where it reads every value too
   * @param example a value that the two read differently
   * @param year the two digits of a year that has no century
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

  /** The formats whose values read one way only. */
  private List<Format> proven() {
    return formats.stream().filter(format -> format.other().isEmpty()).toList();
  }

  boolean provesDayFirst() {
    return proven().stream().anyMatch(Format::isDayFirst);
  }

  boolean provesMonthFirst() {
    return proven().stream().anyMatch(Format::isMonthFirst);
  }

  /** Month first wherever the values do not say otherwise. */
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
