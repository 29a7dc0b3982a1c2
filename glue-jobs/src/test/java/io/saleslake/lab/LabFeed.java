package io.saleslake.lab;

import java.util.List;
import java.util.Locale;

/** The feeds of the lab: eight kinds of raw files that load one silver table. */
enum LabFeed {
  FCSV,
  FMULTI,
  FGERMAN,
  FFORMATS,
  FUS,
  FJSON,
  FPARQUET,
  FAVRO;

  /**
   * How the files of a feed write their values.
   *
   * @param zone the zone of times that state none; empty means UTC
   */
  record Layout(
      char delimiter,
      boolean multiLine,
      char decimalMark,
      String thousandsMark,
      String encoding,
      List<String> dateFormats,
      List<String> timestampFormats,
      String zone) {}

  String feedName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String format() {
    return switch (this) {
      case FCSV, FMULTI, FGERMAN, FFORMATS, FUS -> "csv";
      case FJSON -> "json";
      case FPARQUET -> "parquet";
      case FAVRO -> "avro";
    };
  }

  Layout layout() {
    return switch (this) {
      case FCSV, FJSON, FPARQUET, FAVRO ->
          new Layout(',', false, '.', "", "UTF-8", List.of(), List.of(), "");
      case FMULTI -> new Layout(',', true, '.', "", "UTF-8", List.of(), List.of(), "");
      case FGERMAN -> new Layout(';', false, ',', ".", "windows-1252", List.of(), List.of(), "");
      case FFORMATS ->
          new Layout(
              ',',
              false,
              '.',
              "",
              "UTF-8",
              List.of("dd.MM.yyyy", "M/d/yyyy"),
              List.of("dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss"),
              "Europe/Berlin");
      case FUS -> new Layout(',', false, '.', ",", "UTF-8", List.of(), List.of(), "Europe/Berlin");
    };
  }

  boolean isText() {
    return format().equals("csv") || format().equals("json");
  }
}
