package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.sample.TillLines.Appended;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and counts a CSV file of till lines. */
final class TillFile implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(PIECE + 1_000).append(TillLines.HEADER);
  private long bytes;
  private long inserted;
  private long updated;
  private long duplicates;
  private long rejected;
  private final Sums all = new Sums();
  private final Sums withCard = new Sums();

  private static final class Sums {
    private long lines;
    private long units;
    private final SortedMap<String, Long> hundredths = new TreeMap<>();

    void add(int lines, Appended line) {
      this.lines += lines;
      units += line.units();
      hundredths.merge(line.currency(), line.hundredths(), Long::sum);
    }

    void replace(Appended before, Appended after) {
      units -= before.units();
      hundredths.merge(before.currency(), -before.hundredths(), Long::sum);
      add(0, after);
    }

    LineSums sums() {
      SortedMap<String, BigDecimal> revenue = new TreeMap<>();
      hundredths.forEach((currency, sum) -> revenue.put(currency, BigDecimal.valueOf(sum, 2)));
      return new LineSums(lines, units, revenue);
    }
  }

  TillFile(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  void write(TillLines lines, long number) throws IOException {
    Appended line = lines.append(number, text);
    switch (TillLines.kind(number)) {
      case GOOD -> {
        inserted++;
        all.add(1, line);
        if (line.hasCard()) {
          withCard.add(1, line);
        }
      }
      case REPEATED -> duplicates++;
      case BAD_TYPE, UNKNOWN_CURRENCY -> rejected++;
    }
    flushWhenFull();
  }

  void writeCorrected(TillLines lines, long number, int more) throws IOException {
    Appended before = lines.append(number, new StringBuilder());
    Appended after = lines.appendCorrected(number, more, text);
    updated++;
    all.replace(before, after);
    if (after.hasCard()) {
      withCard.replace(before, after);
    }
    flushWhenFull();
  }

  /** The counts of the closed file. */
  BenchCounts counts() {
    long rows = inserted + updated + duplicates + rejected;
    return new BenchCounts(
        1, bytes, rows, inserted, updated, duplicates, rejected, all.sums(), withCard.sums());
  }

  private void flushWhenFull() throws IOException {
    if (text.length() >= PIECE) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] piece = text.toString().getBytes(UTF_8);
    out.write(piece);
    bytes += piece.length;
    text.setLength(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
