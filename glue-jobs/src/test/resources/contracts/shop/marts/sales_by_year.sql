SELECT year(day) AS year, sum(revenue) AS revenue
FROM gold.sales_by_day
GROUP BY ALL
