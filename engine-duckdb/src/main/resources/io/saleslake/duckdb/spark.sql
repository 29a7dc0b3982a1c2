-- Macros that give DuckDB the semantics of Spark. SparkSql translates calls into these names. A macro
-- with the name of a built-in function or operator replaces it; system.main has the original.
--
-- Lambdas bind an argument once: a macro that repeats its parameter would repeat the expression.
-- The last parameter of a macro whose name ends with an underscore is the kind of the first: a NULL
-- whose type selects the overload. BIT stands for decimals, UUID for arrays (in operators, for
-- decimals that may need more than 38 digits), TIME for maps, BLOB for anything else.

-- @both
-- Types
CREATE MACRO with_given(x, y) AS CASE WHEN y IS NOT NULL THEN x END;
CREATE MACRO kind(x) AS struct_extract(getvariable('spark_types'), spark_type('kind', typeof([x]), ''));
CREATE MACRO to_type(x, name) AS cast_to_type(x, struct_extract(getvariable('spark_types'), name));
CREATE MACRO operator_kind(question, x, y) AS struct_extract(getvariable('spark_types'), spark_type(question, typeof([x]), typeof([y])));
CREATE MACRO as_decimal(x) AS to_type(x, spark_type('decimal', typeof([x]), ''));
CREATE MACRO as_result(v, operator, x, y) AS to_type(v, spark_type(operator, typeof([x]), typeof([y])));
CREATE MACRO seconds_of(x) AS system.main.divide(system.main.subtract(system.main.epoch_us(x), system.main.mod(system.main.add(system.main.mod(system.main.epoch_us(x), 1000000), 1000000), 1000000)), 1000000);

-- Casts
CREATE MACRO strict_int_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?[0-9]{1,18}') THEN try_cast(x::VARCHAR AS INTEGER) ELSE java_integer(x::VARCHAR, 32, false)::INTEGER END,
  (x, k BIT) AS try_cast(system.main.trunc(x) AS INTEGER),
  (x, k INTEGER) AS x::INTEGER,
  (x, k BIGINT) AS try_cast(x AS INTEGER),
  (x, k DOUBLE) AS CASE WHEN system.main.floor(x) <= 2147483647 AND system.main.ceil(x) >= -2147483648 THEN system.main.trunc(x)::INTEGER END,
  (x, k BOOLEAN) AS x::INTEGER,
  (x, k TIMESTAMP) AS try_cast(seconds_of(x) AS INTEGER);
CREATE MACRO strict_bigint_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?[0-9]{1,18}') THEN x::VARCHAR::BIGINT ELSE java_integer(x::VARCHAR, 64, false) END,
  (x, k BIT) AS try_cast(system.main.trunc(x) AS BIGINT),
  (x, k INTEGER) AS x::BIGINT,
  (x, k BIGINT) AS x,
  (x, k DOUBLE) AS CASE WHEN x = 9223372036854775807::DOUBLE THEN 9223372036854775807 WHEN system.main.floor(x) < 9223372036854775807::DOUBLE AND system.main.ceil(x) >= -9223372036854775808 THEN system.main.trunc(x)::BIGINT END,
  (x, k BOOLEAN) AS x::BIGINT,
  (x, k TIMESTAMP) AS seconds_of(x);
CREATE MACRO try_int(a) AS invoke(lambda x: strict_int_(x, kind(x)), a);
CREATE MACRO try_bigint(a) AS invoke(lambda x: strict_bigint_(x, kind(x)), a);
CREATE MACRO saturated(x) AS CASE WHEN system.main.isnan(x) THEN 0 WHEN x >= 9223372036854775807 THEN 9223372036854775807 WHEN x <= -9223372036854775808 THEN (-9223372036854775808)::BIGINT ELSE x::BIGINT END;

-- @null: a value that cannot be computed is NULL.
CREATE MACRO attempt(v) AS try(v);
CREATE MACRO must(v, given) AS v;
CREATE MACRO failed(message) AS NULL;
CREATE MACRO wrap32(v) AS system.main.subtract(system.main.add(v, 2147483648) & 4294967295, 2147483648)::INTEGER;
CREATE MACRO wrap64(v) AS coalesce(try_cast(v AS BIGINT), system.main.subtract(system.main.mod(system.main.add(system.main.mod(system.main.add(v, 9223372036854775808::HUGEINT), 18446744073709551616::HUGEINT), 18446744073709551616::HUGEINT), 18446744073709551616::HUGEINT), 9223372036854775808::HUGEINT)::BIGINT);
CREATE MACRO cast_int_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?[0-9]{1,9}') THEN x::VARCHAR::INTEGER ELSE java_integer(x::VARCHAR, 32, true)::INTEGER END,
  (x, k BIT) AS wrap32(system.main.mod(system.main.trunc(x)::HUGEINT, 4294967296)::BIGINT),
  (x, k INTEGER) AS x::INTEGER,
  (x, k BIGINT) AS wrap32(system.main.mod(x, 4294967296)),
  (x, k DOUBLE) AS CASE WHEN system.main.isnan(x) THEN 0 WHEN x >= 2147483647 THEN 2147483647 WHEN x <= -2147483648 THEN -2147483648 ELSE system.main.trunc(x)::INTEGER END,
  (x, k BOOLEAN) AS x::INTEGER,
  (x, k DATE) AS CASE WHEN false THEN system.main.year(x)::INTEGER END,
  (x, k TIMESTAMP) AS wrap32(system.main.mod(seconds_of(x), 4294967296));
