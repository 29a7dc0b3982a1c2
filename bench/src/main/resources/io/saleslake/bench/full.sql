-- A full load: all lines are new.

COPY (FROM new_lines)
TO '${out}/order_lines' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), FILENAME_PATTERN 'data_{uuid}');

CREATE VIEW touched_lines AS
FROM read_parquet('${out}/order_lines/*/*.parquet', hive_partitioning = true);
