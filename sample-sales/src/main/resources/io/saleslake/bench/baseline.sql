-- The work of a promotion as plain DuckDB SQL: parse, validate, deduplicate, write partitioned Parquet, the same marts.
-- ${bronze} and ${out} are folders. No ledger, no accounting, no catalog, no merge: the fastest this machine could be.

CREATE TABLE stores AS
SELECT column0 AS store_id
FROM read_csv('${bronze}/reference/stores/**/*.gz', delim = '\t', header = false, all_varchar = true);

CREATE TABLE products AS
SELECT product_id
FROM read_csv('${bronze}/product/products/**/*.csv', delim = '|', header = true, all_varchar = true);

CREATE TABLE customers AS
SELECT CustomerNo AS customer_id
FROM read_csv('${bronze}/customer/customers/**/*.csv', delim = ';', header = true, all_varchar = true, encoding = 'latin-1');

CREATE TABLE typed AS
SELECT
  receipt_no AS order_id,
  TRY_CAST(line_no AS INT) AS line_id,
  TRY_CAST(sold_at AS TIMESTAMP) AS ordered_at,
  store_id,
  card_no AS customer_id,
  product_id,
  TRY_CAST(quantity AS DECIMAL(12, 3)) AS quantity,
  TRY_CAST(unit_price AS DECIMAL(18, 4)) AS unit_price,
  coalesce(TRY_CAST(discount AS DECIMAL(18, 4)), 0) AS discount,
  CAST(TRY_CAST(quantity AS DECIMAL(12, 3)) * TRY_CAST(unit_price AS DECIMAL(18, 4)) AS DECIMAL(18, 4))
    - coalesce(TRY_CAST(discount AS DECIMAL(18, 4)), 0) AS amount,
  currency,
  coalesce(kind, 'sale') AS status,
  region,
  country,
  department AS category,
  filename AS source_file,
  (receipt_no IS NULL OR TRY_CAST(line_no AS INT) IS NULL OR TRY_CAST(sold_at AS TIMESTAMP) IS NULL
    OR TRY_CAST(quantity AS DECIMAL(12, 3)) IS NULL OR TRY_CAST(unit_price AS DECIMAL(18, 4)) IS NULL
    OR (discount IS NOT NULL AND TRY_CAST(discount AS DECIMAL(18, 4)) IS NULL)
    OR TRY_CAST(discount AS DECIMAL(18, 4)) < 0 OR product_id IS NULL OR store_id IS NULL
    OR currency IS NULL
    OR currency NOT IN ('AUD', 'CAD', 'CHF', 'DKK', 'EUR', 'GBP', 'JPY', 'NOK', 'PLN', 'SEK', 'USD')
    OR coalesce(kind, 'sale') NOT IN ('sale', 'cancellation', 'return', 'adjustment')
    OR (TRY_CAST(quantity AS DECIMAL(12, 3)) < 0 AND coalesce(kind, 'sale') = 'sale')
    OR TRY_CAST(unit_price AS DECIMAL(18, 4)) < 0
    OR store_id NOT IN (SELECT store_id FROM stores)
    OR product_id NOT IN (SELECT product_id FROM products)
    OR (card_no IS NOT NULL AND card_no NOT IN (SELECT customer_id FROM customers))) AS rejected
FROM read_csv('${bronze}/sales/storefront/**/*.csv', header = true, all_varchar = true, filename = true,
  union_by_name = true, nullstr = '');

COPY (SELECT * FROM typed WHERE rejected) TO '${out}/quarantine.parquet' (FORMAT parquet, COMPRESSION zstd);

CREATE TABLE order_lines AS
SELECT * EXCLUDE (rejected)
FROM typed
WHERE NOT rejected
QUALIFY row_number() OVER (PARTITION BY order_id, line_id ORDER BY source_file DESC) = 1;

COPY (SELECT *, date_trunc('month', ordered_at)::DATE AS month FROM order_lines)
TO '${out}/order_lines' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE true);

CREATE TABLE daily_sales AS
SELECT
  ordered_at::DATE AS order_date, store_id, country, region, currency,
  count(DISTINCT order_id) AS orders, count(*) AS lines, sum(quantity) AS quantity,
  sum(amount) FILTER (status = 'sale') AS sales_amount,
  sum(amount) FILTER (status <> 'sale') AS returned_amount,
  sum(amount) AS revenue
FROM order_lines
GROUP BY ALL;

COPY daily_sales TO '${out}/daily_sales.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT date_trunc('month', order_date)::DATE AS month, country, region, currency,
    sum(lines) AS lines, sum(revenue) AS revenue
  FROM daily_sales GROUP BY ALL)
TO '${out}/regional_revenue.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT year(order_date) AS year, currency, sum(lines) AS lines, sum(revenue) AS revenue
  FROM daily_sales GROUP BY ALL)
TO '${out}/segment_yearly.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT year(order_date) AS year, currency, sum(lines) AS lines, sum(quantity) AS quantity,
    sum(sales_amount) AS sales_amount, sum(returned_amount) AS returned_amount, sum(revenue) AS revenue
  FROM daily_sales GROUP BY ALL)
TO '${out}/yearly_sales.parquet' (FORMAT parquet, COMPRESSION zstd);

CREATE TABLE product_monthly AS
SELECT date_trunc('month', ordered_at)::DATE AS month, product_id, currency, category,
  count(*) AS lines, sum(quantity) AS quantity, sum(amount) AS revenue
FROM order_lines GROUP BY ALL;

COPY product_monthly TO '${out}/product_monthly.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT *, rank() OVER (PARTITION BY year, currency ORDER BY revenue DESC) AS revenue_rank
  FROM (
    SELECT year(month) AS year, product_id, currency, category,
      sum(lines) AS lines, sum(quantity) AS quantity, sum(revenue) AS revenue
    FROM product_monthly GROUP BY ALL))
TO '${out}/product_performance.parquet' (FORMAT parquet, COMPRESSION zstd);

CREATE TABLE customer_monthly AS
SELECT date_trunc('month', ordered_at)::DATE AS month, customer_id, currency,
  min(ordered_at)::DATE AS first_order_on, max(ordered_at)::DATE AS last_order_on,
  count(DISTINCT order_id) AS orders, count(*) AS lines, sum(amount) AS revenue
FROM order_lines WHERE customer_id IS NOT NULL GROUP BY ALL;

COPY customer_monthly TO '${out}/customer_monthly.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT customer_id, currency, min(first_order_on) AS first_order_on, max(last_order_on) AS last_order_on,
    sum(orders) AS orders, sum(lines) AS lines, sum(revenue) AS revenue
  FROM customer_monthly GROUP BY ALL)
TO '${out}/customer_value.parquet' (FORMAT parquet, COMPRESSION zstd);
