-- Compared in both engines over HostileColumns: expressions, or queries. NULL: in this mode only.
number + 1
number + other_number
big + number
amount + small
amount * small
amount / small
amount - number
amount * 2
amount / 100
amount % 7
number % other_number
big % number
NULL: number / other_number
number DIV other_number
amount DIV 3
ratio + other_ratio
ratio / other_ratio
-number
-amount
wide * other_wide
wide + other_wide
wide / other_wide
NULL: number * other_number
NULL: big * number
0.5
1.50
0.0
1e3
CAST(amount AS STRING)
CAST(wide AS STRING)
CAST(ratio AS STRING)
CAST(day AS STRING)
CAST(time AS STRING)
CAST(condition AS STRING)
try_cast(text AS INT)
try_cast(text AS BIGINT)
try_cast(text AS DECIMAL(18,4))
try_cast(text AS DECIMAL(38,0))
try_cast(text AS DOUBLE)
try_cast(text AS BOOLEAN)
try_cast(text AS DATE)
try_cast(text AS TIMESTAMP)
NULL: CAST(text AS INT)
NULL: CAST(text AS BIGINT)
NULL: CAST(text AS DOUBLE)
NULL: CAST(text AS BOOLEAN)
NULL: CAST(text AS DATE)
NULL: CAST(text AS TIMESTAMP)
amount + amount
amount * wide
wide - other_wide
amount - 1
1 - amount
-1 * amount
amount * -1
NULL: CAST(amount AS INT)
NULL: CAST(ratio AS INT)
NULL: CAST(ratio AS BIGINT)
NULL: CAST(big AS INT)
try_cast(amount AS INT)
try_cast(amount AS BIGINT)
try_cast(wide AS BIGINT)
try_cast(ratio AS INT)
try_cast(ratio AS BIGINT)
try_cast(big AS INT)
try_cast(amount AS DECIMAL(12,3))
try_cast(amount AS DECIMAL(18,2))
try_cast(wide AS DECIMAL(18,2))
try_cast(ratio AS DECIMAL(18,4))
try_cast(number AS DECIMAL(9,2))
try_cast(big AS DECIMAL(18,2))
try_cast(amount AS DOUBLE)
try_cast(wide AS DOUBLE)
try_cast(big AS DOUBLE)
try_cast(time AS DATE)
try_cast(day AS TIMESTAMP)
CAST(amount AS DOUBLE)
round(amount, 2)
round(amount, 5)
round(amount, -1)
round(amount)
round(ratio, 2)
round(number, 1)
round(number, -1)
bround(amount, 2)
bround(amount, 0)
bround(ratio, 2)
bround(wide, 4)
ceil(amount)
floor(amount)
ceil(ratio)
floor(ratio)
ceil(number)
abs(amount)
abs(small)
NULL: abs(number)
NULL: abs(big)
abs(ratio)
sign(amount)
sign(ratio)
sign(number)
mod(number, 7)
power(ratio, 2)
sqrt(ratio)
exp(ratio)
ln(ratio)
log10(ratio)
isnan(ratio)
greatest(amount, 0)
least(amount, 0)
greatest(amount, small)
greatest(ratio, 1.5D)
coalesce(amount, 0)
coalesce(small, amount)
coalesce(text, other)
nvl(text, other)
ifnull(text, other)
nullif(text, '-')
if(condition, text, other)
isnull(text)
isnotnull(text)
string(number)
upper(text)
lower(text)
trim(text)
ltrim(text)
rtrim(text)
concat(text, '-', other)
concat_ws('-', text, other)
length(text)
char_length(text)
substring(text, 2, 3)
substring(text, 0, 2)
substring(text, -2, 3)
substring(text, -5, 3)
substring(text, -2)
substring(text, 3)
substr(text, number, 3)
substring(text, 2, -1)
left(text, 3)
left(text, -1)
right(text, 3)
right(text, -1)
lpad(text, 5, '0')
rpad(text, 5, ' ')
lpad(text, 5)
lpad(text, 0, 'x')
lpad(text, 5, '')
replace(text, 'a', 'b')
replace(text, 'a')
replace(text, '', 'b')
translate(text, 'ab', 'xy')
translate(text, 'abc', 'x')
reverse(text)
split(text, ',')
split(text, '[abX]+')
split(text, '')
split_part(text, ',', 2)
split_part(text, ',', -1)
split_part(text, '', 1)
instr(text, 'a')
instr(text, '')
position('a', text)
position('b' IN text)
position('a', text, 2)
position('', text, 2)
contains(text, 'a')
startswith(text, 'a')
endswith(text, 'a')
ascii(text)
chr(65)
NULL: chr(number)
hex(number)
hex(big)
hex(text)
md5(text)
sha2(text, 256)
sha2(text, 512)
sha2(text, 0)
xxhash64(text, number)
xxhash64(text, other, number, big, amount, wide, ratio, day, time, condition)
amount -1
number*-12
-5
-1.5
year(day)
quarter(day)
month(day)
day(time)
dayofmonth(day)
dayofweek(day)
weekday(day)
dayofyear(day)
weekofyear(day)
hour(time)
minute(time)
second(time)
extract(year FROM day)
extract(second FROM time)
extract(dow FROM day)
extract(week FROM day)
date_part('year', day)
date_part('SECOND', time)
trunc(day, 'MM')
trunc(day, 'year')
trunc(time, 'WEEK')
trunc(day, 'QUARTER')
trunc(day, 'x')
date_trunc('hour', time)
date_trunc('MONTH', time)
date_trunc('week', day)
date_trunc('millisecond', time)
date_trunc('x', time)
last_day(day)
date_add(day, 1)
date_sub(day, 1)
day + 1
day - 1
datediff(day, other_day)
date_diff(day, other_day)
add_months(day, 1)
add_months(day, -13)
date_format(time, 'yyyy-MM')
date_format(time, 'dd.MM.yyyy HH:mm:ss.SSS')
date_format(day, 'EEE MMM d')
to_utc_timestamp(time, 'Europe/Berlin')
from_utc_timestamp(time, 'Europe/Berlin')
to_utc_timestamp(time, '+02:00')
unix_seconds(time)
NULL: timestamp_seconds(number)
timestamp_millis(number)
timestampadd(YEAR, -100, time)
day + INTERVAL 1 DAY
time + INTERVAL 1 MONTH
time - INTERVAL 2 HOURS
to_date(time)
to_timestamp(day)
CAST(time AS DATE)
NULL: make_date(number, 1, 1)
make_date(year(day), 1, 1)
NULL: try_to_timestamp(text, 'yyyy-MM-dd')
NULL: try_to_timestamp(text, 'dd.MM.yyyy')
NULL: try_to_timestamp(text, 'yyyy-MM-dd HH:mm:ss')
NULL: try_to_timestamp(text, "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")
NULL: try_to_timestamp(text, 'yyyy')
NULL: try_to_timestamp(text, 'd.M.yy')
day >= '2026-01-31'
time >= '2026-01-31'
DATE '2026-01-31' <= day
TIMESTAMP '2026-01-31 12:34:56.5' <= time
text RLIKE '^[a-z]+$'
text NOT RLIKE 'a'
regexp_like(text, '^A')
regexp_like(text, '^(?:[A-Z]{3})$')
regexp_like(text, '\\s*$')
regexp_like(text, 'b$')
regexp_like(text, '(?i)ABC')
regexp_like(text, '\\p{L}+')
regexp_replace(text, '[.]0$', '')
regexp_replace(text, '(a)(b)', '$2$1')
regexp_replace(text, 'x*', '-')
regexp_replace(text, '\\s+$', '_')
regexp_extract(text, '([0-9]+)', 1)
regexp_extract(text, '([0-9]+)\\.?([0-9]*)$', 2)
regexp_extract(text, 'b(x)?c', 1)
regexp_extract_all(text, '([0-9])', 1)
regexp_count(text, 'a')
text LIKE 'a%'
text LIKE '%\\_%'
text LIKE '\\%'
text ILIKE 'A%'
text NOT LIKE '%a'
number <=> other_number
NOT number <=> other_number
number IS NOT DISTINCT FROM other_number
condition IS TRUE
condition IS NOT TRUE
number BETWEEN 1 AND 100
number NOT BETWEEN 1 AND 100
number IN (1, 2, 7)
amount IN (1.5, 100000)
amount = 100000
text IN ('a', 'abc', '')
CASE WHEN condition THEN amount ELSE 0 END
CASE number WHEN 1 THEN 'x' WHEN 7 THEN "y" ELSE text END
CASE WHEN condition THEN small ELSE 0 END
text || '-' || other
text || number
array(text, other)
array_size(list)
list[0]
element_at(list, 1)
'it''s' || "q\"" || 'a\nb' || '\u00e4'
if(condition, 1, -1) * (abs(small) * amount - coalesce(amount, 0))
number * amount - coalesce(amount, 0)
SELECT count(*), count(text), count(DISTINCT text), count_if(condition), sum(amount), sum(small), min(amount), max(ratio), avg(amount), avg(number) FROM columns
NULL: SELECT sum(number) FROM columns
SELECT sum(DISTINCT small), avg(DISTINCT small) FROM columns
SELECT sum(amount) / sum(small), sum(amount) / count(*) FROM columns
SELECT condition, sum(small) FROM columns GROUP BY ALL ORDER BY condition
SELECT year(day) AS y, sum(small) AS s FROM columns GROUP BY year(day) ORDER BY y
SELECT year(day) AS y, sum(small) AS s FROM columns GROUP BY 1 ORDER BY 1
SELECT year(day) AS y, sum(small) AS s FROM columns GROUP BY y HAVING sum(small) > 10 ORDER BY s DESC, y
SELECT id, row_number() OVER (PARTITION BY condition ORDER BY id) AS a, rank() OVER (ORDER BY amount) AS b, dense_rank() OVER (ORDER BY amount DESC) AS c, sum(small) OVER (PARTITION BY condition ORDER BY id) AS d, lag(amount, 1) OVER (ORDER BY id) AS e, ntile(4) OVER (ORDER BY id) AS f, percent_rank() OVER (ORDER BY amount) AS g, cume_dist() OVER (ORDER BY amount) AS h FROM columns ORDER BY id
SELECT id, first_value(amount) OVER w AS a, last_value(amount) OVER w AS b, avg(small) OVER w AS c, lead(amount, 2, 0) OVER w AS d FROM columns WINDOW w AS (PARTITION BY condition ORDER BY id) ORDER BY id
SELECT id, sum(small) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS a FROM columns ORDER BY id
SELECT text FROM columns ORDER BY text, id LIMIT 10
SELECT text FROM columns ORDER BY text DESC, id LIMIT 10
SELECT min_by(text, time) IS NULL, bool_and(condition), bool_or(condition) FROM columns
WITH a AS (SELECT id, number FROM columns), b AS (SELECT number AS c2, max(id) AS m FROM a GROUP BY number) SELECT a.id, b.m FROM a LEFT JOIN b ON a.number = b.c2 ORDER BY a.id
SELECT a.id FROM columns AS a SEMI JOIN columns AS b USING (number) ORDER BY id
SELECT a.id FROM columns AS a LEFT ANTI JOIN columns AS b ON a.number = b.big ORDER BY id
SELECT id, upper(n) AS n, v FROM columns UNPIVOT (v FOR n IN (text, other)) ORDER BY id, n
SELECT id, n, v FROM columns UNPIVOT INCLUDE NULLS (v FOR n IN (text, other)) ORDER BY id, n
SELECT id, x FROM columns LATERAL VIEW explode(list) AS x ORDER BY id, x
SELECT id, p, x FROM columns LATERAL VIEW posexplode(list) v AS p, x ORDER BY id, p
SELECT id, x FROM columns LATERAL VIEW OUTER explode(list) v AS x ORDER BY id, x
SELECT id FROM columns WHERE EXISTS (SELECT 1 FROM columns AS u WHERE u.number = columns.big) ORDER BY id
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(x, y) ORDER BY x
SELECT id FROM columns WHERE id < 3 UNION ALL SELECT id FROM columns WHERE id < 2 ORDER BY id
SELECT DISTINCT condition FROM columns ORDER BY condition
SELECT named_struct('a', id, 'b', text).b AS v FROM columns ORDER BY id
element_at(list, -1)
NULL: element_at(list, 7)
array_contains(list, 'a')
array_contains(list, text)
array_distinct(list)
array_distinct(array(text, other, text, NULL, NULL))
array_join(list, ',')
array_max(list)
array_min(list)
sort_array(list)
sort_array(list, false)
slice(list, 1, 2)
slice(list, -2, 2)
slice(list, 3, 5)
flatten(array(list, list))
transform(list, x -> upper(x))
transform(array(number, other_number), x -> x * 2 + number)
filter(list, x -> x <> '')
filter(array(text, other), item -> item IS NOT NULL)
exists(list, x -> x = 'a')
map('a', text)['a']
map_keys(map('a', text))
map_values(map('a', text, 'b', other))
element_at(map('a', text), 'b')
struct(text, number).text
struct(text, number + 1).col2
named_struct('a', text).a
to_json(named_struct('Text x', text, 'o', other, 'c', number, 'b', big, 'a', amount, 'w', wide, 'r', ratio, 'd', day, 'e', condition))
to_json(named_struct('t', time))
from_json(to_json(named_struct('a', text, 'b', other)), 'map<string,string>')['b']
NULL: SELECT median(amount), percentile(amount, 0.9), percentile(number, 0.33), median(ratio), median(small) FROM columns
SELECT condition, median(small) AS m FROM columns GROUP BY ALL ORDER BY condition
SELECT id, explode(list) AS x FROM columns ORDER BY id, x
greatest(small, 1)
SELECT r.rule AS rule, r.`column` AS column_name, count(*) AS n FROM (SELECT named_struct('rule', text, 'column', other) AS r FROM columns) GROUP BY r.rule, r.`column` ORDER BY n DESC, rule, column_name NULLS FIRST
