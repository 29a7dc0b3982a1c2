package io.saleslake.contract;

import static io.saleslake.contract.AllowedFunctions.Group.AGGREGATE;
import static io.saleslake.contract.AllowedFunctions.Group.CONDITION;
import static io.saleslake.contract.AllowedFunctions.Group.CONVERSION;
import static io.saleslake.contract.AllowedFunctions.Group.DATE;
import static io.saleslake.contract.AllowedFunctions.Group.GENERATOR;
import static io.saleslake.contract.AllowedFunctions.Group.JSON;
import static io.saleslake.contract.AllowedFunctions.Group.NESTED;
import static io.saleslake.contract.AllowedFunctions.Group.NUMBER;
import static io.saleslake.contract.AllowedFunctions.Group.TEXT;
import static io.saleslake.contract.AllowedFunctions.Group.WINDOW;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions that SQL in a contract may call. Each gives the same result for the same rows on
 * every run, reads nothing but its arguments, and changes nothing; unless it is Spark's alone, it
 * gives the same result in every engine. {@code docs/contracts.md} lists them.
 */
public final class AllowedFunctions {
  /** What a function works on; decides where it may be called. */
  public enum Group {
    CONDITION("Conditions"),
    TEXT("Text and regular expressions"),
    NUMBER("Numbers"),
    DATE("Dates and times"),
    NESTED("Arrays, maps and structs"),
    JSON("JSON"),
    CONVERSION("Conversions, in marts only"),
    AGGREGATE("Aggregates, in marts and reshapes only"),
    WINDOW("Window functions with `OVER (...)`, in marts and reshapes only"),
    GENERATOR("Several rows of one, in reshapes only");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** Heading in the documentation. */
    public String title() {
      return title;
    }
  }

  /**
   * A function.
   *
   * @param usage a call over columns that are named after their type, such as {@code text}
   * @param result what the call returns
   * @param isPortable whether it returns the same in every engine; otherwise, only Spark runs a
   *     contract that calls it
   */
  public record AllowedFunction(
      String name, Group group, String usage, String result, boolean isPortable) {

    /** Why it may not be called there, if it may not. */
    public Optional<String> refusedIn(SqlScope scope) {
      return switch (group) {
        case CONDITION, TEXT, NUMBER, DATE, NESTED, JSON -> Optional.empty();
        case CONVERSION ->
            scope == SqlScope.MART
                ? Optional.empty()
                : Optional.of(
                    "%s would lose values in silence; give the %s instead"
                        .formatted(
                            name,
                            scope == SqlScope.ROW
                                ? "raw column a type and formats"
                                : "mapped column the type"));
        case AGGREGATE, WINDOW, GENERATOR ->
            scope == SqlScope.ROW
                ? Optional.of(name + ": an expression sees one row only")
                : group == Group.GENERATOR && scope == SqlScope.MART
                    ? Optional.of(name + " is allowed in a reshape only")
                    : Optional.empty();
      };
    }
  }

