-- Lines first become orders, so that orders are counted without a distinct count.
WITH orders AS (
  SELECT
    to_date(ordered_at) AS order_date,
    feed, channel, store_id, country, region, segment, currency, order_id,
    count(*) AS lines,
    sum(quantity) AS quantity,
    sum(CASE WHEN status = 'sale' THEN amount ELSE 0 END) AS sales_amount,
    sum(CASE WHEN status = 'sale' THEN 0 ELSE amount END) AS returned_amount,
    sum(amount) AS revenue
  FROM silver.order_lines
  GROUP BY ALL
)
SELECT
  order_date, feed, channel, store_id, country, region, segment, currency,
  count(*) AS orders,
  sum(lines) AS lines,
  sum(quantity) AS quantity,
  sum(sales_amount) AS sales_amount,
  sum(returned_amount) AS returned_amount,
  sum(revenue) AS revenue
FROM orders
GROUP BY ALL
