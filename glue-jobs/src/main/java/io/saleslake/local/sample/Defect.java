package io.saleslake.local.sample;

import java.util.Locale;

/** What is wrong, or just awkward, about a row; never more than one of them per row. */
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
  INVALID_EMAIL("pattern", 1);

  private static final int AT_LEAST = 3;

  private final String rule;
  private final int perThousand;

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