  /** In the order of the documentation. */
  public static final List<AllowedFunction> ALL =
      List.of(
          of(CONDITION, "coalesce(text, other)", "the first value that is not NULL"),
          of(CONDITION, "nvl(text, other)", "the same for two values"),
          of(CONDITION, "ifnull(text, other)", "the same as `nvl`"),
          of(CONDITION, "nullif(text, '-')", "NULL if both are equal, else the first"),
          of(CONDITION, "if(condition, text, other)", "the second value if true, else the third"),
          of(CONDITION, "greatest(amount, 0)", "the largest value; NULLs are skipped"),
          of(CONDITION, "least(amount, 0)", "the smallest value; NULLs are skipped"),
          of(CONDITION, "isnull(text)", "whether the value is NULL"),
          of(CONDITION, "isnotnull(text)", "whether the value is not NULL"),
          of(CONDITION, "isnan(ratio)", "whether a double is not a number"),
          of(TEXT, "string(count)", "the value as text"),
          of(TEXT, "upper(text)", "in upper case"),
          of(TEXT, "lower(text)", "in lower case"),
          of(TEXT, "trim(text)", "without spaces at both ends"),
          of(TEXT, "ltrim(text)", "without spaces on the left"),
          of(TEXT, "rtrim(text)", "without spaces on the right"),
          of(TEXT, "concat(text, '-', other)", "joined; NULL if any is NULL"),
          of(TEXT, "concat_ws('-', text, other)", "joined with a separator; NULLs are skipped"),
          of(TEXT, "length(text)", "number of characters"),
          of(TEXT, "char_length(text)", "the same as `length`"),
          of(TEXT, "substring(text, 2, 3)", "3 characters from the second"),
          of(TEXT, "substr(text, 2, 3)", "the same as `substring`"),
          of(TEXT, "left(text, 3)", "the first 3 characters"),
          of(TEXT, "right(text, 3)", "the last 3 characters"),
          of(TEXT, "lpad(text, 5, '0')", "filled or cut to 5 characters on the left; at most 1000"),
          of(
              TEXT,
              "rpad(text, 5, ' ')",
              "filled or cut to 5 characters on the right; at most 1000"),
          of(TEXT, "replace(text, 'a', 'b')", "every `a` as `b`"),
          of(TEXT, "translate(text, 'ab', 'xy')", "every `a` as `x`, every `b` as `y`"),
          of(TEXT, "reverse(text)", "from the last character to the first"),
          of(
              TEXT,
              "split(text, ',')",
              "an array of the parts; the separator is a regular expression"),
          of(TEXT, "split_part(text, ',', 2)", "the second part; empty if there is none"),
          of(TEXT, "instr(text, 'a')", "position of the first `a`, from 1; 0 if there is none"),
          of(TEXT, "position('a', text)", "the same"),
          of(TEXT, "contains(text, 'a')", "whether it contains `a`"),
          of(TEXT, "startswith(text, 'a')", "whether it starts with `a`"),
          of(TEXT, "endswith(text, 'a')", "whether it ends with `a`"),
          of(TEXT, "ascii(text)", "code point of the first character"),
          of(TEXT, "chr(65)", "the character of a code point"),
          of(TEXT, "hex(count)", "in hexadecimal digits"),
          of(TEXT, "md5(text)", "MD5 as hexadecimal digits"),
          of(TEXT, "sha2(text, 256)", "SHA-256 as hexadecimal digits"),
          of(TEXT, "xxhash64(text, count)", "a 64-bit hash of all values"),
          of(TEXT, "regexp_like(text, '^A')", "whether a part matches, as `RLIKE`"),
          of(TEXT, "regexp_replace(text, '[.]0$', '')", "with every match replaced"),
          of(TEXT, "regexp_extract(text, 'A([0-9]+)', 1)", "the first group of the first match"),
          of(TEXT, "regexp_extract_all(text, 'A([0-9]+)', 1)", "the first group of every match"),
          of(TEXT, "regexp_count(text, 'A')", "number of matches"),
          of(NUMBER, "abs(amount)", "without its sign"),
          of(NUMBER, "sign(amount)", "-1, 0 or 1"),
          of(NUMBER, "round(amount, 2)", "rounded to 2 decimals, half away from zero"),
          of(NUMBER, "bround(amount, 2)", "rounded to 2 decimals, half to even"),
          of(NUMBER, "ceil(amount)", "the next integer above"),
          of(NUMBER, "ceiling(amount)", "the same as `ceil`"),
          of(NUMBER, "floor(amount)", "the next integer below"),
          of(NUMBER, "mod(count, 7)", "remainder, as `%`"),
          of(NUMBER, "power(ratio, 2)", "to the power of 2, as a double"),
          of(NUMBER, "pow(ratio, 2)", "the same as `power`"),
          of(NUMBER, "sqrt(ratio)", "square root, as a double"),
          of(NUMBER, "exp(ratio)", "e to that power, as a double"),
          of(NUMBER, "ln(ratio)", "natural logarithm, as a double"),
          of(NUMBER, "log10(ratio)", "logarithm to base 10, as a double"),
          of(DATE, "year(day)", "year"),
          of(DATE, "quarter(day)", "quarter, 1 to 4"),
          of(DATE, "month(day)", "month, 1 to 12"),
          of(DATE, "day(day)", "day of the month"),
          of(DATE, "dayofmonth(day)", "the same as `day`"),
          of(DATE, "dayofweek(day)", "day of the week, Sunday is 1"),
          of(DATE, "weekday(day)", "day of the week, Monday is 0"),
          of(DATE, "dayofyear(day)", "day of the year"),
          of(DATE, "weekofyear(day)", "ISO week of the year"),
          of(DATE, "hour(time)", "hour"),
          of(DATE, "minute(time)", "minute"),
          of(DATE, "second(time)", "second"),
          of(DATE, "extract(year FROM day)", "a part, as the functions above"),
          of(DATE, "date_part('year', day)", "the same as `extract`"),
          of(DATE, "trunc(day, 'MM')", "first day of the month (`YEAR`, `QUARTER`, `MM`, `WEEK`)"),
          of(DATE, "date_trunc('hour', time)", "start of the hour, as a timestamp"),
          of(DATE, "last_day(day)", "last day of the month"),
          of(DATE, "date_add(day, 1)", "that many days later"),
          of(DATE, "date_sub(day, 1)", "that many days earlier"),
          of(DATE, "datediff(day, other_day)", "days from the second to the first"),
          of(DATE, "date_diff(day, other_day)", "the same as `datediff`"),
          of(DATE, "add_months(day, 1)", "the same day that many months later, or the last day"),
          of(DATE, "date_format(time, 'yyyy-MM')", "as text"),
          of(DATE, "to_utc_timestamp(time, 'Europe/Berlin')", "a local time of a zone in UTC"),
          of(DATE, "from_utc_timestamp(time, 'Europe/Berlin')", "a time in UTC as local time"),
          of(DATE, "unix_seconds(time)", "seconds since 1970"),
          of(DATE, "timestamp_seconds(count)", "the time that many seconds since 1970"),
          of(DATE, "timestamp_millis(count)", "the time that many milliseconds since 1970"),
          of(NESTED, "array(text, other)", "an array of the values"),
          of(NESTED, "array_size(list)", "number of elements"),
          of(NESTED, "element_at(list, 1)", "an element, from 1; of a map, the value of a key"),
          of(NESTED, "array_contains(list, 'a')", "whether an element is `a`"),
          of(NESTED, "array_distinct(list)", "without repeated elements"),
          of(NESTED, "array_join(list, ',')", "its elements as one text"),
          of(NESTED, "array_max(list)", "the largest element"),
          of(NESTED, "array_min(list)", "the smallest element"),
          of(NESTED, "sort_array(list)", "in ascending order"),
          of(NESTED, "slice(list, 1, 2)", "2 elements from the first"),
          of(NESTED, "flatten(array(list, list))", "an array of arrays as one"),
          of(NESTED, "transform(list, x -> upper(x))", "every element changed"),
          of(NESTED, "filter(list, x -> x <> '')", "the elements that satisfy a condition"),
          of(NESTED, "exists(list, x -> x = 'a')", "whether an element satisfies a condition"),
          of(NESTED, "map('a', text)", "a map of keys and values"),
          of(NESTED, "map_keys(pairs)", "an array of the keys"),
          of(NESTED, "map_values(pairs)", "an array of the values"),
          of(NESTED, "struct(text, count)", "a struct of the values"),
          of(NESTED, "named_struct('a', text)", "a struct of names and values"),
          ofSpark(JSON, "get_json_object(text, '$.a.b')", "the text at a path"),
          ofSpark(JSON, "json_array_length(text)", "number of elements of an array"),
          ofSpark(JSON, "json_object_keys(text)", "an array of the keys"),
          ofSpark(
              JSON, "from_json(text, 'array<struct<a:string>>')", "as arrays, structs and strings"),
          of(CONVERSION, "to_date(time)", "the date of a timestamp, or of text by a format"),
          of(
              CONVERSION,
              "to_timestamp(day)",
              "the start of a date, or the time of text by a format"),
          of(CONVERSION, "make_date(year(day), 1, 1)", "the date of year, month and day"),
          of(AGGREGATE, "count(text)", "number of values; `count(*)` of rows"),
          of(AGGREGATE, "count_if(condition)", "number of rows for which it is true"),
          of(AGGREGATE, "sum(amount)", "sum"),
          of(AGGREGATE, "avg(amount)", "mean"),
          of(AGGREGATE, "min(amount)", "the smallest value"),
          of(AGGREGATE, "max(amount)", "the largest value"),
          of(
              AGGREGATE,
              "min_by(text, time)",
              "the value of the row in which the second is smallest"),
          of(
              AGGREGATE,
              "max_by(text, time)",
              "the value of the row in which the second is largest"),
          of(AGGREGATE, "bool_and(condition)", "whether it is true for all rows"),
          of(AGGREGATE, "bool_or(condition)", "whether it is true for any row"),
          of(AGGREGATE, "median(amount)", "median"),
          of(AGGREGATE, "percentile(amount, 0.9)", "exact percentile, interpolated"),
          ofSpark(AGGREGATE, "stddev_samp(amount)", "standard deviation of a sample"),
          ofSpark(AGGREGATE, "stddev_pop(amount)", "standard deviation of all values"),
          ofSpark(AGGREGATE, "var_samp(amount)", "variance of a sample"),
          ofSpark(AGGREGATE, "var_pop(amount)", "variance of all values"),
          ofSpark(AGGREGATE, "corr(amount, ratio)", "correlation of two columns"),
          ofSpark(
              AGGREGATE,
              "regr_slope(amount, ratio)",
              "slope of the line through the points (y, x)"),
          ofSpark(AGGREGATE, "regr_intercept(amount, ratio)", "where that line has x = 0"),
          of(WINDOW, "row_number()", "position in the window, from 1"),
          of(WINDOW, "rank()", "rank with gaps"),
          of(WINDOW, "dense_rank()", "rank without gaps"),
          of(WINDOW, "percent_rank()", "rank between 0 and 1"),
          of(WINDOW, "cume_dist()", "share of the rows up to this one"),
          of(WINDOW, "ntile(4)", "number of the quarter the row is in"),
          of(WINDOW, "lag(amount, 1)", "the value of the row before"),
          of(WINDOW, "lead(amount, 1)", "the value of the row after"),
          of(WINDOW, "first_value(amount)", "the first value of the frame"),
          of(WINDOW, "last_value(amount)", "the last value of the frame"),
          of(GENERATOR, "explode(list)", "a row per element; none without elements"),
          of(GENERATOR, "explode_outer(list)", "the same; a row with NULL without elements"),
          of(GENERATOR, "posexplode(list)", "as `explode`, with the position from 0"),
          of(GENERATOR, "posexplode_outer(list)", "as `explode_outer`, with the position"),
          ofSpark(GENERATOR, "inline(array(struct(text)))", "a row per struct, a column per field"),
          ofSpark(
              GENERATOR,
              "inline_outer(array(struct(text)))",
              "the same; a row with NULL without one"),
          ofSpark(GENERATOR, "stack(2, text, other)", "the values in 2 rows; at most 1000"));

  /** Where the argument stands by which a result can grow without bound. */
  public static final Map<String, Integer> SIZE_ARGUMENT = Map.of("lpad", 1, "rpad", 1, "stack", 0);

  public static final int MAX_SIZE = 1000;

  private static final Map<String, AllowedFunction> BY_NAME =
      ALL.stream().collect(Collectors.toMap(AllowedFunction::name, Function.identity()));

  private AllowedFunctions() {}

  /** The function of that name in any case. */
  public static Optional<AllowedFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  private static AllowedFunction of(Group group, String usage, String result) {
    return new AllowedFunction(nameIn(usage), group, usage, result, true);
  }

  private static AllowedFunction ofSpark(Group group, String usage, String result) {
    return new AllowedFunction(nameIn(usage), group, usage, result, false);
  }

  private static String nameIn(String usage) {
    return usage.substring(0, usage.indexOf('('));
  }
}
