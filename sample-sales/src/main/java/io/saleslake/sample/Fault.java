package io.saleslake.sample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a value of a good row becomes one with a defect.
 *
 * @param column of the raw file
 * @param change gives the value to write, by the good one
 */
record Fault(Defect defect, String column, Change change) {
  /** A value that replaces another one. */
  interface Change {
    @Nullable Object of(@Nullable Object value);
  }

  /** An id that no product, store or customer has. */
  private static final String UNKNOWN_PRODUCT = "P-99999";

  /** The same value for every row. */
  static Fault of(Defect defect, String column, @Nullable Object value) {
    return new Fault(defect, column, good -> value);
  }

  /**
   * What every feed can get wrong without breaking a second rule.
   *
   * @param order the feed's column for the order's number
   * @param product the feed's column for the product
   */
  static List<Fault> common(String order, String product) {
    List<Fault> faults = new ArrayList<>();
    faults.add(Fault.of(Defect.UNKNOWN_CURRENCY, "currency", "XXX"));
    faults.add(Fault.of(Defect.MISSING_KEY, order, null));
    faults.add(Fault.of(Defect.MISSING_KEY, product, null));
    faults.add(Fault.of(Defect.ORPHAN_REFERENCE, product, UNKNOWN_PRODUCT));
    return faults;
  }
}
