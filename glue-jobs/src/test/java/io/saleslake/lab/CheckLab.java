package io.saleslake.lab;

import io.saleslake.lab.LabReport.Kind;
import io.saleslake.lab.LoadedLake.Entry;
import io.saleslake.lab.LoadedLake.Rejected;
import io.saleslake.lab.LoadedLake.SilverRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the lake with the results of independent readers for the same files, record by record.
 */
final class CheckLab {
  private static final Pattern JAVA_CLASS =
      Pattern.compile(
          "\\b(java|javax|org|com|io)(\\.[a-z0-9_]+)+\\.[A-Z]\\w*|\\b\\w+(Exception|Error)\\b");

  private record Accepted(LabFile file, Map<LabColumn, @Nullable Object> values) {}

  /** Groups of files in which single bytes are changed. */
  private static final Set<String> DAMAGED = Set.of("parquet mutated", "avro mutated");

  private final LoadedLake lake;
  private final Function<LabFile, Reading> reader;
  private final LabReport report = new LabReport();
  private final Map<String, List<Rejected>> quarantine = new HashMap<>();
  private final Map<String, Accepted> winners = new LinkedHashMap<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final Set<LabFile> unread = new HashSet<>();

  private CheckLab(LoadedLake lake, Function<LabFile, Reading> reader) {
    this.lake = lake;
    this.reader = reader;
  }

  /** Files in the order of their arrival. */
  static LabReport check(LoadedLake lake, List<LabFile> files, Function<LabFile, Reading> reader) {
    return new CheckLab(lake, reader).check(files);
  }

  private LabReport check(List<LabFile> files) {
    lake.quarantine()
        .forEach(
            entry ->
                quarantine.computeIfAbsent(entry.file(), file -> new ArrayList<>()).add(entry));
    Map<String, LabFile> known = new HashMap<>();
    for (LabFile file : files) {
      known.put(file.path(), file);
      checkFile(file);
    }
    checkSilver(known);
    return report;
  }

  private void checkFile(LabFile file) {
    List<Entry> entries = lake.files().getOrDefault(file.path(), List.of());
    if (entries.size() != 1) {
      report.finding(Kind.LOST, file, "%d rows in ops.files".formatted(entries.size()));
      return;
    }
    Entry entry = entries.get(0);
    Reading reading = reader.apply(file);
    boolean unreadable = entry.status().equals("unreadable");
    report.file(file, unreadable, reading.records().size());
    if (unreadable) {
      checkUnreadable(file, entry, reading);
    } else if (!entry.status().equals("done")) {
      report.finding(Kind.ACCOUNT, file, "status " + entry.status());
    } else if (reading.unreadable() != null && DAMAGED.contains(file.group())) {
      report.stricter(Stricter.DAMAGED_FOR_READER);
      unread.add(file);
    } else if (reading.unreadable() != null) {
      report.finding(
          Kind.READ, file, "%s; %s".formatted(LabReport.quote(reading.unreadable()), entry));
    } else {
      checkRecords(file, entry, reading);
    }
  }

  private void checkUnreadable(LabFile file, Entry entry, Reading reading) {
    if (reading.unreadable() == null) {
      if (reading.hasNoKnownColumn()) {
        report.stricter(Stricter.NO_KNOWN_COLUMN);
      } else if (file.path().endsWith("codec-brotli.parquet")) {
        report.stricter(Stricter.CODEC);
      } else if (DAMAGED.contains(file.group())) {
        report.stricter(Stricter.DAMAGED_BINARY);
      } else if (reading.stricter() == null) {
        report.finding(
            Kind.UNREADABLE,
            file,
            "%d records; %s".formatted(reading.records().size(), entry.reason()));
      } else {
        report.stricter(reading.stricter());
      }
    }
    String reason = entry.reason() == null ? "" : entry.reason();
    if (reason.isBlank() || JAVA_CLASS.matcher(reason).find()) {
      report.finding(Kind.REASON, file, "of the file: " + LabReport.quote(reason));
    }
    List<Rejected> rejected = quarantine.getOrDefault(file.path(), List.of());
    if (rejected.size() != 1
        || !rejected.get(0).isFile()
        || rejected.get(0).reasons().size() != 1
        || !Objects.equals(rejected.get(0).reasons().get(0).value(), reason)) {
      report.finding(Kind.REASON, file, "quarantine has " + rejected);
    }
  }

