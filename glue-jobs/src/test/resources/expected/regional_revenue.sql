SELECT
  CAST(date_trunc('month', ordered_at) AS DATE) AS month,
  feed, country, region, currency,
  count(*) AS lines,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL
