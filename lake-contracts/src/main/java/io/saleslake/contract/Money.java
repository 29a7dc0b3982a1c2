package io.saleslake.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Money is stored as DECIMAL, because binary floating-point numbers lose digits. A column contains
 * money when its name contains one of {@link #WORDS}; the custom property {@code money} takes
 * precedence over the name.
 */
final class Money {
  static final String PROPERTY = "money";

  static final Set<String> WORDS =
      Set.of(
          "amount",
          "amounts",
          "cost",
          "costs",
          "discount",
          "discounts",
          "fee",
          "fees",
          "price",
          "prices",
          "profit",
          "profits",
          "refund",
          "refunds",
          "revenue",
          "revenues",
          "tax",
          "taxes",
          "turnover");

  private static final Set<String> FLOATING_POINT = Set.of("double", "float");

  private Money() {}

  /** Reports a money column whose type is a floating-point number, and returns whether it is. */
  static boolean isInexact(Odcs.Property property, CustomProperties custom, Problems problems) {
    String name = property.name() == null ? "" : property.name();
    String type = property.physicalType() == null ? "" : property.physicalType();
    Optional<Boolean> stated = custom.flag(PROPERTY);
    if (!FLOATING_POINT.contains(type) || !stated.orElseGet(() -> hasMoneyWord(name))) {
      return false;
    }
    problems
        .at("physicalType")
        .add(
            ("column '%s' holds money, and %s does not keep every digit of it: use decimal(p,s),"
                    + " such as decimal(18,4), or set the custom property 'money' to false if it"
                    + " is not money")
                .formatted(name, type));
    return true;
  }

  private static boolean hasMoneyWord(String name) {
    return Arrays.stream(name.split("_")).anyMatch(WORDS::contains);
  }
}