  private void checkRecords(LabFile file, Entry entry, Reading reading) {
    MatchQuarantine rejected =
        new MatchQuarantine(file, quarantine.getOrDefault(file.path(), List.of()), report);
    List<CheckedRecord> records =
        reading.records().stream().map(record -> CheckedRecord.of(file.feed(), record)).toList();
    // Required entries first, so that a valid record with the same key is not matched with them.
    for (CheckedRecord record : records) {
      if (record.mustBeRejected()) {
        checkRejected(file, record, rejected);
      }
    }
    for (CheckedRecord record : records) {
      if (!record.mustBeRejected()) {
        if (rejected.take(record)) {
          report.quarantined(file);
        } else {
          Accepted row = new Accepted(file, record.values());
          accepted.add(row);
          winners.put(String.valueOf(record.id()), row);
        }
      }
    }
    rejected.reportRest();
    Map<String, Long> rows = entry.rows();
    long read = rows.getOrDefault("read", 0L);
    long sum = rows.values().stream().mapToLong(Long::longValue).sum() - read;
    if (read != sum || read != reading.records().size()) {
      report.finding(
          Kind.ACCOUNT, file, "%d records, %s".formatted(reading.records().size(), rows));
    }
  }

  private void checkRejected(LabFile file, CheckedRecord record, MatchQuarantine rejected) {
    if (rejected.take(record)) {
      report.quarantined(file);
    } else if (record.raw().malformed() != null) {
      report.finding(
          Kind.LOST, file, "malformed record " + LabReport.quote(record.raw().malformed()));
    } else {
      report.finding(
          Kind.ACCEPTED,
          file,
          "not in quarantine: %s; silver has %s".formatted(record, silver(record.id())));
    }
  }

  private String silver(@Nullable String id) {
    return lake.silver().stream()
        .filter(row -> Objects.equals(row.id(), id))
        .findFirst()
        .map(row -> row.values().toString())
        .orElse("nothing");
  }

  private void checkSilver(Map<String, LabFile> files) {
    Map<String, SilverRow> silver = new HashMap<>();
    for (SilverRow row : lake.silver()) {
      String id = String.valueOf(row.id());
      LabFile file = Objects.requireNonNull(files.get(row.file()), row.file());
      if (silver.put(id, row) != null) {
        report.finding(Kind.UNKNOWN, file, "two rows with the key " + LabReport.quote(id));
      }
      if (!winners.containsKey(id) && !unread.contains(file)) {
        report.finding(
            Kind.UNKNOWN, file, "silver row " + LabReport.quote(row.values().toString()));
      }
    }
    Map<LabFile, Long> superseded = new HashMap<>();
    for (Accepted row : accepted) {
      String id = String.valueOf(row.values().get(LabColumn.ID));
      SilverRow found = silver.get(id);
      Accepted newest = Objects.requireNonNull(winners.get(id));
      if (found == null) {
        report.finding(Kind.LOST, row.file(), LabReport.quote(row.values().toString()));
      } else if (!CheckedRecord.same(newest.values(), found.values())) {
        report.finding(
            Kind.CHANGED, row.file(), CheckedRecord.differences(newest.values(), found.values()));
      } else {
        report.matched(row.file());
      }
      // A row of another feed comes with another batch, and updates.
      if (newest.file().feed() == row.file().feed()
          && !CheckedRecord.same(newest.values(), row.values())) {
        superseded.merge(row.file(), 1L, Long::sum);
      }
    }
    files.values().forEach(file -> checkSuperseded(file, superseded.getOrDefault(file, 0L)));
  }

  /** Rows of another row's key and other content are counted, and kept in quarantine. */
  private void checkSuperseded(LabFile file, long expected) {
    long counted =
        lake.files().getOrDefault(file.path(), List.of()).stream()
            .mapToLong(entry -> entry.rows().getOrDefault("superseded", 0L))
            .sum();
    long kept =
        quarantine.getOrDefault(file.path(), List.of()).stream()
            .filter(Rejected::isSuperseded)
            .count();
    if (counted != expected || kept != expected) {
      report.finding(
          Kind.ACCOUNT,
          file,
          "%d superseded, counted %d, kept %d".formatted(expected, counted, kept));
    }
  }
}
