SELECT
  feed, customer_id, currency,
  CAST(min(ordered_at) AS DATE) AS first_order_on,
  CAST(max(ordered_at) AS DATE) AS last_order_on,
  count(DISTINCT (date_trunc('month', ordered_at), order_id)) AS orders,
  count(*) AS lines,
  sum(amount) AS revenue
FROM order_lines
WHERE customer_id IS NOT NULL
GROUP BY ALL