CREATE MACRO cast_bigint_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?[0-9]{1,18}') THEN x::VARCHAR::BIGINT ELSE java_integer(x::VARCHAR, 64, true) END,
  (x, k BIT) AS wrap64(system.main.trunc(x)::HUGEINT),
  (x, k INTEGER) AS x::BIGINT,
  (x, k BIGINT) AS x,
  (x, k DOUBLE) AS CASE WHEN system.main.isnan(x) THEN 0 WHEN x >= 9223372036854775807 THEN 9223372036854775807 WHEN x <= -9223372036854775808 THEN (-9223372036854775808)::BIGINT ELSE system.main.trunc(x)::BIGINT END,
  (x, k BOOLEAN) AS x::BIGINT,
  (x, k DATE) AS CASE WHEN false THEN system.main.year(x)::BIGINT END,
  (x, k TIMESTAMP) AS seconds_of(x);
CREATE MACRO to_int(a) AS invoke(lambda x: cast_int_(x, kind(x)), a);
CREATE MACRO to_bigint(a) AS invoke(lambda x: cast_bigint_(x, kind(x)), a);
CREATE MACRO decimal_text(x) AS
  CASE WHEN spark_type('scale', typeof([x]), '')::INTEGER > 6 THEN java_decimal_text(x::VARCHAR) ELSE x::VARCHAR END;
CREATE MACRO narrow_int(v) AS wrap32(v);
CREATE MACRO narrow_bigint(v) AS wrap64(v);
CREATE MACRO add_int(x, y) AS wrap32(system.main.add(x::BIGINT, y::BIGINT));
CREATE MACRO subtract_int(x, y) AS wrap32(system.main.subtract(x::BIGINT, y::BIGINT));
CREATE MACRO multiply_int(x, y) AS wrap32(system.main.multiply(x::BIGINT, y::BIGINT));
CREATE MACRO add_bigint(x, y) AS wrap64(system.main.add(x::HUGEINT, y::HUGEINT));
CREATE MACRO subtract_bigint(x, y) AS wrap64(system.main.subtract(x::HUGEINT, y::HUGEINT));
CREATE MACRO multiply_bigint(x, y) AS wrap64(system.main.multiply(x::HUGEINT, y::HUGEINT));
CREATE MACRO divide_bigint(x, y) AS CASE WHEN y = -1 THEN wrap64(system.main.subtract(0::HUGEINT, x::HUGEINT)) WHEN y <> 0 THEN system.main.divide(x, y) END;
CREATE MACRO negate_int(x) AS subtract_int(0, x);
CREATE MACRO negate_bigint(x) AS subtract_bigint(0, x);

-- @fail: a value that cannot be computed fails the statement.
CREATE MACRO attempt(v) AS v;
CREATE MACRO failed(message) AS error(message);
CREATE MACRO must(v, given) AS
  invoke(lambda r, g: CASE WHEN r IS NULL AND g IS NOT NULL THEN error(system.main.concat('Cannot convert or compute a value of ', g::VARCHAR)) ELSE r END, v, given);
CREATE MACRO to_int(a) AS invoke(lambda x: must(strict_int_(x, kind(x)), x), a);
CREATE MACRO to_bigint(a) AS invoke(lambda x: must(strict_bigint_(x, kind(x)), x), a);
CREATE MACRO decimal_text(x) AS x::VARCHAR;
CREATE MACRO narrow_int(v) AS v::INTEGER;
CREATE MACRO narrow_bigint(v) AS v::BIGINT;
CREATE MACRO add_int(x, y) AS system.main.add(x::INTEGER, y::INTEGER);
CREATE MACRO subtract_int(x, y) AS system.main.subtract(x::INTEGER, y::INTEGER);
CREATE MACRO multiply_int(x, y) AS system.main.multiply(x::INTEGER, y::INTEGER);
CREATE MACRO add_bigint(x, y) AS system.main.add(x::BIGINT, y::BIGINT);
CREATE MACRO subtract_bigint(x, y) AS system.main.subtract(x::BIGINT, y::BIGINT);
CREATE MACRO multiply_bigint(x, y) AS system.main.multiply(x::BIGINT, y::BIGINT);
CREATE MACRO divide_bigint(x, y) AS CASE WHEN y = 0 THEN failed('Division by zero') ELSE system.main.divide(x, y) END;
CREATE MACRO negate_int(x) AS subtract_int(0, x);
CREATE MACRO negate_bigint(x) AS subtract_bigint(0, x);

-- @both
CREATE MACRO java_decimal_of(x, t) AS
  try(cast_to_type(java_decimal(x, spark_type('precision', typeof([t]), '')::INTEGER, spark_type('scale', typeof([t]), '')::INTEGER), t));
