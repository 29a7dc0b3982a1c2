package io.saleslake.silver;

import static java.util.stream.Collectors.toSet;

import io.saleslake.LakeException;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.State;
import io.saleslake.spark.ReadRaw;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the rows of every file of a batch went. What was read is counted apart from what became of
 * it, so the two can disagree.
 */
final class Accounting {
  private final List<InspectedFile> files;
  private final Map<Integer, Long> read;
  private final Map<Integer, Map<Standing, Long>> standings;
  private final Map<String, Map<Verdict, Long>> verdicts;

  private Accounting(
      List<InspectedFile> files,
      Map<Integer, Long> read,
      Map<Integer, Map<Standing, Long>> standings,
      Map<String, Map<Verdict, Long>> verdicts) {
    this.files = files;
    this.read = read;
    this.standings = standings;
    this.verdicts = verdicts;
  }

  /**
   * Counts.
   *
   * @param read records per file number
   * @param ranked rows with their file number and standing within the batch
   */
  static Accounting of(List<InspectedFile> files, Map<Integer, Long> read, Dataset<Row> ranked) {
    Map<Integer, Map<Standing, Long>> standings = new HashMap<>();
    for (Row row : ranked.groupBy(ReadRaw.FILE, RankRows.STANDING).count().collectAsList()) {
      int file = row.isNullAt(0) ? -1 : row.getInt(0);
      standings
          .computeIfAbsent(file, key -> new EnumMap<>(Standing.class))
          .put(State.of(Standing.class, row.getString(1)), row.getLong(2));
    }
    return new Accounting(files, read, standings, Map.of());
  }

  /** The same, knowing which of the newest rows the table had already. */
  Accounting with(Optional<Dataset<Row>> compared) {
    Map<String, Map<Verdict, Long>> counts = new HashMap<>();
    compared.ifPresent(
        rows -> {
          for (Row row :
              rows.groupBy(Lineage.SOURCE_FILE, CompareRows.VERDICT).count().collectAsList()) {
            counts
                .computeIfAbsent(row.getString(0), key -> new EnumMap<>(Verdict.class))
                .put(State.of(Verdict.class, row.getString(1)), row.getLong(2));
          }
        });
    return new Accounting(files, read, standings, counts);
  }

  long rejected() {
    return total(Standing.REJECTED);
  }

  long newest() {
    return total(Standing.NEWEST);
  }

  long superseded() {
    return total(Standing.SUPERSEDED);
  }

  /** Fails the run unless every row of every file went somewhere, and none twice. */
  void requireBalance(Batch batch) {
    for (FileEntry entry : entries()) {
      if (!entry.rows().balance()) {
        throw LakeException.internal(
            "Cannot account for %s in batch %s of %s: %s"
                .formatted(entry.file().path(), batch.id(), batch.feed(), entry.rows()));
      }
    }
    Set<Integer> known = files.stream().map(InspectedFile::number).collect(toSet());
    if (!known.containsAll(standings.keySet())) {
      throw LakeException.internal(
          "Cannot account for batch %s of %s: it has rows of none of its files"
              .formatted(batch.id(), batch.feed()));
    }
  }

  private long total(Standing standing) {
    return standings.values().stream().mapToLong(of -> of.getOrDefault(standing, 0L)).sum();
  }

  List<FileEntry> entries() {
    List<FileEntry> entries = new ArrayList<>();
    for (InspectedFile file : files) {
      entries.add(new FileEntry(file.file(), counts(file), file.layout().unreadable()));
    }
    return entries;
  }

  private RowCounts counts(InspectedFile file) {
    Map<Standing, Long> standing = standings.getOrDefault(file.number(), Map.of());
    Map<Verdict, Long> verdict = verdicts.getOrDefault(file.file().path(), Map.of());
    long updated = verdict.getOrDefault(Verdict.UPDATED, 0L);
    long known = verdict.getOrDefault(Verdict.DUPLICATE, 0L);
    return new RowCounts(
        read.getOrDefault(file.number(), 0L),
        standing.getOrDefault(Standing.NEWEST, 0L) - updated - known,
        updated,
        standing.getOrDefault(Standing.DUPLICATE, 0L) + known,
        standing.getOrDefault(Standing.SUPERSEDED, 0L),
        standing.getOrDefault(Standing.REJECTED, 0L));
  }

  RowCounts sum() {
    return entries().stream().map(FileEntry::rows).reduce(RowCounts.NONE, RowCounts::plus);
  }
}
