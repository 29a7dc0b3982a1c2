SELECT
  CAST(ordered_at AS DATE) AS order_date,
  feed, channel, store_id, country, region, segment, currency,
  count(DISTINCT order_id) AS orders,
  count(*) AS lines,
  sum(quantity) AS quantity,
  coalesce(sum(amount) FILTER (status = 'sale'), 0) AS sales_amount,
  coalesce(sum(amount) FILTER (status <> 'sale'), 0) AS returned_amount,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL
