WITH products AS (
  SELECT
    year(ordered_at) AS year,
    feed, product_id, currency, category,
    count(*) AS lines,
    sum(quantity) AS quantity,
    sum(amount) AS revenue
  FROM silver.order_lines
  GROUP BY year(ordered_at), feed, product_id, currency, category
)
SELECT
  *,
  rank() OVER (PARTITION BY year, feed, currency ORDER BY revenue DESC) AS revenue_rank
FROM products
