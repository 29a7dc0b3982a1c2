SELECT
  feed, customer_id, currency,
  min(first_order_on) AS first_order_on,
  max(last_order_on) AS last_order_on,
  sum(orders) AS orders,
  sum(lines) AS lines,
  sum(revenue) AS revenue
FROM gold.customer_monthly
GROUP BY ALL
