package io.saleslake.sample;

import java.util.Locale;

/** What is wrong, or just awkward, about a row or a file; never more than one of them per row. */
enum Defect {
  /** The same row again, in the same file or a later one. */
  EXACT_DUPLICATE("", 10),
  /** The same key with another content, in a later file. */
  CORRECTION("", 5),
  /** A good row in a file that arrives two weeks or more after its day. */
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
  /** More decimals than the column has, in the file or in the product that is the amount. */
  TOO_MANY_DECIMALS("scale"),
  /** NaN, an infinity, a number beyond every type. */
  NOT_A_NUMBER("type"),
  /** A thousands mark that parts no group of three digits. */
  MISPLACED_MARK("type"),
  /** A local time that was skipped when summer time began. */
  SKIPPED_HOUR("type"),
  YEAR_BELOW_1900("range"),
  STRAY_QUOTE("record"),
  TEXT_AFTER_QUOTE("record"),
  /** A line break within quotes, in a file that is read line by line. */
  QUOTED_LINE_BREAK("record"),
  EXTRA_FIELD("record"),
  /** A quote that no other closes; it takes the rest of its file along. */
  UNCLOSED_QUOTE("record"),
  /** A JSON line that goes on behind its object, with half of another one. */
  TRAILING_TEXT("record"),
  /** A good row whose JSON numbers have more digits than a double holds, or zeros at their end. */
  LONG_NUMBER(""),
  /** A good row whose time states its zone, where the others are local. */
  STATED_ZONE(""),
  /** Good records that share one line of JSON. */
  SHARED_LINE(""),
  /** Good rows in a file whose name is a pattern in a shell. */
  BRACKETS_IN_NAME(""),
  BZIP2(""),
  ZSTD(""),
  /** Files with a header cell that is empty. */
  UNNAMED_COLUMN(""),
  /** Good rows in a Parquet file whose integers are wider than those of other files. */
  WIDER_TYPE("");

  private static final int AT_LEAST = 3;

  private final String rule;
  private final int perThousand;

  /** Rare: a few of them show whether it is found. */
  Defect(String rule) {
    this(rule, 0);
  }

  Defect(String rule, int perThousand) {
    this.rule = rule;
    this.perThousand = perThousand;
  }

  /** The rule that such a row breaks, as quarantine names it; empty where it breaks none. */
  String rule() {
    return rule;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many to plant among {@code rows} rows. */
  int count(int rows) {
    return Math.max(AT_LEAST, rows * perThousand / 1000);
  }
}
