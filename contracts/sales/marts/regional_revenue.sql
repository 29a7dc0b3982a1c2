SELECT
  CAST(trunc(order_date, 'MM') AS DATE) AS month,
  feed, country, region, currency,
  sum(lines) AS lines,
  sum(revenue) AS revenue
FROM gold.daily_sales
GROUP BY ALL
