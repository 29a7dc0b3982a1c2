package io.saleslake.local.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is written for one feed, and from that what a lake must make of it. */
final class FeedTally {
  private static final Money NONE = new Money("", 0);

  private final List<String> unreadable = new ArrayList<>();
  private final Map<Defect, Long> planted = new TreeMap<>();
  private final Map<String, Long> quarantined = new TreeMap<>();
  private final Map<String, Money> newest = new LinkedHashMap<>();
  private int files;
  private long records;
  private long accepted;

  private record Money(String currency, long tenThousandths) {}

  void file() {
    files++;
  }

  void unreadable(String path) {
    files++;
    unreadable.add(path);
  }

  void records(long count) {
    records += count;
  }

  void planted(Defect defect, long count) {
    planted.merge(defect, count, Long::sum);
  }

  /** A good row without money. */
  void good(String key) {
    good(key, NONE);
  }

  /** A good row; of several with its key, the one told last is the newest. */
  void good(Line line) {
    good(line.key(), new Money(line.place().currency(), line.amount()));
  }

  private void good(String key, Money money) {
    accepted++;
    newest.put(key, money);
  }

  /** A row that breaks the defect's rule. */
  void broken(Defect defect) {
    quarantined.merge(defect.rule(), 1L, Long::sum);
  }

  Manifest.Feed counts() {
    long rejected = quarantined.values().stream().mapToLong(Long::longValue).sum();
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (Money money : newest.values()) {
      if (!money.equals(NONE)) {
        amounts.merge(
            money.currency(), BigDecimal.valueOf(money.tenThousandths(), 4), BigDecimal::add);
      }
    }
    Map<String, Manifest.Planted> kinds = new LinkedHashMap<>();
    planted.forEach(
        (defect, count) -> kinds.put(defect.word(), new Manifest.Planted(defect.rule(), count)));
    return new Manifest.Feed(
        files,
        unreadable,
        records,
        kinds,
        new Manifest.Expected(
            accepted + rejected,
            accepted - newest.size(),
            rejected,
            quarantined,
            newest.size(),
            amounts));
  }
}
