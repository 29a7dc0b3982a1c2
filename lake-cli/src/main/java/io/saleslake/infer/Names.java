package io.saleslake.infer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Converts names to contract names: lower-case letters, digits and underscores, starting with a
 * letter.
 */
final class Names {
  private Names() {}

  /** {@code Row ID} is {@code row_id}, {@code CustomerID} is {@code customer_id}. */
  static String of(String header, String otherwise) {
    String ascii =
        Normalizer.normalize(header.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    String name =
        ascii
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (name.isEmpty()) {
      return otherwise;
    }
    return Character.isDigit(name.charAt(0)) ? "c_" + name : name;
  }

  /** Keywords that SQL does not parse as a column name. */
  private static final Set<String> WORDS_OF_SQL =
      Set.of("case", "cast", "distinct", "exists", "false", "interval", "not", "null", "true");

  private static final String AMOUNT =
      "(.*_)?(discount|rebate|tax|vat|commission|markdown)(_amount)?";

  /** The SQL expression for a column. */
  static String sql(String name) {
    return WORDS_OF_SQL.contains(name) ? "`" + name + "`" : name;
  }

  /** Whether a number with this name may be an amount of money or a rate. */
  static boolean isAmountOrRate(String name) {
    return name.matches(AMOUNT);
  }

  /**
   * Converts several names and makes them unique: a second {@code price} becomes {@code price_2}.
   */
  static List<String> of(List<String> headers) {
    List<String> names = new ArrayList<>();
    for (String header : headers) {
      String column = "column_" + (names.size() + 1);
      String name = header.matches("#\\d+") ? column : of(header, column);
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + "_" + i;
      }
      names.add(free);
    }
    return names;
  }
}
