package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

  TillFile(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  void write(TillLines lines, long number) throws IOException {
    lines.append(number, text);
    switch (TillLines.kind(number)) {
      case GOOD -> inserted++;
      case REPEATED -> duplicates++;
      case BAD_TYPE, UNKNOWN_CURRENCY -> rejected++;
    }
    flushWhenFull();
  }

  void writeCorrected(TillLines lines, long number, int more) throws IOException {
    lines.appendCorrected(number, more, text);
    updated++;
    flushWhenFull();
  }

  /** The counts of the closed file. */
  BenchCounts counts() {
    long rows = inserted + updated + duplicates + rejected;
    return new BenchCounts(1, bytes, rows, inserted, updated, duplicates, rejected);
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
