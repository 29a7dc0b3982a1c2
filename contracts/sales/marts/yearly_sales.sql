SELECT
  year(order_date) AS year,
  feed, currency,
  sum(lines) AS lines,
  sum(quantity) AS quantity,
  sum(sales_amount) AS sales_amount,
  sum(returned_amount) AS returned_amount,
  sum(revenue) AS revenue
FROM gold.daily_sales
GROUP BY ALL
