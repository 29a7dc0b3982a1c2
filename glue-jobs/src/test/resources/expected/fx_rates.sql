-- N/A and empty fields are no rate. The file that arrived last has the rate that counts.
WITH raw AS (
  FROM read_csv('${bronze}/reference/ecb_fx/*/*.csv',
    header = true, all_varchar = true, nullstr = ['N/A', ''], filename = true, hive_partitioning = false)
),
rates AS (
  UNPIVOT raw ON COLUMNS(* EXCLUDE (Date, filename)) INTO NAME currency VALUE rate
)
SELECT
  currency,
  CAST(Date AS DATE) AS rate_date,
  CAST(rate AS DECIMAL(20, 8)) AS rate
FROM rates
QUALIFY row_number() OVER (PARTITION BY currency, Date ORDER BY filename DESC) = 1
