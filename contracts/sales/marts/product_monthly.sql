SELECT
  CAST(trunc(ordered_at, 'MM') AS DATE) AS month,
  feed, product_id, currency, category,
  count(*) AS lines,
  sum(quantity) AS quantity,
  sum(amount) AS revenue
FROM silver.order_lines
GROUP BY ALL
