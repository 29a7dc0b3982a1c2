SELECT
  year(ordered_at) AS year,
  feed, currency,
  count(*) AS lines,
  sum(quantity) AS quantity,
  sum(CASE status WHEN 'sale' THEN amount ELSE 0 END) AS sales_amount,
  sum(CASE status WHEN 'sale' THEN 0 ELSE amount END) AS returned_amount,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL
