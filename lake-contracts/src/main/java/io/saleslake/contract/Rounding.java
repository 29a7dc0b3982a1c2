package io.saleslake.contract;

/** How a number with more decimals than its column is rounded. */
public enum Rounding {
  /** Round half away from zero. */
  HALF_UP,
  /** Round half to even. */
  HALF_EVEN
}
