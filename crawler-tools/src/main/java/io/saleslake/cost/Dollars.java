package io.saleslake.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them. */
public final class Dollars {
  private Dollars() {}

  /** Cents, and smaller amounts with the digits they need: {@code 12.34}, {@code 0.0051}. */
  public static BigDecimal round(BigDecimal dollars) {
    int digits = dollars.abs().compareTo(BigDecimal.ONE) >= 0 || dollars.signum() == 0 ? 2 : 4;
    return dollars.setScale(digits, RoundingMode.HALF_UP);
  }

  /** A size in its binary unit, {@code 3.2 GB}. */
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
