package io.saleslake.infer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names as contracts have them: lower case, digits and underscores, a letter first. */
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

  /** The same of several, each its own: a second {@code price} is {@code price_2}. */
  static List<String> of(List<String> headers) {
    List<String> names = new ArrayList<>();
    for (String header : headers) {
      String name = of(header, "column_" + (names.size() + 1));
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + "_" + i;
      }
      names.add(free);
    }
    return names;
  }
}
