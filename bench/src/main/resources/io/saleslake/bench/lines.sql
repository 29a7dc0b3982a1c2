-- Checks and deduplicates the lines of new till files, which the view `raw_lines` reads and the table `files` lists.
-- No file is sniffed, and of reference files only the keys are kept. Columns of few values are enums: Parquet stores both
-- as dictionaries, but an enum is not copied as text on the way.

SET TimeZone = 'UTC';
SET preserve_insertion_order = false;

CREATE TYPE source AS ENUM (SELECT source_file FROM files);
ALTER TABLE files ALTER source_file TYPE source;

CREATE TABLE stores AS
SELECT store_id
FROM read_csv('${bronze}/reference/stores/**/*.csv.gz', auto_detect = false, header = false, delim = '\t', columns = {
  'store_id': 'VARCHAR', 'name': 'VARCHAR', 'city': 'VARCHAR', 'region': 'VARCHAR', 'country': 'VARCHAR',
  'currency': 'VARCHAR', 'opened_on': 'VARCHAR'});

CREATE TABLE products AS
SELECT product_id
FROM read_csv('${bronze}/product/products/**/*.csv', auto_detect = false, header = true, delim = '|', quote = '"',
  escape = '"', columns = {
  'product_id': 'VARCHAR', 'name': 'VARCHAR', 'category': 'VARCHAR', 'subcategory': 'VARCHAR', 'list_price': 'VARCHAR',
  'currency': 'VARCHAR', 'description': 'VARCHAR', 'changed_at': 'VARCHAR'});

CREATE TABLE customers AS
SELECT customer_id
FROM read_csv('${bronze}/customer/customers/**/*.csv', auto_detect = false, header = true, delim = ';', quote = '"',
  escape = '"', encoding = 'latin-1', columns = {
  'customer_id': 'VARCHAR', 'name': 'VARCHAR', 'email': 'VARCHAR', 'segment': 'VARCHAR', 'country': 'VARCHAR',
  'region': 'VARCHAR', 'city': 'VARCHAR', 'registered_on': 'VARCHAR', 'changed_at': 'VARCHAR'});

CREATE TABLE lines AS
WITH typed AS (
  SELECT
    receipt_no AS order_id,
    TRY_CAST(line_no AS INTEGER) AS line_no,
    TRY_CAST(sold_at AS TIMESTAMP) AS ordered_at,
    store_id,
    card_no AS customer_id,
    product_id,
    TRY_CAST(quantity AS DECIMAL(12, 3)) AS quantity,
    TRY_CAST(unit_price AS DECIMAL(18, 4)) AS unit_price,
    CASE WHEN discount IS NULL THEN 0 ELSE TRY_CAST(discount AS DECIMAL(18, 4)) END AS discount,
    currency,
    coalesce(kind, 'sale') AS status,
    region,
    country,
    department AS category,
    file_index
  FROM raw_lines
)
SELECT
  *,
  TRY_CAST(quantity * unit_price AS DECIMAL(18, 4)) - discount AS amount,
  coalesce(
    order_id IS NOT NULL AND line_no IS NOT NULL AND amount IS NOT NULL
      AND ordered_at >= TIMESTAMP '1990-01-01'
      AND discount >= 0
      AND currency IN ('AUD', 'CAD', 'CHF', 'DKK', 'EUR', 'GBP', 'JPY', 'NOK', 'PLN', 'SEK', 'USD')
      AND status IN ('sale', 'cancellation', 'return', 'adjustment')
      AND (quantity >= 0 OR status <> 'sale')
      AND (unit_price >= 0 OR status = 'adjustment')
      AND store_id IN (FROM stores)
      AND product_id IN (FROM products)
      AND (customer_id IS NULL OR customer_id IN (FROM customers)),
    false) AS valid
FROM typed;

COPY (SELECT lines.* EXCLUDE (file_index, valid), source_file FROM lines JOIN files USING (file_index) WHERE NOT valid)
TO '${out}/quarantine' (FORMAT parquet, COMPRESSION zstd, FILENAME_PATTERN 'data_{uuid}', APPEND, PER_THREAD_OUTPUT);

-- Few keys are repeated, so only their rows are ranked. A collision of hashes only ranks a row more.
CREATE TABLE repeats AS
SELECT lines.rowid AS line
FROM lines JOIN files USING (file_index)
WHERE valid AND hash(order_id, line_no) IN (
  SELECT hash(order_id, line_no) AS key FROM lines WHERE valid GROUP BY key HAVING count(*) > 1)
QUALIFY row_number() OVER (PARTITION BY order_id, line_no ORDER BY source_file DESC) > 1;

CREATE VIEW new_lines AS
SELECT
  CAST('storefront' AS ENUM ('storefront')) AS feed, order_id, CAST(line_no AS VARCHAR) AS line_id, ordered_at,
  store_id, customer_id, product_id, quantity, unit_price, discount, amount, currency, status, region, country,
  CAST('Consumer' AS ENUM ('Consumer')) AS segment, category, CAST('store' AS ENUM ('store')) AS channel,
  CAST(NULL AS TIMESTAMP) AS updated_at, source_file,
  CAST(date_trunc('month', ordered_at) AS DATE) AS month
FROM lines JOIN files USING (file_index)
WHERE valid AND lines.rowid NOT IN (FROM repeats);
