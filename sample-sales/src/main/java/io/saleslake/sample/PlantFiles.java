package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes unusual files that are at least partially readable. */
final class PlantFiles {
  private static final int LINES = 20;
  private static final int BROKEN = 3;

  private final ExtraFiles extra;
  private final FeedTally tally;

  PlantFiles(ExtraFiles extra, FeedTally tally) {
    this.extra = extra;
    this.tally = tally;
  }

  void write(Channel channel) throws IOException {
    List<Line> lines = extra.lines(LINES);
    switch (channel) {
      case STOREFRONT -> {
        extra.write("S01", lines, name -> name.replace(".csv", "[1].csv"));
        good(Defect.BRACKETS_IN_NAME, lines);
        tally.skipped(extra.relative(extra.write("_S01", extra.lines(LINES))));
        unclosedQuote();
      }
      case WEBSHOP -> {
        edit(extra.write("firehose", lines), "}\n{", "}{");
        good(Defect.SHARED_LINE, lines);
        trailingText();
        bzip2();
        zstd();
      }
      case WHOLESALE -> {
        extra.write(WholesaleFeed.WIDE, lines);
        good(Defect.WIDER_TYPE, lines);
      }
      case PARTNER -> {}
    }
  }

  /** The quote is in the first field of a line and followed by the last lines of the file. */
  private void unclosedQuote() throws IOException {
    List<Line> lines = extra.lines(LINES + BROKEN);
    List<Line> before = lines.subList(0, LINES);
    String opens = "\n" + lines.get(LINES).orderId() + "," + lines.get(LINES).lineNo() + ",";
    edit(extra.write("tills", lines), opens, opens.replace("\n", "\n\""));
    good(before);
    broken(Defect.UNCLOSED_QUOTE, 1);
    tally.file();
  }

  private void trailingText() throws IOException {
    List<Line> lines = extra.lines(LINES + BROKEN);
    Path file = extra.write("cut", lines);
    List<String> written = Files.readAllLines(file, UTF_8);
    written.subList(LINES, LINES + BROKEN).replaceAll(line -> line + " {\"order_id\":\"W");
    Files.writeString(file, String.join("\n", written) + "\n", UTF_8);
    good(lines.subList(0, LINES));
    broken(Defect.TRAILING_TEXT, BROKEN);
    tally.file();
  }

  private void bzip2() throws IOException {
    List<Line> lines = extra.lines(LINES);
    Path file = extra.write("archive", lines, name -> name + ".bz2");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(compressed)) {
      out.write(Files.readAllBytes(file));
    }
    Files.write(file, compressed.toByteArray());
    good(Defect.BZIP2, lines);
  }

  private void zstd() throws IOException {
    List<Line> lines = extra.lines(LINES);
    Path file = extra.write("archive", lines, name -> name + ".zst");
    Files.write(file, Zstd.compress(Files.readAllBytes(file)));
    good(Defect.ZSTD, lines);
  }

  private static void edit(Path file, String text, String replacement) throws IOException {
    Files.writeString(file, Files.readString(file, UTF_8).replace(text, replacement), UTF_8);
  }

  /** Writes a file with valid rows. */
  private void good(Defect defect, List<Line> lines) {
    good(lines);
    tally.planted(defect, lines.size());
    tally.file();
  }

  private void good(List<Line> lines) {
    lines.forEach(tally::good);
    tally.records(lines.size());
  }

  private void broken(Defect defect, int records) {
    for (int i = 0; i < records; i++) {
      tally.broken(defect);
    }
    tally.planted(defect, records);
    tally.records(records);
  }
}
