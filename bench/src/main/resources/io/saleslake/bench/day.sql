-- A daily load: files with lines that the day corrects are rewritten, and the other lines appended. The files in the variable
-- `rewritten` are to be deleted afterwards.

CREATE TABLE day_lines AS FROM new_lines;

CREATE TABLE corrected AS
SELECT filename, month
FROM read_parquet('${out}/order_lines/*/*.parquet', hive_partitioning = true, filename = true)
SEMI JOIN day_lines USING (feed, order_id, line_id);

-- read_parquet needs a file, so without a correction one is rewritten unchanged.
SET VARIABLE rewritten = (
  SELECT coalesce(list(DISTINCT filename), (SELECT [max(file)] FROM glob('${out}/order_lines/*/*.parquet')))
  FROM corrected);

SET VARIABLE touched = (
  SELECT list(DISTINCT '${out}/order_lines/month=' || month || '/*.parquet')
  FROM (SELECT month FROM corrected UNION ALL SELECT month FROM day_lines));

COPY (
  FROM read_parquet(getvariable('rewritten'), hive_partitioning = true) ANTI JOIN day_lines USING (feed, order_id, line_id)
  UNION ALL BY NAME
  FROM day_lines)
TO '${out}/order_lines' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), FILENAME_PATTERN 'data_{uuid}', APPEND);

CREATE VIEW touched_lines AS
FROM read_parquet(getvariable('touched'), hive_partitioning = true)
WHERE NOT list_contains(getvariable('rewritten'), filename);
