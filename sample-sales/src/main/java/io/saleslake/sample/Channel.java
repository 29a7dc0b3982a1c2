package io.saleslake.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** The shopping behavior in one sales channel. */
enum Channel {
  STOREFRONT(55, 8, 20, 5, "90 85 90 100 130 160 35"),
  WEBSHOP(25, 6, 24, 4, "100 95 95 95 90 105 140"),
  WHOLESALE(12, 7, 17, 12, "110 110 105 100 75 0 0"),
  PARTNER(8, 6, 22, 3, "95 95 95 100 105 120 115");

  /** Weights of the months, from January; December is the highest. */
  private static final int[] MONTHS = {85, 88, 95, 100, 100, 98, 90, 88, 100, 106, 130, 150};

  private final int share;
  private final int opens;
  private final int closes;
  private final int longestOrder;
  private final String weekdays;

  /**
   * @param share percentage of all order lines
   * @param opens first hour with orders (UTC)
   * @param closes first hour without orders (UTC)
   * @param longestOrder maximum number of lines in an order
   * @param weekdays weights from Monday to Sunday
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

  /** Its number of order lines. */
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

  /** The relative weight of a day. */
  long weight(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    int ofWeek = Integer.parseInt(weekdays.split(" ", -1)[weekday.getValue() - 1]);
    return (long) ofWeek * MONTHS[day.getMonthValue() - 1];
  }
}
