package io.saleslake.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts per group of files, and every difference between the lake and the independent readers. */
final class LabReport {
  /** Kinds of differences, the most severe first. */
  enum Kind {
    CHANGED("a silver value differs"),
    ACCEPTED("accepted although the independent reader rejects it"),
    LOST("neither in silver nor in quarantine"),
    UNKNOWN("in silver or quarantine and not in the file"),
    READ("read although the independent reader cannot"),
    UNREADABLE("unreadable although the independent reader reads it"),
    STRICTER("rejected although the independent reader accepts it"),
    ACCOUNT("the row counts of the file are wrong"),
    REASON("the reason is missing or wrong"),
    RAW("the raw record differs");

    private final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  record Finding(Kind kind, LabFile file, String detail) {}

  private static final class Counts {
    private long files;
    private long records;
    private long matched;
    private long quarantined;
    private long unreadable;
  }

  private final Map<String, Counts> groups = new TreeMap<>();
  private final Map<Stricter, Long> stricter = new EnumMap<>(Stricter.class);
  private final List<Finding> findings = new ArrayList<>();

  void file(LabFile file, boolean unreadable, int records) {
    Counts counts = of(file);
    counts.files++;
    counts.records += records;
    counts.unreadable += unreadable ? 1 : 0;
  }

  void matched(LabFile file) {
    of(file).matched++;
  }

  void quarantined(LabFile file) {
    of(file).quarantined++;
  }

  void stricter(Stricter why) {
    stricter.merge(why, 1L, Long::sum);
  }

  void finding(Kind kind, LabFile file, String detail) {
    findings.add(new Finding(kind, file, detail));
  }

  List<Finding> findings() {
    return findings;
  }

  long percentMatched(String group) {
    Counts counts = groups.get(group);
    return counts == null || counts.records == 0 ? 0 : 100 * counts.matched / counts.records;
  }

  private Counts of(LabFile file) {
    return groups.computeIfAbsent(file.group(), group -> new Counts());
  }

  /** The counts, as a table. */
  String counts() {
    StringBuilder text =
        new StringBuilder(
            "%-18s %6s %8s %8s %12s %11s%n"
                .formatted("group", "files", "records", "matched", "quarantined", "unreadable"));
    groups.forEach(
        (group, counts) ->
            text.append(
                "%-18s %6d %8d %8d %12d %11d%n"
                    .formatted(
                        group,
                        counts.files,
                        counts.records,
                        counts.matched,
                        counts.quarantined,
                        counts.unreadable)));
    stricter.forEach(
        (why, times) -> text.append("rejected, which is allowed: %5d  %s%n".formatted(times, why)));
    return text.toString();
  }

  /** The smallest files that show each kind of difference, at most {@code most} of each. */
  String counterexamples(int most) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<Finding> ofKind =
          findings.stream()
              .filter(finding -> finding.kind() == kind)
              .sorted(Comparator.comparing(finding -> finding.file().content().length))
              .toList();
      if (!ofKind.isEmpty()) {
        text.append("%n%s: %s, %d times%n".formatted(kind, kind.what, ofKind.size()));
      }
      ofKind.stream()
          .limit(most)
          .forEach(
              finding ->
                  text.append(
                      "  %s (%s)%n    %s%n"
                          .formatted(
                              finding.file().path(), finding.file().what(), finding.detail())));
    }
    return text.toString();
  }

  /** Text for a counterexample: on one line, and not too long. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(300)
        .forEach(
            c -> {
              if (c < ' '
                  || (c >= 0x7f && c < 0xa0)
                  || (c >= 0x2000 && c <= 0x206f)
                  || c == 0xfeff) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted
        .append(text.length() > 300 ? "...' (" + text.length() + " characters)" : "'")
        .toString();
  }
}
