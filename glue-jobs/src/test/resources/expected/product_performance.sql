WITH products AS (
  SELECT
    year(ordered_at) AS year,
    feed, product_id, currency, category,
    count(*) AS lines,
    sum(quantity) AS quantity,
    sum(amount) AS revenue
  FROM order_lines
  GROUP BY ALL
)
SELECT
  *,
  1 + (
    SELECT count(*)
    FROM products AS better
    WHERE better.year = products.year
      AND better.feed = products.feed
      AND better.currency = products.currency
      AND better.revenue > products.revenue
  ) AS revenue_rank
FROM products
