package io.saleslake.contract;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;

/**
 * How a raw file is written. Compression goes by the file's ending (.gz, .bz2, .zst).
 *
 * @param delimiter one or more characters between CSV fields
 * @param quote the character around CSV fields that hold a delimiter
 * @param escape the character before a quote inside a quoted field; the quote itself where it is
 *     doubled
 * @param encoding of CSV and JSON files
 * @param header whether a CSV file's first line names its columns
 * @param multiLine whether a quoted CSV field may hold line breaks
 * @param quotes what a quote means where RFC 4180 has none
 * @param decimalMark what stands before the fraction of a number
 * @param thousandsMark what groups the digits of a number by three, or empty
 * @param currencySigns texts before or after a number that name its currency
 * @param missingValues texts that mean "no value", besides the empty one
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

  /** How CSV fields are read whose quotes are not those of RFC 4180. */
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
