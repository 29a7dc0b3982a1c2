package io.saleslake.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** How people buy through one feed. */
enum Channel {
  STOREFRONT(55, 8, 20, 5, "90 85 90 100 130 160 35"),
  WEBSHOP(25, 6, 24, 4, "100 95 95 95 90 105 140"),
  WHOLESALE(12, 7, 17, 12, "110 110 105 100 75 0 0"),
  PARTNER(8, 6, 22, 3, "95 95 95 100 105 120 115");

  /** January first; the weeks before Christmas are the strongest. */
  private static final int[] MONTHS = {85, 88, 95, 100, 100, 98, 90, 88, 100, 106, 130, 150};

  private final int share;
  private final int opens;
  private final int closes;
  private final int longestOrder;
  private final String weekdays;

  /**
   * @param share of all order lines, per cent
   * @param opens first hour with orders, UTC
   * @param closes the hour that has none any more
   * @param longestOrder most lines of an order
   * @param weekdays weight of Monday to Sunday
   */
  Channel(int share, int opens, int closes, int longestOrder, String weekdays) {
    this.share = share;
    this.opens = opens;
    this.closes = closes;
    this.longestOrder = longestOrder;
    this.weekdays = weekdays;
  }

  String feed() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its part of all order lines. */
  int lines(int orderLines) {
    return (int) (orderLines * (long) share / 100);
  }

  int opens() {
    return opens;
  }

  int closes() {
    return closes;
  }

  int longestOrder() {
    return longestOrder;
  }

  /** How much is sold that day, compared with other days. */
  long weight(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    int ofWeek = Integer.parseInt(weekdays.split(" ", -1)[weekday.getValue() - 1]);
    return (long) ofWeek * MONTHS[day.getMonthValue() - 1];
  }
}
