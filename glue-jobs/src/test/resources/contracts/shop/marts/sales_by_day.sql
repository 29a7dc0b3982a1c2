SELECT to_date(sold_at) AS day, sum(amount) AS revenue
FROM silver.sales
GROUP BY ALL
