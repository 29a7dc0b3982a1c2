package io.saleslake.sample;

import io.saleslake.sample.Line.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plants duplicates, late lines and defects in valid lines. */
final class PlantDefects {
  /** Maximum number of days in a file, so that a correction is in a later file than its line. */
  private static final int CORRECTED_AFTER_DAYS = 4;

  private static final int LATE_AFTER_DAYS = 14;
  private static final int LATEST_AFTER_DAYS = 45;

  private final List<Line> lines;
  private final List<Fault> faults;
  private final SampleOptions options;
  private final SplittableRandom random;
  private final List<Placed> placed = new ArrayList<>();
  private final BitSet taken = new BitSet();

  /**
   * A line in a file.
   *
   * @param day day of the file that contains it, from 0
   */
  record Placed(Line line, int day, @Nullable Fault fault) {}

  /**
   * The rows of a feed, with the newest version of each key last, and the number of each defect.
   */
  record Planted(List<Placed> rows, Map<Defect, Integer> counts) {}

  PlantDefects(
      List<Line> lines, List<Fault> faults, SampleOptions options, SplittableRandom random) {
    this.lines = lines;
    this.faults = faults;
    this.options = options;
    this.random = random;
  }

  Planted plant() {
    for (Line line : lines) {
      placed.add(new Placed(line, day(line), null));
    }
    int[] order = shuffled(lines.size());
    Map<Defect, Integer> counts = new EnumMap<>(Defect.class);
    for (Defect defect : Defect.values()) {
      int wanted = defect.count(lines.size());
      int done = 0;
      for (int i = 0; i < order.length && done < wanted; i++) {
        if (!taken.get(order[i]) && plant(defect, order[i], done)) {
          taken.set(order[i]);
          done++;
        }
      }
      if (done > 0) {
        counts.put(defect, done);
      }
    }
    return new Planted(placed, counts);
  }

  private boolean plant(Defect defect, int index, int nth) {
    Line line = lines.get(index);
    int day = day(line);
    return switch (defect) {
      case EXACT_DUPLICATE -> {
        int later = nth % 2 == 0 ? 0 : random.nextInt(1, 10);
        placed.add(new Placed(line, notAfterLast(day + later), null));
        yield true;
      }
      case CORRECTION -> {
        int later = CORRECTED_AFTER_DAYS + random.nextInt(6);
        boolean fits = line.status() == Status.SALE && day + CORRECTED_AFTER_DAYS <= last();
        if (fits) {
          Line corrected = line.corrected(Duration.ofDays(CORRECTED_AFTER_DAYS));
          placed.add(new Placed(corrected, notAfterLast(day + later), null));
        }
        yield fits;
      }
      case LATE -> {
        boolean fits = day + LATE_AFTER_DAYS <= last();
        if (fits) {
          int later = random.nextInt(LATE_AFTER_DAYS, LATEST_AFTER_DAYS);
          placed.set(index, new Placed(line, notAfterLast(day + later), null));
        }
        yield fits;
      }
      case BAD_TYPE,
          UNKNOWN_CURRENCY,
          MISSING_KEY,
          ORPHAN_REFERENCE,
          NEGATIVE_QUANTITY,
          NEGATIVE_PRICE,
          NEGATIVE_DISCOUNT,
          UNKNOWN_SEGMENT,
          INVALID_EMAIL,
          TOO_MANY_DECIMALS,
          NOT_A_NUMBER,
          MISPLACED_MARK,
          SKIPPED_HOUR,
          YEAR_BELOW_1900,
          STRAY_QUOTE,
          TEXT_AFTER_QUOTE,
          QUOTED_LINE_BREAK,
          EXTRA_FIELD,
          UNCLOSED_QUOTE,
          TRAILING_TEXT,
          LONG_NUMBER,
          STATED_ZONE,
          SHARED_LINE,
          BRACKETS_IN_NAME,
          BZIP2,
          ZSTD,
          UNNAMED_COLUMN,
          WIDER_TYPE -> {
        List<Fault> kinds = faults.stream().filter(fault -> fault.defect() == defect).toList();
        // Returns may be negative; a negative quantity is invalid only for sales.
        boolean fits = line.status() == Status.SALE && !kinds.isEmpty();
        if (fits) {
          Line numbered = defect == Defect.LONG_NUMBER ? line.withLongOrderId() : line;
          placed.set(index, new Placed(numbered, day, kinds.get(nth % kinds.size())));
        }
        yield fits;
      }
    };
  }

  private int day(Line line) {
    return (int) ChronoUnit.DAYS.between(options.firstDay(), line.orderedAt().toLocalDate());
  }

  private int last() {
    return options.days() - 1;
  }

  private int notAfterLast(int day) {
    return Math.min(day, last());
  }

  private int[] shuffled(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
