WITH products AS (
  SELECT
    year(month) AS year,
    feed, product_id, currency, category,
    sum(lines) AS lines,
    sum(quantity) AS quantity,
    sum(revenue) AS revenue
  FROM gold.product_monthly
  GROUP BY year(month), feed, product_id, currency, category
)
SELECT
  *,
  rank() OVER (PARTITION BY year, feed, currency ORDER BY revenue DESC) AS revenue_rank
FROM products
