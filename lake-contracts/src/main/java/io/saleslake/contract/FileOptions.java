package io.saleslake.contract;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;

/**
 * The format options of a raw file. Compression is determined by the file extension (.gz, .bz2,
 * .zst).
 *
 * @param delimiter one or more characters between CSV fields
 * @param quote the character that encloses CSV fields with a delimiter
 * @param escape the character before a quote in a quoted field; the quote itself if quotes are
 *     doubled
 * @param encoding of CSV and JSON files
 * @param header whether the first line of a CSV file contains the column names
 * @param multiLine whether a quoted CSV field may hold line breaks
 * @param quotes how quotes that violate RFC 4180 are treated
 * @param decimalMark the decimal separator
 * @param thousandsMark the thousands separator, or empty
 * @param currencySigns currency symbols before or after a number
 * @param missingValues texts that mean "no value", in addition to empty text
 */
public record FileOptions(
    String delimiter,
    char quote,
    char escape,
    String encoding,
    boolean header,
    boolean multiLine,
    Quotes quotes,
    char decimalMark,
    String thousandsMark,
    List<String> currencySigns,
    List<String> missingValues)
    implements Serializable {

  /** How CSV fields whose quotes violate RFC 4180 are read. */
  public enum Quotes {
    /** The record is malformed. */
    STRICT,
    /** The quote is text. */
    LENIENT
  }

  public Charset charset() {
    return Charset.forName(encoding);
  }
}
