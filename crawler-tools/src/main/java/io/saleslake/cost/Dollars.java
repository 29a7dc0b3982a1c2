package io.saleslake.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats amounts and sizes for people. */
public final class Dollars {
  private Dollars() {}

  /**
   * Formats an amount with cents, or with more digits if it is small: {@code 12.34}, {@code
   * 0.0051}.
   */
  public static BigDecimal round(BigDecimal dollars) {
    int digits = dollars.abs().compareTo(BigDecimal.ONE) >= 0 || dollars.signum() == 0 ? 2 : 4;
    return dollars.setScale(digits, RoundingMode.HALF_UP);
  }

  /** Formats a size with a binary unit, {@code 3.2 GB}. */
  static String bytes(long bytes) {
    double size = bytes;
    String[] units = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}
