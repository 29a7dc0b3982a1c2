package io.saleslake.bench;

import java.util.Locale;

/** A table that every load computes, with the columns that all of them have. */
enum BenchTable {
  ORDER_LINES(
      "silver",
      Lines.ALL,
      "1",
      "amount",
      "feed, order_id, line_id, ordered_at::TIMESTAMP AS ordered_at, store_id, customer_id, product_id,"
          + " quantity, unit_price, discount, amount, currency, status, region, country, segment,"
          + " category, channel, updated_at::TIMESTAMP AS updated_at"),
  DAILY_SALES(
      "gold",
      Lines.ALL,
      "lines",
      "revenue",
      "order_date, feed, channel, store_id, country, region, segment, currency, orders, lines,"
          + " quantity, sales_amount, returned_amount, revenue"),
  REGIONAL_REVENUE(
      "gold",
      Lines.ALL,
      "lines",
      "revenue",
      "month, feed, country, region, currency, lines, revenue"),
  SEGMENT_YEARLY(
      "gold", Lines.ALL, "lines", "revenue", "year, feed, segment, currency, lines, revenue"),
  YEARLY_SALES(
      "gold",
      Lines.ALL,
      "lines",
      "revenue",
      "year, feed, currency, lines, quantity, sales_amount, returned_amount, revenue"),
  PRODUCT_MONTHLY(
      "gold",
      Lines.ALL,
      "lines",
      "revenue",
      "month, feed, product_id, currency, category, lines, quantity, revenue"),
  PRODUCT_PERFORMANCE(
      "gold",
      Lines.ALL,
      "lines",
      "revenue",
      "year, feed, product_id, currency, category, lines, quantity, revenue, revenue_rank"),
  CUSTOMER_MONTHLY(
      "gold",
      Lines.WITH_CARD,
      "lines",
      "revenue",
      "month, feed, customer_id, currency, first_order_on, last_order_on, orders, lines, revenue"),
  CUSTOMER_VALUE(
      "gold",
      Lines.WITH_CARD,
      "lines",
      "revenue",
      "feed, customer_id, currency, first_order_on, last_order_on, orders, lines, revenue");

  /** The order lines that a table sums up. */
  enum Lines {
    ALL,
    WITH_CARD
  }

  private final String layer;
  private final Lines counted;
  private final String lines;
  private final String revenue;
  private final String columns;

  BenchTable(String layer, Lines counted, String lines, String revenue, String columns) {
    this.layer = layer;
    this.counted = counted;
    this.lines = lines;
    this.revenue = revenue;
    this.columns = columns;
  }

  String layer() {
    return layer;
  }

  String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Lines counted() {
    return counted;
  }

  /** The number of order lines of a row, as an SQL expression. */
  String lines() {
    return lines;
  }

  /** The column with the amount of money. */
  String revenue() {
    return revenue;
  }

  /** The columns to compare, as a select list of DuckDB. */
  String columns() {
    return columns;
  }

  boolean hasQuantity() {
    return columns.contains(" quantity,");
  }
}
