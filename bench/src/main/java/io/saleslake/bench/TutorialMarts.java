package io.saleslake.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL of the eight marts as a tutorial would write it, in the order of their computation. */
final class TutorialMarts {
  static final Map<String, String> SQL = inOrder();

  private TutorialMarts() {}

  private static Map<String, String> inOrder() {
    Map<String, String> marts = new LinkedHashMap<>();
    marts.put(
        "daily_sales",
        """
        SELECT
          to_date(ordered_at) AS order_date, feed, channel, store_id, country, region, segment, currency,
          count(DISTINCT order_id) AS orders,
          count(*) AS lines,
          sum(quantity) AS quantity,
          sum(if(status = 'sale', amount, 0)) AS sales_amount,
          sum(if(status = 'sale', 0, amount)) AS returned_amount,
          sum(amount) AS revenue
        FROM silver.order_lines
        GROUP BY to_date(ordered_at), feed, channel, store_id, country, region, segment, currency
        """);
    marts.put(
        "product_monthly",
        """
        SELECT
          to_date(date_trunc('month', ordered_at)) AS month, feed, product_id, currency, category,
          count(*) AS lines, sum(quantity) AS quantity, sum(amount) AS revenue
        FROM silver.order_lines
        GROUP BY to_date(date_trunc('month', ordered_at)), feed, product_id, currency, category
        """);
    marts.put(
        "customer_monthly",
        """
        SELECT
          to_date(date_trunc('month', ordered_at)) AS month, feed, customer_id, currency,
          min(to_date(ordered_at)) AS first_order_on,
          max(to_date(ordered_at)) AS last_order_on,
          count(DISTINCT order_id) AS orders,
          count(*) AS lines,
          sum(amount) AS revenue
        FROM silver.order_lines
        WHERE customer_id IS NOT NULL
        GROUP BY to_date(date_trunc('month', ordered_at)), feed, customer_id, currency
        """);
    marts.put(
        "regional_revenue",
        """
        SELECT
          to_date(date_trunc('month', order_date)) AS month, feed, country, region, currency,
          sum(lines) AS lines, sum(revenue) AS revenue
        FROM gold.daily_sales
        GROUP BY to_date(date_trunc('month', order_date)), feed, country, region, currency
        """);
    marts.put(
        "segment_yearly",
        """
        SELECT year(order_date) AS year, feed, segment, currency, sum(lines) AS lines, sum(revenue) AS revenue
        FROM gold.daily_sales
        GROUP BY year(order_date), feed, segment, currency
        """);
    marts.put(
        "yearly_sales",
        """
        SELECT
          year(order_date) AS year, feed, currency, sum(lines) AS lines, sum(quantity) AS quantity,
          sum(sales_amount) AS sales_amount, sum(returned_amount) AS returned_amount, sum(revenue) AS revenue
        FROM gold.daily_sales
        GROUP BY year(order_date), feed, currency
        """);
    marts.put(
        "product_performance",
        """
        SELECT *, rank() OVER (PARTITION BY year, feed, currency ORDER BY revenue DESC) AS revenue_rank
        FROM (
          SELECT
            year(month) AS year, feed, product_id, currency, category,
            sum(lines) AS lines, sum(quantity) AS quantity, sum(revenue) AS revenue
          FROM gold.product_monthly
          GROUP BY year(month), feed, product_id, currency, category)
        """);
    marts.put(
        "customer_value",
        """
        SELECT
          feed, customer_id, currency, min(first_order_on) AS first_order_on, max(last_order_on) AS last_order_on,
          sum(orders) AS orders, sum(lines) AS lines, sum(revenue) AS revenue
        FROM gold.customer_monthly
        GROUP BY feed, customer_id, currency
        """);
    return marts;
  }
}
