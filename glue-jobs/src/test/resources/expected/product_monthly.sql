SELECT
  CAST(date_trunc('month', ordered_at) AS DATE) AS month,
  feed, product_id, currency, category,
  count(*) AS lines,
  sum(quantity) AS quantity,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL
