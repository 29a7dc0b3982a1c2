package io.saleslake.contract;

/** How a number with more decimals than its column is rounded, where a contract says so. */
public enum Rounding {
  /** To the nearest, halves away from zero. */
  HALF_UP,
  /** To the nearest, halves to the even digit. */
  HALF_EVEN
}
