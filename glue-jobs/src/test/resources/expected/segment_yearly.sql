SELECT
  year(ordered_at) AS year,
  feed, segment, currency,
  count(*) AS lines,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL
