package io.saleslake.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of raw file and its mapping to a silver table.
 *
 * @param needsSpark whether its SQL runs on Spark only
 * @param reshape SQL over the raw rows (a table with the feed's name), for feeds whose rows do not
 *     correspond to the table's rows
 * @param rejectLimit number of rejected rows above which a batch fails
 * @param table the target silver table
 * @param lookups rows in other silver tables that the mapping reads
 * @param mapping the source of each silver column that the feed fills
 * @param rules rules for this feed's rows, in addition to the table's rules
 */
public record FeedContract(
    ContractHeader header,
    String name,
    Format format,
    FileOptions options,
    List<RawColumn> columns,
    boolean needsSpark,
    Optional<String> reshape,
    RejectLimit rejectLimit,
    TableContract table,
    List<Lookup> lookups,
    Map<String, Mapping> mapping,
    List<RowRule> rules,
    List<Reference> references) {

  /** Supported file formats. */
  public enum Format {
    CSV,
    JSON,
    PARQUET,
    AVRO
  }

  public RawFormat rawFormat() {
    return new RawFormat(format, options, columns.stream().map(RawColumn::header).toList());
  }

  /** Text that is equal for contracts that produce the same rows from the same records. */
  public String identity() {
    return FeedIdentity.of(this);
  }

  /** The folder of the feed's files, relative to the bronze root. */
  public String prefix() {
    return header.domain() + "/" + name;
  }
}
