package io.saleslake.lab;

/**
 * The inputs that the lake may reject although the independent reader accepts them. The lake must
 * accept all other inputs that the reader accepts.
 */
enum Stricter {
  TIMESTAMP_FORM("a timestamp that is not in the form of RFC 3339"),
  THOUSANDS_WITH_EXPONENT("a number with thousands marks and an exponent"),
  TRAILING_POINT("a number that ends with its decimal mark"),
  DOUBLE_UNDERFLOW("a number other than zero that is zero as a double"),
  CONTROL_CHARACTERS("tabs, line breaks or control characters around a value"),
  AFTER_GZIP("bytes after the last member of a gzip file"),
  NO_RECORD("a file in which no record is well formed"),
  NO_KNOWN_COLUMN("a file with none of the feed's columns"),
  CODEC("a Parquet file compressed by a codec that the lake does not read"),
  NESTING("JSON that is nested more than 500 levels deep"),
  LONE_SURROGATE("half of a surrogate pair in a column that the feed does not have"),
  LARGE(
      "a JSON record with a number of more than 1,000 digits or a key of more than 50,000 letters"),
  NESTED_KEYS("a key that occurs twice in a nested JSON object"),
  DAMAGED_FOR_READER("a damaged Parquet or Avro file of which the lake needs less"),
  DAMAGED_BINARY("a damaged Parquet or Avro file of which the independent reader needs less");

  private final String what;

  Stricter(String what) {
    this.what = what;
  }

  @Override
  public String toString() {
    return what;
  }
}
