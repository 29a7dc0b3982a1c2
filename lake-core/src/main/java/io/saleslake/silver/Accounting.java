package io.saleslake.silver;

import static java.util.stream.Collectors.toSet;

import io.saleslake.LakeException;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.RawColumns;
import io.saleslake.engine.EngineSession;
import io.saleslake.engine.ResultRow;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * Counts {@link Relations#TRACED}.
   *
   * @param read records per file number
   */
  static Accounting of(List<InspectedFile> files, Map<Integer, Long> read, EngineSession session) {
    Map<Integer, Map<Standing, Long>> standings = new HashMap<>();
    for (ResultRow row :
        session.rows(
            "SELECT %1$s AS file, %2$s AS standing, count(*) AS n FROM %3$s GROUP BY %1$s, %2$s"
                .formatted(RawColumns.FILE, RankRows.STANDING, Relations.TRACED))) {
      int file = row.isNull("file") ? -1 : (int) row.number("file");
      standings
          .computeIfAbsent(file, key -> new EnumMap<>(Standing.class))
          .put(State.of(Standing.class, row.text("standing")), row.number("n"));
    }
    return new Accounting(files, read, standings, Map.of());
  }

  /** The same, with the verdicts on the newest rows in {@link Relations#COMPARED}. */
  Accounting compared(EngineSession session) {
    Map<String, Map<Verdict, Long>> counts = new HashMap<>();
    for (ResultRow row :
        session.rows(
            "SELECT %1$s AS file, %2$s AS verdict, count(*) AS n FROM %3$s GROUP BY %1$s, %2$s"
                .formatted(Lineage.SOURCE_FILE, CompareRows.VERDICT, Relations.COMPARED))) {
      counts
          .computeIfAbsent(row.text("file"), key -> new EnumMap<>(Verdict.class))
          .put(State.of(Verdict.class, row.text("verdict")), row.number("n"));
    }
    return new Accounting(files, read, standings, counts);
  }

  long rejected() {
    return total(Standing.REJECTED);
  }

  /** Rows to write per source file. */
  Map<String, Long> written() {
    Map<String, Long> written = new HashMap<>();
    for (FileEntry entry : entries()) {
      long rows = entry.rows().inserted() + entry.rows().updated();
      if (rows > 0) {
        written.put(entry.file().path(), rows);
      }
    }
    return written;
  }

  long newest() {
    return total(Standing.NEWEST);
  }

  long superseded() {
    return total(Standing.SUPERSEDED);
  }

  /** Fails the run unless every row of every file went somewhere, and none twice. */
  void requireBalance(Batch batch) {
    imbalance()
        .ifPresent(
            reason -> {
              throw LakeException.internal(
                  "Cannot account for batch %s of %s: %s"
                      .formatted(batch.id(), batch.feed(), reason));
            });
  }

  /** A file whose rows did not all go somewhere, or went there twice. */
  Optional<String> imbalance() {
    for (FileEntry entry : entries()) {
      if (!entry.rows().balance()) {
        return Optional.of("%s has %s".formatted(entry.file().path(), entry.rows()));
      }
    }
    Set<Integer> known = files.stream().map(InspectedFile::number).collect(toSet());
    return known.containsAll(standings.keySet())
        ? Optional.empty()
        : Optional.of("it has rows of none of its files");
  }

  /** Number of rows that were read. */
  long read() {
    return read.values().stream().mapToLong(Long::longValue).sum();
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
