-- The eight marts. The three by month are computed from the lines of the touched months, and the others from these.

COPY (
  WITH orders AS (
    SELECT
      CAST(ordered_at AS DATE) AS order_date, feed, channel, store_id, country, region, segment, currency, order_id,
      count(*) AS lines,
      sum(quantity) AS quantity,
      sum(CASE WHEN status = 'sale' THEN amount ELSE 0 END) AS sales_amount,
      sum(amount) AS revenue
    FROM touched_lines
    GROUP BY ALL)
  SELECT
    order_date, feed, channel, store_id, country, region, segment, currency,
    count(*) AS orders,
    CAST(sum(lines) AS BIGINT) AS lines,
    sum(quantity) AS quantity,
    sum(sales_amount) AS sales_amount,
    sum(revenue) - sum(sales_amount) AS returned_amount,
    sum(revenue) AS revenue,
    CAST(date_trunc('month', order_date) AS DATE) AS month
  FROM orders
  GROUP BY ALL)
TO '${out}/daily_sales' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE_OR_IGNORE);

COPY (
  SELECT month, feed, product_id, currency, category, count(*) AS lines, sum(quantity) AS quantity, sum(amount) AS revenue
  FROM touched_lines
  GROUP BY ALL)
TO '${out}/product_monthly' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE_OR_IGNORE);

COPY (
  WITH orders AS (
    SELECT
      month, feed, customer_id, currency, order_id, min(ordered_at) AS first_at, max(ordered_at) AS last_at,
      count(*) AS lines, sum(amount) AS revenue
    FROM touched_lines
    WHERE customer_id IS NOT NULL
    GROUP BY ALL)
  SELECT
    month, feed, customer_id, currency,
    CAST(min(first_at) AS DATE) AS first_order_on,
    CAST(max(last_at) AS DATE) AS last_order_on,
    count(*) AS orders,
    CAST(sum(lines) AS BIGINT) AS lines,
    sum(revenue) AS revenue
  FROM orders
  GROUP BY ALL)
TO '${out}/customer_monthly' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE_OR_IGNORE);

CREATE VIEW daily_sales AS FROM read_parquet('${out}/daily_sales/*/*.parquet', hive_partitioning = true);
CREATE VIEW product_monthly AS FROM read_parquet('${out}/product_monthly/*/*.parquet', hive_partitioning = true);
CREATE VIEW customer_monthly AS FROM read_parquet('${out}/customer_monthly/*/*.parquet', hive_partitioning = true);

COPY (
  SELECT month, feed, country, region, currency, CAST(sum(lines) AS BIGINT) AS lines, sum(revenue) AS revenue
  FROM daily_sales
  GROUP BY ALL)
TO '${out}/regional_revenue.parquet' (COMPRESSION zstd);

COPY (
  SELECT
    year(order_date) AS year, feed, segment, currency, CAST(sum(lines) AS BIGINT) AS lines, sum(revenue) AS revenue
  FROM daily_sales
  GROUP BY ALL)
TO '${out}/segment_yearly.parquet' (COMPRESSION zstd);

COPY (
  SELECT
    year(order_date) AS year, feed, currency, CAST(sum(lines) AS BIGINT) AS lines, sum(quantity) AS quantity,
    sum(sales_amount) AS sales_amount, sum(returned_amount) AS returned_amount, sum(revenue) AS revenue
  FROM daily_sales
  GROUP BY ALL)
TO '${out}/yearly_sales.parquet' (COMPRESSION zstd);

COPY (
  SELECT *, rank() OVER (PARTITION BY year, feed, currency ORDER BY revenue DESC) AS revenue_rank
  FROM (
    SELECT
      year(month) AS year, feed, product_id, currency, category, CAST(sum(lines) AS BIGINT) AS lines,
      sum(quantity) AS quantity, sum(revenue) AS revenue
    FROM product_monthly
    GROUP BY ALL))
TO '${out}/product_performance.parquet' (COMPRESSION zstd);

COPY (
  SELECT
    feed, customer_id, currency, min(first_order_on) AS first_order_on, max(last_order_on) AS last_order_on,
    CAST(sum(orders) AS BIGINT) AS orders, CAST(sum(lines) AS BIGINT) AS lines, sum(revenue) AS revenue
  FROM customer_monthly
  GROUP BY ALL)
TO '${out}/customer_value.parquet' (COMPRESSION zstd);
