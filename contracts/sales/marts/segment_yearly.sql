SELECT
  year(order_date) AS year,
  feed, segment, currency,
  sum(lines) AS lines,
  sum(revenue) AS revenue
FROM gold.daily_sales
GROUP BY ALL
