-- Lines first become orders, so that orders are counted without a distinct count.
WITH orders AS (
  SELECT
    CAST(trunc(ordered_at, 'MM') AS DATE) AS month,
    feed, customer_id, currency, order_id,
    min(ordered_at) AS first_at,
    max(ordered_at) AS last_at,
    count(*) AS lines,
    sum(amount) AS revenue
  FROM silver.order_lines
  WHERE customer_id IS NOT NULL
  GROUP BY ALL
)
SELECT
  month, feed, customer_id, currency,
  to_date(min(first_at)) AS first_order_on,
  to_date(max(last_at)) AS last_order_on,
  count(*) AS orders,
  sum(lines) AS lines,
  sum(revenue) AS revenue
FROM orders
GROUP BY ALL
