package io.saleslake.sample;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows written for a feed and derives the expected results. */
final class FeedTally {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<String> unreadable = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Map<Defect, Long> planted = new TreeMap<>();
  private final Map<String, Long> quarantined = new TreeMap<>();
  private final Map<String, List<Object>> good = new LinkedHashMap<>();
  private int files;
  private long records;

  void file() {
    files++;
  }

  void unreadable(String path) {
    files++;
    unreadable.add(path);
  }

  void skipped(String path) {
    skipped.add(path);
  }

  void records(long count) {
    records += count;
  }

  void planted(Defect defect, long count) {
    planted.merge(defect, count, Long::sum);
  }

  void good(Line line) {
    good(line.key(), line);
  }

  /** Counts a valid row. Of several rows with the same key, the last one counted is the newest. */
  void good(String key, Object content) {
    good.computeIfAbsent(key, any -> new ArrayList<>(1)).add(content);
  }

  /** Counts a row that violates the defect's rule. */
  void broken(Defect defect) {
    quarantined.merge(defect.rule(), 1L, Long::sum);
  }

  Manifest.Feed counts() {
    Map<String, Manifest.Planted> kinds = new LinkedHashMap<>();
    planted.forEach(
        (defect, count) -> kinds.put(defect.label(), new Manifest.Planted(defect.rule(), count)));
    return new Manifest.Feed(files, unreadable, skipped, records, kinds, expected());
  }

  private Manifest.Expected expected() {
    long rejected = quarantined.values().stream().mapToLong(Long::longValue).sum();
    long accepted = 0;
    long equal = 0;
    long digest = 0;
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (List<Object> rows : good.values()) {
      Object newest = rows.get(rows.size() - 1);
      accepted += rows.size();
      equal += rows.stream().filter(newest::equals).count();
      if (newest instanceof Line line) {
        digest += Manifest.digest(line.key() + "@" + MINUTE.format(line.orderedAt()));
        amounts.merge(
            line.city().currency(), BigDecimal.valueOf(line.amount(), 4), BigDecimal::add);
      }
    }
    return new Manifest.Expected(
        accepted + rejected,
        equal - good.size(),
        accepted - equal,
        rejected,
        quarantined,
        good.size(),
        amounts,
        digest);
  }
}