CREATE MACRO decimal_(x, t, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?[0-9]{1,38}(?:\.[0-9]*)?') THEN try(cast_to_type(x::VARCHAR, t)) ELSE java_decimal_of(x::VARCHAR, t) END,
  (x, t, k BIT) AS try(cast_to_type(x, t)),
  (x, t, k INTEGER) AS try(cast_to_type(x, t)),
  (x, t, k BIGINT) AS try(cast_to_type(x, t)),
  (x, t, k DOUBLE) AS java_decimal_of(java_double_text(x), t),
  (x, t, k BOOLEAN) AS try(cast_to_type(x::INTEGER, t));
CREATE MACRO try_decimal(a, t) AS invoke(lambda x: decimal_(x, t, kind(x)), a);
CREATE MACRO to_decimal(a, t) AS invoke(lambda x: must(decimal_(x, t, kind(x)), x), a);

CREATE MACRO double_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[+-]?(?:[0-9]{1,100}(?:\.[0-9]{0,100})?|\.[0-9]{1,100})(?:[eE][+-]?[0-9]{1,2})?') THEN try_cast(x::VARCHAR AS DOUBLE) ELSE java_double(x::VARCHAR) END,
  (x, k BIT) AS CASE WHEN spark_type('precision', typeof([x]), '')::INTEGER <= 15 THEN x::DOUBLE ELSE x::VARCHAR::DOUBLE END,
  (x, k INTEGER) AS x::DOUBLE,
  (x, k BIGINT) AS x::DOUBLE,
  (x, k DOUBLE) AS x,
  (x, k BOOLEAN) AS x::INTEGER::DOUBLE;
CREATE MACRO as_double(x) AS double_(x, kind(x));
CREATE MACRO try_double(a) AS invoke(lambda x: double_(x, kind(x)), a);
CREATE MACRO to_double(a) AS invoke(lambda x: must(double_(x, kind(x)), x), a);

CREATE MACRO boolean_(x, k VARCHAR) AS
    CASE WHEN x::VARCHAR IN ('true', 'false', '1', '0') THEN x::VARCHAR IN ('true', '1') ELSE java_boolean(x::VARCHAR) END,
  (x, k BIT) AS x <> 0,
  (x, k INTEGER) AS x <> 0,
  (x, k BIGINT) AS x <> 0,
  (x, k DOUBLE) AS x <> 0,
  (x, k BOOLEAN) AS x;
CREATE MACRO try_boolean(a) AS invoke(lambda x: boolean_(x, kind(x)), a);
CREATE MACRO to_boolean(a) AS invoke(lambda x: must(boolean_(x, kind(x)), x), a);

CREATE MACRO date_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN try_cast(x::VARCHAR AS DATE) ELSE system.main.add(DATE '1970-01-01', java_date(x::VARCHAR)) END,
  (x, k DATE) AS x,
  (x, k TIMESTAMP) AS x::DATE;
CREATE MACRO try_date(a) AS invoke(lambda x: date_(x, kind(x)), a);
CREATE MACRO to_date(a) AS invoke(lambda x: must(date_(x, kind(x)), x), a);

CREATE MACRO timestamp_(x, k VARCHAR) AS
    CASE WHEN regexp_full_match(x::VARCHAR, '[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?)?') THEN try_cast(x::VARCHAR AS TIMESTAMP) ELSE make_timestamp(java_timestamp(x::VARCHAR)) END,
  (x, k DATE) AS x::TIMESTAMP,
  (x, k TIMESTAMP) AS x::TIMESTAMP,
  (x, k INTEGER) AS make_timestamp(system.main.multiply(x::BIGINT, 1000000)),
  (x, k BIGINT) AS make_timestamp(system.main.multiply(x, 1000000));
CREATE MACRO try_timestamp(a) AS invoke(lambda x: timestamp_(x, kind(x)), a);
CREATE MACRO to_timestamp(a) AS invoke(lambda x: must(timestamp_(x, kind(x)), x), a);

CREATE MACRO text_(x, k VARCHAR) AS x::VARCHAR,
  (x, k BIT) AS decimal_text(x),
  (x, k INTEGER) AS x::INTEGER::VARCHAR,
  (x, k BIGINT) AS x::VARCHAR,
  (x, k DOUBLE) AS java_double_text(x),
  (x, k BOOLEAN) AS x::VARCHAR,
  (x, k DATE) AS CASE WHEN x BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN x::VARCHAR ELSE java_date_text(system.main.date_diff('day', DATE '1970-01-01', x)) END,
  (x, k TIMESTAMP) AS CASE WHEN x BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999' THEN x::VARCHAR ELSE java_time_text(system.main.epoch_us(x)) END,
  (x, k UUID) AS x;
CREATE MACRO as_text(x) AS text_(x, kind(x));
CREATE MACRO to_text(a) AS invoke(lambda x: text_(x, kind(x)), a);

-- Operators
CREATE MACRO decimal_operation(operator, x, y) AS
  as_result(
    java_decimal_operation(
      operator,
      as_decimal(x)::VARCHAR,
      as_decimal(y)::VARCHAR,
      spark_type('precision', spark_type(operator, typeof([x]), typeof([y])), '')::INTEGER,
      spark_type('scale', spark_type(operator, typeof([x]), typeof([y])), '')::INTEGER),
    operator, x, y);
CREATE MACRO add_(x, y, k BIT) AS attempt(as_result(system.main.add(as_decimal(x), as_decimal(y)), '+', x, y)),
  (x, y, k UUID) AS must(coalesce(try(as_result(system.main.add(as_decimal(x), as_decimal(y)), '+', x, y)), decimal_operation('+', x, y)), with_given(x, y)),
  (x, y, k INTEGER) AS add_int(x, y),
  (x, y, k BIGINT) AS add_bigint(x, y),
  (x, y, k DOUBLE) AS system.main.add(as_double(x), as_double(y)),
  (x, y, k DATE) AS system.main.add(x, y)::DATE,
  (x, y, k TIMESTAMP) AS system.main.add(x, y);
CREATE MACRO subtract_(x, y, k BIT) AS attempt(as_result(system.main.subtract(as_decimal(x), as_decimal(y)), '-', x, y)),
  (x, y, k UUID) AS must(coalesce(try(as_result(system.main.subtract(as_decimal(x), as_decimal(y)), '-', x, y)), decimal_operation('-', x, y)), with_given(x, y)),
  (x, y, k INTEGER) AS subtract_int(x, y),
  (x, y, k BIGINT) AS subtract_bigint(x, y),
  (x, y, k DOUBLE) AS system.main.subtract(as_double(x), as_double(y)),
  (x, y, k DATE) AS system.main.subtract(x, y)::DATE,
  (x, y, k TIMESTAMP) AS system.main.subtract(x, y);
CREATE MACRO multiply_(x, y, k BIT) AS attempt(as_result(system.main.multiply(to_type(x, spark_type('* left', typeof([x]), typeof([y]))), as_decimal(y)), '*', x, y)),
  (x, y, k UUID) AS must(decimal_operation('*', x, y), with_given(x, y)),
  (x, y, k INTEGER) AS multiply_int(x, y),
  (x, y, k BIGINT) AS multiply_bigint(x, y),
  (x, y, k DOUBLE) AS system.main.multiply(as_double(x), as_double(y)),
  (x, y, k TIMESTAMP) AS system.main.multiply(x, y);
CREATE MACRO divide_(x, y, k BIT) AS must(decimal_operation('/', x, y), with_given(x, y)),
  (x, y, k UUID) AS must(decimal_operation('/', x, y), with_given(x, y)),
  (x, y, k DOUBLE) AS CASE WHEN y <> 0 THEN system.main."/"(as_double(x), as_double(y)) WHEN x IS NOT NULL AND y IS NOT NULL THEN failed('Division by zero') END;
CREATE MACRO modulo_(x, y, k BIT) AS must(decimal_operation('%', x, y), with_given(x, y)),
  (x, y, k UUID) AS must(decimal_operation('%', x, y), with_given(x, y)),
  (x, y, k INTEGER) AS CASE WHEN y = -1 THEN with_given(0, x)::INTEGER WHEN y <> 0 THEN system.main.mod(x::INTEGER, y::INTEGER) WHEN x IS NOT NULL AND y IS NOT NULL THEN failed('Division by zero') END,
  (x, y, k BIGINT) AS CASE WHEN y = -1 THEN with_given(0, x)::BIGINT WHEN y <> 0 THEN system.main.mod(x::BIGINT, y::BIGINT) WHEN x IS NOT NULL AND y IS NOT NULL THEN failed('Division by zero') END,
  (x, y, k DOUBLE) AS CASE WHEN y <> 0 THEN system.main.mod(as_double(x), as_double(y)) WHEN x IS NOT NULL AND y IS NOT NULL THEN failed('Division by zero') END;
CREATE MACRO whole_(x, y, k BIT) AS must(java_decimal_operation('//', as_decimal(x)::VARCHAR, as_decimal(y)::VARCHAR, 38, 0)::BIGINT, with_given(x, y)),
  (x, y, k UUID) AS must(java_decimal_operation('//', as_decimal(x)::VARCHAR, as_decimal(y)::VARCHAR, 38, 0)::BIGINT, with_given(x, y)),
  (x, y, k INTEGER) AS divide_bigint(x::BIGINT, y::BIGINT),
  (x, y, k BIGINT) AS divide_bigint(x::BIGINT, y::BIGINT);
CREATE MACRO negate_(x, k BIT) AS to_type(system.main."-"(x), spark_type('abs', typeof([x]), '')),
  (x, k INTEGER) AS negate_int(x),
  (x, k BIGINT) AS negate_bigint(x),
  (x, k DOUBLE) AS system.main."-"(x),
  (x, k BLOB) AS system.main."-"(x),
  (x, k VARCHAR) AS system.main."-"(x::DOUBLE);
CREATE MACRO "+"(a) AS a, (a, b) AS invoke(lambda x, y: add_(x, y, operator_kind('+ kind', x, y)), a, b);
CREATE MACRO "-"(a) AS invoke(lambda x: negate_(x, kind(x)), a), (a, b) AS invoke(lambda x, y: subtract_(x, y, operator_kind('- kind', x, y)), a, b);
CREATE MACRO "*"(a, b) AS invoke(lambda x, y: multiply_(x, y, operator_kind('* kind', x, y)), a, b);
CREATE MACRO "/"(a, b) AS invoke(lambda x, y: divide_(x, y, operator_kind('/ kind', x, y)), a, b);
CREATE MACRO "%"(a, b) AS invoke(lambda x, y: modulo_(x, y, operator_kind('% kind', x, y)), a, b);
CREATE MACRO "//"(a, b) AS invoke(lambda x, y: whole_(x, y, operator_kind('// kind', x, y)), a, b);
CREATE MACRO mod(a, b) AS invoke(lambda x, y: modulo_(x, y, operator_kind('% kind', x, y)), a, b);
CREATE MACRO "||"(a, b) AS invoke(lambda x, y: system.main."||"(as_text(x), as_text(y)), a, b);
CREATE MACRO item_(x, i, k UUID) AS CASE WHEN i >= 0 THEN system.main.list_extract(x, system.main.add(i, 1)) END,
  (x, i, k TIME) AS system.main.map_extract_value(x, i);
CREATE MACRO item(a, b) AS invoke(lambda x, i: item_(x, i, kind(x)), a, b);

-- Text
CREATE MACRO is_ascii(x) AS system.main.strlen(x) = system.main.length(x);
CREATE MACRO upper(a) AS invoke(lambda x: CASE WHEN is_ascii(x) THEN system.main.upper(x) ELSE java_upper(x) END, to_text(a));
CREATE MACRO lower(a) AS invoke(lambda x: CASE WHEN is_ascii(x) THEN system.main.lower(x) ELSE java_lower(x) END, to_text(a));
CREATE MACRO trim(a) AS system.main.trim(to_text(a), ' '), (a, b) AS system.main.trim(a, b);
CREATE MACRO ltrim(a) AS system.main.ltrim(to_text(a), ' '), (a, b) AS system.main.ltrim(a, b);
CREATE MACRO rtrim(a) AS system.main.rtrim(to_text(a), ' '), (a, b) AS system.main.rtrim(a, b);
CREATE MACRO length(a) AS system.main.length(to_text(a))::INTEGER;
CREATE MACRO char_length(a) AS system.main.length(to_text(a))::INTEGER;
CREATE MACRO substring(a, p, n) AS
  invoke(lambda x, i, l:
    CASE WHEN l IS NULL THEN NULL WHEN l <= 0 THEN with_given('', with_given(x, i))
      WHEN i > 0 THEN system.main.substring(x, i, l)
      WHEN i = 0 THEN system.main.substring(x, 1, l)
      WHEN system.main.add(system.main.length(x), i) >= 0 THEN system.main.substring(x, system.main.add(system.main.add(system.main.length(x), i), 1), l)
      WHEN system.main.add(system.main.add(system.main.length(x), i), l) > 0 THEN system.main.substring(x, 1, system.main.add(system.main.add(system.main.length(x), i), l))
      ELSE with_given('', with_given(x, i)) END,
    to_text(a), p::BIGINT, n::BIGINT),
  (a, p) AS substring(a, p, 2147483647);
CREATE MACRO substr(a, p, n) AS substring(a, p, n), (a, p) AS substring(a, p, 2147483647);
CREATE MACRO left(a, n) AS substring(a, 1, n);
CREATE MACRO right(a, n) AS
  invoke(lambda x, l: CASE WHEN l IS NULL THEN NULL WHEN l <= 0 THEN with_given('', x) ELSE system.main.right(x, l) END, to_text(a), n::BIGINT);
CREATE MACRO lpad(a, n, p) AS
  invoke(lambda x, l, f: CASE WHEN l <= 0 THEN with_given('', with_given(x, f)) WHEN l <= system.main.length(x) OR f = '' THEN with_given(system.main.left(x, l), f) ELSE system.main.lpad(x, l, f) END, to_text(a), n::INTEGER, p),
  (a, n) AS lpad(a, n, ' ');
CREATE MACRO rpad(a, n, p) AS
  invoke(lambda x, l, f: CASE WHEN l <= 0 THEN with_given('', with_given(x, f)) WHEN l <= system.main.length(x) OR f = '' THEN with_given(system.main.left(x, l), f) ELSE system.main.rpad(x, l, f) END, to_text(a), n::INTEGER, p),
  (a, n) AS rpad(a, n, ' ');
CREATE MACRO replace(a, b, c) AS invoke(lambda x, s, r: CASE WHEN s = '' THEN with_given(x, r) ELSE system.main.replace(x, s, r) END, to_text(a), b, c), (a, b) AS replace(a, b, '');
CREATE MACRO translate(a, b, c) AS system.main.translate(to_text(a), b, c);
CREATE MACRO reverse(a) AS invoke(lambda x: CASE WHEN is_ascii(x) THEN system.main.reverse(x) ELSE java_reverse(x) END, to_text(a));
CREATE MACRO split(a, b) AS from_json(java_split(to_text(a), b, -1), '["VARCHAR"]'), (a, b, n) AS from_json(java_split(to_text(a), b, n), '["VARCHAR"]');
CREATE MACRO split_part(a, b, n) AS
  invoke(lambda x, d, i:
    CASE WHEN i = 0 THEN failed('split_part: the index 0 is invalid')
      WHEN d = '' THEN CASE WHEN i IN (1, -1) THEN x ELSE with_given('', x) END
      ELSE system.main.split_part(x, d, i) END,
    to_text(a), b, n);
CREATE MACRO instr(a, b) AS invoke(lambda x, s: CASE WHEN s = '' THEN with_given(1, x) ELSE system.main.instr(x, s) END::INTEGER, to_text(a), b);
CREATE MACRO position_of(s, a) AS instr(a, s),
  (s, a, p) AS invoke(lambda n, x, i: CASE WHEN i IS NULL THEN 0 WHEN n IS NULL OR x IS NULL THEN NULL WHEN i < 1 THEN 0 WHEN n = '' THEN 1 WHEN i > system.main.length(x) THEN 0 WHEN system.main.instr(system.main.substring(x, i), n) = 0 THEN 0 ELSE system.main.subtract(system.main.add(system.main.instr(system.main.substring(x, i), n), i), 1) END::INTEGER, s, to_text(a), p);
CREATE MACRO contains(a, b) AS system.main.contains(to_text(a), b);
CREATE MACRO startswith(a, b) AS system.main.starts_with(to_text(a), b);
CREATE MACRO endswith(a, b) AS system.main.ends_with(to_text(a), b);
CREATE MACRO ascii(a) AS invoke(lambda x: CASE WHEN x = '' THEN 0 ELSE system.main.unicode(x) END::INTEGER, to_text(a));
CREATE MACRO chr(a) AS invoke(lambda x: CASE WHEN x < 0 THEN '' ELSE system.main.chr((x & 255)::INTEGER) END, a::BIGINT);
CREATE MACRO hex_(x, k VARCHAR) AS system.main.hex(x::VARCHAR), (x, k INTEGER) AS system.main.hex(x::BIGINT), (x, k BIGINT) AS system.main.hex(x);
CREATE MACRO hex(a) AS invoke(lambda x: hex_(x, kind(x)), a);
CREATE MACRO md5(a) AS system.main.md5(to_text(a));
CREATE MACRO sha2(a, n) AS invoke(lambda x, b: CASE WHEN b IN (0, 256) THEN system.main.sha256(x) ELSE java_sha2(x, b) END, to_text(a), n);
CREATE MACRO hash_(h, x, k VARCHAR) AS java_hash_text(h, x::VARCHAR),
  (h, x, k INTEGER) AS java_hash_integer(h, x::INTEGER),
  (h, x, k BIGINT) AS java_hash_bigint(h, x),
  (h, x, k DOUBLE) AS java_hash_double(h, x),
  (h, x, k BOOLEAN) AS java_hash_integer(h, x::INTEGER),
  (h, x, k DATE) AS java_hash_integer(h, system.main.date_diff('day', DATE '1970-01-01', x)::INTEGER),
  (h, x, k TIMESTAMP) AS java_hash_bigint(h, system.main.epoch_us(x)),
  (h, x, k BIT) AS CASE WHEN spark_type('precision', typeof([x]), '')::INTEGER <= 18 THEN java_hash_bigint(h, unscaled(x)) ELSE java_hash_decimal(h, x::VARCHAR) END;
CREATE MACRO unscaled(x) AS try_cast(system.main.replace(x::VARCHAR, '.', '') AS BIGINT);
CREATE MACRO hash_with(h, a) AS invoke(lambda s, x: coalesce(hash_(s, x, kind(x)), s), h, a);
CREATE MACRO regexp_like(a, p) AS java_regexp_like(to_text(a), p);
CREATE MACRO regexp_replace(a, p, r) AS java_regexp_replace(to_text(a), p, r);
CREATE MACRO regexp_extract(a, p, g) AS java_regexp_extract(to_text(a), p, g::INTEGER), (a, p) AS java_regexp_extract(to_text(a), p, 1);
CREATE MACRO regexp_extract_all(a, p, g) AS from_json(java_regexp_extract_all(to_text(a), p, g::INTEGER), '["VARCHAR"]'), (a, p) AS regexp_extract_all(a, p, 1);
CREATE MACRO regexp_count(a, p) AS java_regexp_count(to_text(a), p);
CREATE MACRO ends_with_line_end(x) AS system.main.ends_with(x, chr(10)) OR system.main.ends_with(x, chr(13)) OR system.main.ends_with(x, chr(133)) OR system.main.ends_with(x, system.main.chr(8232)) OR system.main.ends_with(x, system.main.chr(8233));
CREATE MACRO replace_matches(a, re2, rewrite, p, r) AS
  invoke(lambda x: CASE WHEN ends_with_line_end(x) THEN java_regexp_replace(x, p, r) ELSE system.main.regexp_replace(x, re2, rewrite, 'g') END, to_text(a));

-- Numbers
CREATE MACRO abs_(x, k BIT) AS system.main.abs(x), (x, k INTEGER) AS CASE WHEN x < 0 THEN negate_int(x) ELSE x::INTEGER END, (x, k BIGINT) AS CASE WHEN x < 0 THEN negate_bigint(x) ELSE x END, (x, k DOUBLE) AS system.main.abs(x);
CREATE MACRO abs(a) AS invoke(lambda x: to_type(abs_(x, kind(x)), spark_type('abs', typeof([x]), '')), a);
CREATE MACRO sign(a) AS invoke(lambda x: CASE WHEN x = 0 OR system.main.isnan(x) THEN x ELSE system.main.sign(x)::DOUBLE END, to_double(a));
CREATE MACRO round_(x, n, is_even, k BIT) AS
    CASE WHEN n < 0 OR is_even AND coalesce(try(x <> to_type(x, spark_type('round', typeof([x]), n::VARCHAR))), true) THEN to_type(java_decimal_rounded(x::VARCHAR, n, is_even), spark_type('round', typeof([x]), n::VARCHAR))
      ELSE to_type(x, spark_type('round', typeof([x]), n::VARCHAR)) END,
  (x, n, is_even, k INTEGER) AS CASE WHEN n >= 0 THEN x::INTEGER ELSE narrow_int(java_decimal_rounded(x::VARCHAR, n, is_even)::BIGINT) END,
  (x, n, is_even, k BIGINT) AS CASE WHEN n >= 0 THEN x ELSE narrow_bigint(java_decimal_rounded(x::VARCHAR, n, is_even)::HUGEINT) END,
  (x, n, is_even, k DOUBLE) AS java_rounded(x, n, is_even);
CREATE MACRO round(a, n) AS invoke(lambda x: round_(x, n, false, kind(x)), a), (a) AS invoke(lambda x: round_(x, 0, false, kind(x)), a);
CREATE MACRO bround(a, n) AS invoke(lambda x: round_(x, n, true, kind(x)), a), (a) AS invoke(lambda x: round_(x, 0, true, kind(x)), a);
CREATE MACRO ceil_(x, k BIT) AS to_type(system.main.ceil(x), spark_type('ceil', typeof([x]), '')), (x, k INTEGER) AS x::BIGINT, (x, k BIGINT) AS x, (x, k DOUBLE) AS saturated(system.main.ceil(x));
CREATE MACRO floor_(x, k BIT) AS to_type(system.main.floor(x), spark_type('ceil', typeof([x]), '')), (x, k INTEGER) AS x::BIGINT, (x, k BIGINT) AS x, (x, k DOUBLE) AS saturated(system.main.floor(x));
CREATE MACRO ceil(a) AS invoke(lambda x: ceil_(x, kind(x)), a);
CREATE MACRO ceiling(a) AS invoke(lambda x: ceil_(x, kind(x)), a);
CREATE MACRO floor(a) AS invoke(lambda x: floor_(x, kind(x)), a);
CREATE MACRO power(a, b) AS java_power(to_double(a), to_double(b));
CREATE MACRO pow(a, b) AS java_power(to_double(a), to_double(b));
CREATE MACRO sqrt(a) AS java_sqrt(to_double(a));
CREATE MACRO exp(a) AS java_exp(to_double(a));
CREATE MACRO ln(a) AS invoke(lambda x: CASE WHEN x > 0 THEN java_ln(x) END, to_double(a));
CREATE MACRO log10(a) AS invoke(lambda x: CASE WHEN x > 0 THEN java_log10(x) END, to_double(a));
CREATE MACRO isnan(a) AS coalesce(system.main.isnan(to_double(a)), false);

-- Dates and times
CREATE MACRO year(a) AS system.main.year(a)::INTEGER;
CREATE MACRO quarter(a) AS system.main.quarter(a)::INTEGER;
CREATE MACRO month(a) AS system.main.month(a)::INTEGER;
CREATE MACRO day(a) AS system.main.day(a)::INTEGER;
CREATE MACRO dayofmonth(a) AS system.main.day(a)::INTEGER;
CREATE MACRO dayofweek(a) AS system.main.add(system.main.dayofweek(a), 1)::INTEGER;
CREATE MACRO weekday(a) AS system.main.subtract(system.main.isodow(a), 1)::INTEGER;
CREATE MACRO dayofyear(a) AS system.main.dayofyear(a)::INTEGER;
CREATE MACRO weekofyear(a) AS system.main.weekofyear(a)::INTEGER;
CREATE MACRO hour(a) AS system.main.hour(a)::INTEGER;
CREATE MACRO minute(a) AS system.main.minute(a)::INTEGER;
CREATE MACRO second(a) AS system.main.second(a)::INTEGER;
CREATE MACRO second_with_fraction(a) AS system.main."/"(system.main.mod(system.main.add(system.main.mod(system.main.epoch_us(a), 60000000), 60000000), 60000000)::DECIMAL(18, 0), 1000000)::DECIMAL(8, 6);
CREATE MACRO trunc(a, f) AS
  invoke(lambda x, u: CASE WHEN u IN ('YEAR', 'YYYY', 'YY') THEN system.main.date_trunc('year', x) WHEN u = 'QUARTER' THEN system.main.date_trunc('quarter', x) WHEN u IN ('MONTH', 'MM', 'MON') THEN system.main.date_trunc('month', x) WHEN u = 'WEEK' THEN system.main.date_trunc('week', x) END::DATE, to_date(a), system.main.upper(f));
CREATE MACRO date_trunc(f, a) AS
  invoke(lambda x, u: CASE WHEN u IN ('YEAR', 'YYYY', 'YY') THEN system.main.date_trunc('year', x) WHEN u = 'QUARTER' THEN system.main.date_trunc('quarter', x) WHEN u IN ('MONTH', 'MM', 'MON') THEN system.main.date_trunc('month', x) WHEN u = 'WEEK' THEN system.main.date_trunc('week', x) WHEN u IN ('DAY', 'DD') THEN system.main.date_trunc('day', x) WHEN u = 'HOUR' THEN system.main.date_trunc('hour', x) WHEN u = 'MINUTE' THEN system.main.date_trunc('minute', x) WHEN u = 'SECOND' THEN system.main.date_trunc('second', x) WHEN u = 'MILLISECOND' THEN system.main.date_trunc('millisecond', x) WHEN u = 'MICROSECOND' THEN x END, to_timestamp(a), system.main.upper(f));
CREATE MACRO last_day(a) AS system.main.last_day(to_date(a));
CREATE MACRO date_add(a, n) AS system.main.add(to_date(a), n::INTEGER);
CREATE MACRO date_sub(a, n) AS system.main.subtract(to_date(a), n::INTEGER);
CREATE MACRO datediff(a, b) AS system.main.subtract(to_date(a), to_date(b))::INTEGER;
CREATE MACRO date_diff(a, b) AS system.main.subtract(to_date(a), to_date(b))::INTEGER;
CREATE MACRO add_months(a, n) AS system.main.add(to_date(a), system.main.to_months(n::INTEGER))::DATE;
CREATE MACRO add_interval(a, i) AS system.main.add(to_timestamp(a), i);
CREATE MACRO date_format(a, f) AS java_format_time(system.main.epoch_us(to_timestamp(a)), f);
CREATE MACRO to_utc_timestamp(a, z) AS make_timestamp(java_to_utc(system.main.epoch_us(to_timestamp(a)), z));
CREATE MACRO from_utc_timestamp(a, z) AS make_timestamp(java_from_utc(system.main.epoch_us(to_timestamp(a)), z));
CREATE MACRO unix_seconds(a) AS seconds_of(to_timestamp(a));
CREATE MACRO timestamp_seconds_(x, k INTEGER) AS make_timestamp(system.main.multiply(x::BIGINT, 1000000)), (x, k BIGINT) AS make_timestamp(attempt(system.main.multiply(x, 1000000))),
  (x, k BIT) AS make_timestamp(attempt(system.main.trunc(system.main.multiply(x::DECIMAL(38, 6), 1000000))::BIGINT));
CREATE MACRO timestamp_seconds(a) AS invoke(lambda x: timestamp_seconds_(x, kind(x)), a);
CREATE MACRO timestamp_millis(a) AS make_timestamp(attempt(system.main.multiply(a::BIGINT, 1000)));
CREATE MACRO try_to_timestamp(a, f) AS make_timestamp(java_parse_time(a, f, false)), (a) AS try_timestamp(a);
CREATE MACRO try_to_timestamp_like(a, f, re2, native) AS
  invoke(lambda x: CASE WHEN regexp_full_match(x, re2) THEN system.main.try_strptime(x, native) ELSE make_timestamp(java_parse_time(x, f, false)) END, a);
CREATE MACRO make_date(y, m, d) AS attempt(system.main.make_date(y, m, d));

-- Arrays, maps and structs
CREATE MACRO array_size(a) AS system.main.len(a)::INTEGER;
CREATE MACRO cardinality(a) AS invoke(lambda x: system.main.cardinality(cast_to_type(x, x))::INTEGER, a);
CREATE MACRO element_at_(x, i, k UUID) AS CASE WHEN i = 0 THEN error('element_at: the index 0 is invalid') WHEN system.main.abs(i) > system.main.len(x) THEN failed('element_at: no such element') ELSE system.main.list_extract(x, i) END,
  (x, i, k TIME) AS system.main.map_extract_value(x, i);
CREATE MACRO element_at(a, b) AS invoke(lambda x, i: element_at_(x, i, kind(x)), a, b);
CREATE MACRO array_contains(a, b) AS invoke(lambda x, v: CASE WHEN v IS NULL THEN NULL WHEN system.main.list_contains(x, v) THEN true WHEN system.main.len(system.main.list_filter(x, lambda e: e IS NULL)) > 0 THEN NULL ELSE with_given(false, x) END, a, b);
CREATE MACRO array_distinct(a) AS invoke(lambda x: system.main.list_filter(x, lambda e, i: CASE WHEN e IS NULL THEN system.main.len(system.main.list_filter(x[1:i], lambda f: f IS NULL)) = 1 ELSE system.main.list_position(x, e) = i END), a);
CREATE MACRO array_join(a, d) AS invoke(lambda x: coalesce(array_to_string(x, d), with_given('', x)), a);
CREATE MACRO array_max(a) AS list_max(a);
CREATE MACRO array_min(a) AS list_min(a);
CREATE MACRO sort_array(a) AS system.main.list_sort(a, 'ASC', 'NULLS FIRST'), (a, up) AS CASE WHEN up THEN system.main.list_sort(a, 'ASC', 'NULLS FIRST') ELSE system.main.list_sort(a, 'DESC', 'NULLS LAST') END;
CREATE MACRO slice(a, p, n) AS
  invoke(lambda x, i, l: CASE WHEN i = 0 OR l < 0 THEN error('slice: the start must not be 0 and the length not negative')
      WHEN l = 0 OR i > system.main.len(x) OR i < system.main."-"(system.main.len(x)) THEN with_given(x[1:0], with_given(i, l))
      WHEN i > 0 THEN x[i:system.main.subtract(system.main.add(i, l), 1)]
      ELSE x[system.main.add(system.main.add(system.main.len(x), i), 1):system.main.add(system.main.add(system.main.len(x), i), l)] END, a, p::BIGINT, n::BIGINT);
CREATE MACRO flatten(a) AS invoke(lambda x: CASE WHEN system.main.len(system.main.list_filter(x, lambda e: e IS NULL)) = 0 THEN system.main.flatten(x) END, a);
CREATE MACRO any_true(a) AS invoke(lambda x: CASE WHEN system.main.list_contains(x, true) THEN true WHEN system.main.len(system.main.list_filter(x, lambda e: e IS NULL)) > 0 THEN NULL ELSE with_given(false, x) END, a);
CREATE MACRO json_(x, k VARCHAR) AS to_json(x::VARCHAR)::VARCHAR,
  (x, k BIT) AS java_decimal_text(x::VARCHAR),
  (x, k INTEGER) AS x::INTEGER::VARCHAR,
  (x, k BIGINT) AS x::VARCHAR,
  (x, k DOUBLE) AS CASE WHEN isfinite(x) THEN java_double_text(x) ELSE system.main.concat_ws('', '"', java_double_text(x), '"') END,
  (x, k BOOLEAN) AS x::VARCHAR,
  (x, k DATE) AS system.main.concat_ws('', '"', text_(x, NULL::DATE), '"'),
  (x, k TIMESTAMP) AS system.main.concat_ws('', '"', java_format_time(system.main.epoch_us(x), 'yyyy-MM-dd''T''HH:mm:ss.SSSXXX'), '"');
CREATE MACRO json_field(name, a) AS invoke(lambda x: CASE WHEN x IS NOT NULL THEN system.main.concat_ws('', name, json_(x, kind(x))) END, a);
CREATE MACRO json_object_of(fields) AS system.main.concat_ws('', '{', fields, '}');

-- Aggregates
CREATE MACRO average_(s, n, e, k BIT) AS
    must(to_type(java_decimal_operation('/', s::VARCHAR, n::VARCHAR, spark_type('precision', spark_type('avg', typeof([e]), ''), '')::INTEGER, spark_type('scale', spark_type('avg', typeof([e]), ''), '')::INTEGER), spark_type('avg', typeof([e]), '')), s),
  (s, n, e, k DOUBLE) AS CASE WHEN n > 0 THEN system.main."/"(s::DOUBLE, n) END;
CREATE MACRO average(s, n, e) AS invoke(lambda x, c, z: average_(x, c, z, struct_extract(getvariable('spark_types'), spark_type('kind of avg', typeof([z]), ''))), s, n, e);
CREATE MACRO percentile_of(list, p) AS
  invoke(lambda l, q:
    CASE WHEN system.main.len(l) > 0 THEN
      invoke(lambda n, lower, upper: CASE WHEN lower = upper OR system.main.list_extract(l, system.main.add(lower, 1)) = system.main.list_extract(l, system.main.add(upper, 1)) THEN system.main.list_extract(l, system.main.add(lower, 1))
          ELSE system.main.add(system.main.multiply(system.main.subtract(upper::DOUBLE, n), system.main.list_extract(l, system.main.add(lower, 1))), system.main.multiply(system.main.subtract(n, lower::DOUBLE), system.main.list_extract(l, system.main.add(upper, 1)))) END,
        system.main.multiply(system.main.subtract(system.main.len(l), 1)::DOUBLE, q),
        system.main.floor(system.main.multiply(system.main.subtract(system.main.len(l), 1)::DOUBLE, q))::BIGINT,
        system.main.ceil(system.main.multiply(system.main.subtract(system.main.len(l), 1)::DOUBLE, q))::BIGINT) END,
    system.main.list_sort(system.main.list_filter(list, lambda e: e IS NOT NULL)), p::DOUBLE);
