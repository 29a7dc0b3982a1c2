package io.saleslake.local.sample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that breaks a rule.
 *
 * @param column of the raw file, whose good value it replaces
 */
record Fault(Defect defect, String column, @Nullable Object value) {
  /** An id that no product, store or customer has. */
  private static final String UNKNOWN_PRODUCT = "P-99999";

  /**
   * What every feed can get wrong without breaking a second rule.
   *
   * @param order the feed's column for the order's number
   * @param product the feed's column for the product
   */
  static List<Fault> common(String order, String product) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault(Defect.UNKNOWN_CURRENCY, "currency", "XXX"));
    faults.add(new Fault(Defect.MISSING_KEY, order, null));
    faults.add(new Fault(Defect.MISSING_KEY, product, null));
    faults.add(new Fault(Defect.ORPHAN_REFERENCE, product, UNKNOWN_PRODUCT));
    return faults;
  }
}
