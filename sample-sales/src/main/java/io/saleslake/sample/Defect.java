package io.saleslake.sample;

import java.util.Locale;

/** Planted defects and unusual properties of rows and files, at most one per row. */
enum Defect {
  /** An identical row in the same file or a later one. */
  EXACT_DUPLICATE("", 10),
  /** The same key with different content in a later file. */
  CORRECTION("", 5),
  /** A valid row in a file that arrives two or more weeks after its day. */
  LATE("", 5),
  BAD_TYPE("type", 3),
  UNKNOWN_CURRENCY("allowed", 1),
  MISSING_KEY("required", 2),
  ORPHAN_REFERENCE("reference", 2),
  NEGATIVE_QUANTITY("negative_quantity", 1),
  NEGATIVE_PRICE("negative_price", 1),
  NEGATIVE_DISCOUNT("range", 1),
  UNKNOWN_SEGMENT("allowed", 1),
  INVALID_EMAIL("pattern", 1),
  /** More decimals than the column allows, in the file or in the calculated amount. */
  TOO_MANY_DECIMALS("scale"),
  /** NaN, infinity, or a number outside the range of all types. */
  NOT_A_NUMBER("type"),
  /** A thousands mark in the wrong position. */
  MISPLACED_MARK("type"),
  /** A local time that does not exist because daylight saving time began. */
  SKIPPED_HOUR("type"),
  YEAR_BELOW_1900("range"),
  STRAY_QUOTE("record"),
  TEXT_AFTER_QUOTE("record"),
  /** A quoted line break in a file that is read line by line. */
  QUOTED_LINE_BREAK("record"),
  EXTRA_FIELD("record"),
  /** An unclosed quote, which extends to the end of the file. */
  UNCLOSED_QUOTE("record"),
  /** A JSON line with a partial object after the first one. */
  TRAILING_TEXT("record"),
  /** A valid row with JSON numbers with more digits than a double, or with trailing zeros. */
  LONG_NUMBER(""),
  /** A valid row with a time zone in its timestamp; other timestamps are local. */
  STATED_ZONE(""),
  /** Valid records in the same JSON line. */
  SHARED_LINE(""),
  /** Valid rows in a file whose name contains glob characters. */
  BRACKETS_IN_NAME(""),
  BZIP2(""),
  ZSTD(""),
  /** Files with an empty header cell. */
  UNNAMED_COLUMN(""),
  /** Valid rows in a Parquet file with wider integers than other files. */
  WIDER_TYPE("");

  private static final int AT_LEAST = 3;

  private final String rule;
  private final int perThousand;

  /** Rare defects: a few of them are enough to test their detection. */
  Defect(String rule) {
    this(rule, 0);
  }

  Defect(String rule, int perThousand) {
    this.rule = rule;
    this.perThousand = perThousand;
  }

  /** The violated rule as named in quarantine; empty if the row is valid. */
  String rule() {
    return rule;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number to plant in {@code rows} rows. */
  int count(int rows) {
    return Math.max(AT_LEAST, rows * perThousand / 1000);
  }
}
