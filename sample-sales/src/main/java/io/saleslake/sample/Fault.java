package io.saleslake.sample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change to a value of a valid row that produces a defect.
 *
 * @param column column in the raw file
 * @param change function from the valid value to the written value
 */
record Fault(Defect defect, String column, Change change) {
  /** Replaces a value. */
  interface Change {
    @Nullable Object of(@Nullable Object value);
  }

  /** Replaces an id with one that does not exist. */
  private static final String UNKNOWN_PRODUCT = "P-99999";

  /** Replaces the value with a constant. */
  static Fault of(Defect defect, String column, @Nullable Object value) {
    return new Fault(defect, column, good -> value);
  }

  /**
   * Faults that apply to all feeds and violate only one rule.
   *
   * @param order the feed's column for the order number
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
