package io.saleslake.lab;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Draws valid rows, each with a unique key, and writes their values in the layout of a feed. */
final class Draw {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final List<String> WORDS =
      List.of("nice", "Kettle 2 l", "fine lamp", "chair", "x", "Paper A4", "blue-green", "100 %");

  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  String id() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** The values of one valid row as text in their plainest form. */
  Map<LabColumn, String> row() {
    Map<LabColumn, String> row = new EnumMap<>(LabColumn.class);
    row.put(LabColumn.ID, id());
    row.put(LabColumn.S, WORDS.get(random.nextInt(WORDS.size())));
    row.put(LabColumn.N, String.valueOf(random.nextLong() >> random.nextInt(60)));
    row.put(LabColumn.I, String.valueOf(random.nextInt() >> random.nextInt(28)));
    row.put(LabColumn.DBL, String.valueOf(random.nextInt(100_000) / 8.0));
    row.put(LabColumn.D, day().toString());
    row.put(
        LabColumn.TS,
        day()
            .atTime(random.nextInt(4, 24), random.nextInt(60), random.nextInt(60))
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")));
    row.put(LabColumn.B, String.valueOf(random.nextBoolean()));
    row.put(LabColumn.M, BigDecimal.valueOf(random.nextInt(), random.nextInt(5)).toPlainString());
    return row;
  }

  private LocalDate day() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
  }

  /** A row's values as the feed's files write them, in the order of the columns. */
  Map<LabColumn, String> cells(LabFeed feed) {
    Map<LabColumn, String> row = row();
    LabFeed.Layout layout = feed.layout();
    if (!layout.dateFormats().isEmpty()) {
      row.put(
          LabColumn.D, format(LocalDate.parse(row.get(LabColumn.D)), layout.dateFormats().get(0)));
      row.put(
          LabColumn.TS,
          LocalDateTime.parse(row.get(LabColumn.TS))
              .format(DateTimeFormatter.ofPattern(layout.timestampFormats().get(1), Locale.US)));
    }
    row.computeIfPresent(LabColumn.M, (column, text) -> mark(text, layout));
    row.computeIfPresent(LabColumn.DBL, (column, text) -> mark(text, layout));
    return row;
  }

  private static String format(LocalDate day, String format) {
    return day.format(DateTimeFormatter.ofPattern(format, Locale.US));
  }

  /** Thousands marks only where the delimiter does not need quotes for them. */
  private String mark(String number, LabFeed.Layout layout) {
    String[] parts = number.split("\\.", 2);
    String whole = parts[0];
    if (!layout.thousandsMark().isEmpty()
        && layout.thousandsMark().charAt(0) != layout.delimiter()
        && random.nextBoolean()) {
      whole =
          whole.replaceAll(
              "(?<=[0-9])(?=([0-9]{3})+$)",
              java.util.regex.Matcher.quoteReplacement(layout.thousandsMark()));
    }
    return parts.length == 1 ? whole : whole + layout.decimalMark() + parts[1];
  }

  static String header(LabFeed feed) {
    return String.join(String.valueOf(feed.layout().delimiter()), columnNames());
  }

  static List<String> columnNames() {
    return List.of(LabColumn.values()).stream().map(LabColumn::columnName).toList();
  }

  String line(LabFeed feed) {
    return String.join(String.valueOf(feed.layout().delimiter()), cells(feed).values());
  }

  /** A row as an object of JSON: numbers and booleans bare. */
  String json() {
    StringBuilder json = new StringBuilder("{");
    row()
        .forEach(
            (column, text) -> {
              boolean bare =
                  switch (column) {
                    case N, I, DBL, B, M -> true;
                    case ID, S, D, TS -> false;
                  };
              json.append(json.length() > 1 ? "," : "")
                  .append(
                      "\"%s\":%s".formatted(column.columnName(), bare ? text : "\"" + text + "\""));
            });
    return json.append('}').toString();
  }
}
