package io.saleslake.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of raw file and its mapping onto a silver table.
 *
 * @param reshape SQL over the raw file (by the feed's name) for feeds whose rows are not the
 *     table's rows
 * @param rejectLimit how many rejected rows stop a batch
 * @param table the silver table the rows go to
 * @param lookups rows of other silver tables that the mapping reads
 * @param mapping where each silver column that the feed fills comes from
 * @param rules what this feed's rows must satisfy beside the table's own rules
 */
public record FeedContract(
    Owner owner,
    String name,
    Format format,
    FileOptions options,
    List<RawColumn> columns,
    Optional<String> reshape,
    RejectLimit rejectLimit,
    TableContract table,
    List<Lookup> lookups,
    Map<String, Mapping> mapping,
    List<RowRule> rules,
    List<Reference> references) {

  /** File formats bronze takes. */
  public enum Format {
    CSV,
    JSON,
    PARQUET,
    AVRO
  }

  public RawFormat rawFormat() {
    return new RawFormat(format, options, columns.stream().map(RawColumn::header).toList());
  }

  /** Text that is the same for contracts that make the same rows of the same records. */
  public String identity() {
    return FeedIdentity.of(this);
  }

  /** Where its files lie, below the bronze root. */
  public String prefix() {
    return owner.domain() + "/" + name;
  }
}
