package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CSV files with a hostile structure, for a feed that reads by line and one that does not. */
final class HostileCsv {
  private static final int MEBI = 1 << 20;

  private final LabFeed feed;
  private final Draw draw;
  private final String header;
  private final List<LabFile> files = new ArrayList<>();

  private HostileCsv(LabFeed feed, Draw draw) {
    this.feed = feed;
    this.draw = draw;
    this.header = Draw.header(feed);
  }

  static List<LabFile> files(Draw draw) {
    List<LabFile> files = new ArrayList<>();
    for (LabFeed feed : List.of(LabFeed.FCSV, LabFeed.FMULTI)) {
      HostileCsv csv = new HostileCsv(feed, draw);
      csv.lineEnds();
      csv.encodings();
      csv.headers();
      csv.quotes();
      csv.shapes();
      csv.sizes();
      csv.compressed();
      csv.otherFormats();
      files.addAll(csv.files);
    }
    return files;
  }

  private void add(String name, byte[] content) {
    String file = name.contains(".") ? name : name + ".csv";
    files.add(new LabFile(feed, "csv structure", name, file, content));
  }

  private void add(String name, String... lines) {
    add(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private String row() {
    return draw.line(feed);
  }

  /** A valid row except for the given text. */
  private String with(String text) {
    Map<LabColumn, String> cells = draw.cells(feed);
    cells.put(LabColumn.S, text);
    return String.join(",", cells.values());
  }

  /** Valid rows, one of them with a quoted delimiter. */
  private String file(String lineEnd) {
    return String.join(lineEnd, header, row(), with("a"), with("\"b,c\""), row()) + lineEnd;
  }

  private String file() {
    return file("\n");
  }

  private void lineEnds() {
    add("lf", file().getBytes(UTF_8));
    add("crlf", file("\r\n").getBytes(UTF_8));
    add("cr", file("\r").getBytes(UTF_8));
    add("lfcr", file("\n\r").getBytes(UTF_8));
    add(
        "mixed",
        (header + "\r\n" + row() + "\n" + row() + "\r" + row() + "\r\r\n" + row()).getBytes(UTF_8));
    add("no-last-line-end", file().stripTrailing().getBytes(UTF_8));
    add("blank-lines", "", " ", header, "", row(), "  \t ", row(), "", "");
    add("only-line-ends", "\n\r\n\n".getBytes(UTF_8));
    add("only-blanks", "   ", "  ");
    add("ctrl-z", (file() + "\u001a").getBytes(UTF_8));
    add("separators-of-unicode", header, with("a\u2028b"), with("a\u0085b"), with("a\u000bb\fc"));
    add("no-break-space-line", header, row(), "\u00a0", "\u3000", row());
  }

  private void encodings() {
    String umlauts = header + "\n" + with("Stra\u00dfe") + "\n";
    add("bom", ("\ufeff" + file()).getBytes(UTF_8));
    add("two-boms", ("\ufeff\ufeff" + file()).getBytes(UTF_8));
    add("bom-only", "\ufeff".getBytes(UTF_8));
    add(
        "bom-quoted-header",
        ("\ufeff\"id\"" + header.substring(2) + "\n" + row() + "\n").getBytes(UTF_8));
    add("bom-inside", header, "\ufeff" + row(), row());
    add("utf16le", ("\ufeff" + file()).getBytes(UTF_16LE));
    add("utf16be", ("\ufeff" + file()).getBytes(UTF_16BE));
    add("utf16", file().getBytes(UTF_16));
    add("utf16-without-bom", file().getBytes(UTF_16LE));
    add("latin1", umlauts.getBytes(ISO_8859_1));
    add("utf8", umlauts.getBytes(UTF_8));
    add("astral", header, with("\ud83d\ude00\ud840\udc0b"), with("\uffff"));
    add("surrogate-bytes", with(umlauts, 0xed, 0xa0, 0x80));
    add("overlong", with(umlauts, 0xc0, 0xaf));
    add("beyond-unicode", with(umlauts, 0xf4, 0x90, 0x80, 0x80));
    add("cut-character", with(umlauts, 0xe2, 0x82));
    add("nul", header, with("a\0b"), row());
    add("nul-at-end", (file() + "\0".repeat(600)).getBytes(UTF_8));
    add("replacement-character", header, with("\ufffd"));
    add("control-characters", header, with("\u0001\u001b[0m\u007f"), row());
    add("right-to-left", header, with("\u202e\u05d0\u05d1"), with("e\u0301\u200b"));
  }

  private static byte[] with(String text, int... bytes) {
    byte[] start = text.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      all[start.length + i] = (byte) bytes[i];
    }
    return all;
  }

  private void headers() {
    add("empty", new byte[0]);
    add("header-only", header);
    add("header-without-line-end", header.getBytes(UTF_8));
    add("no-header", row(), row());
    add("quoted-header", header.replaceAll("\\w+", "\"$0\""), row());
    add("blanks-in-header", header.replace(",", " , "), row(), row());
    add("backtick-header", header.replaceAll("\\w+", "`$0`"), row());
    add(
        "reordered",
        "m,b,ts,d,dbl,i,n,s,id",
        "1.5,true,2026-01-01T00:00:00,2026-01-01,1,1,1,x," + draw.id());
    add("lacks-b", header.replace(",b", ""), row().replaceAll(",(true|false)", ""));
    add("only-id", "id", draw.id(), draw.id());
    add("lacks-id", header.substring(3), row().replaceFirst("[^,]*,", ""));
    add("other-columns", "x,y,z", "1,2,3");
    add("more-columns", header + ",extra,more", row() + ",1,\"2, 3\"", with("bad") + ",x,y");
    add("duplicate-name", header + ",id", row() + "," + draw.id(), row() + ",");
    add("duplicate-n", header + ",n,n", row() + ",1,2", row() + ",x,y");
    add("unnamed", header + ",,", row() + ",1,2", row().replaceFirst(",[^,]*,", ",a,") + ",,");
    add("unnamed-first", "," + header, "0," + row(), "1," + row());
    add("case-variants", header + ",ID,N", row() + ",x,y", row() + ",1,2");
    add("upper-case", header.toUpperCase(java.util.Locale.ROOT), row());
    add("reserved-corrupt", header + ",_corrupt_record", row() + ",x", row() + ",");
    add("reserved-metadata", header + ",_metadata,_file_name,_line", row() + ",a,b,c");
    add(
        "reserved-internal",
        header + ",_file_number,_block,_row,_uri,_raw_n",
        row() + ",1,2,3,4,5");
    add("dots-in-header", header + ",a.b,`c`,d d,\"e\"\"f\"", row() + ",1,2,3,4");
    add("header-again", header, row(), header, row());
    add("broken-header", header.replace("s,", "s\"x,"), row());
    add("unclosed-header", "\"" + header, row());
    add("sep-line", "sep=,", header, row());
    add("comment-first", "# a comment", header, row());
    add("comments", header, "# a comment", row(), "#," + row());
    add("title-first", "Sales report,,,,,,,,", header, row());
  }

  private void quotes() {
    String evil = "%s,evil,99,7,2.5,2026-02-03,2026-02-03T04:05:06,true,1".formatted(draw.id());
    add("all-quoted", header, row().replaceAll("[^,]+", "\"$0\""));
    add("quoted-delimiters", header, with("\"a,b\""), with("\",\""), with("\",,,\""));
    add("doubled-quotes", header, with("\"a \"\"b\"\" c\""), with("\"\"\"\""), with("\"\""));
    add("row-injection", header, with("\"nice\n" + evil + "\nend\""), row());
    add("row-injection-crlf", header, with("\"nice\r\n" + evil + "\r\nend\""), row());
    add("row-injection-cr", header, with("\"nice\r" + evil + "\rend\""), row());
    add("line-break", header, row(), with("\"two\nlines\""), row());
    add("many-line-breaks", header, with("\"" + "a\n".repeat(50) + "\""), row());
    add("line-break-and-error", header, with("\"two\nlines\"x"), row());
    add(
        "stray-quote",
        header,
        with("Sandals\"An exclusive"),
        with("5\" pipe"),
        with("a\"\"b"),
        row());
    add("text-after-quote", header, with("\"a\"b"), with("\"a\" "), with("\"a\"\"b\"c"), row());
    add("blank-before-quote", header, with(" \"a\""), with("\t\"b\""), row());
    add("lost-delimiter", header, row().replaceFirst(",", "\""), row());
    add("unclosed-last", header, row(), with("\"open"));
    add("unclosed-first", header, with("\"open"), row(), row());
    add("unclosed-closed-later", header, with("\"open"), row(), with("\"closed\""), row());
    add("unclosed-twice", header, with("\"open"), row(), with("\"open"), row());
    add("quote-at-end", (file() + "\"").getBytes(UTF_8));
    add("single-quotes", header, with("'a'"), with("'it''s'"), row());
    add("backslash-escape", header, with("\"a \\\"b\\\" c\""), with("\"a\\\\\""), row());
    add("backslash-last", header, with("\"a\\\""), row());
    add("typographic-quotes", header, with("\u201ca\u201d"), with("\u00aba\u00bb"), row());
    add("quoted-line-end", header, with("a") + "\"", row());
    add(
        "empty-quotes",
        header,
        row().replaceFirst(",[^,]*,", ",\"\","),
        "\"\"" + row().replaceFirst("[^,]*", ""));
  }

  private void shapes() {
    add("short-and-long", header, "x", "x,y", row() + ",z", row() + ",", row(), row() + ",,,,");
    add("only-delimiters", header, ",,,,,,,,", ",", row());
    add("trailing-delimiter", header, row() + ",", row() + ",");
    add("trailing-delimiter-everywhere", header + ",", row() + ",", row() + ",");
    add("trailing-blanks", header, row() + "   ", "  " + row(), row() + "\t");
    add("semicolons", file().replace(',', ';').getBytes(UTF_8));
    add("tabs", file().replace(',', '\t').getBytes(UTF_8));
    add("formulas", header, with("=cmd|' /C calc'!A0"), with("@SUM(1)"), with("-1+1"));
    add("no-key", header, row().replaceFirst("[^,]*", ""), row().replaceFirst("[^,]*", " "), row());
    String same = row();
    add("exact-copies", header, same, row(), same, same);
    String key = draw.id();
    add("same-key", header, versionOf(key, "1"), versionOf(key, "2"), versionOf(key, "3"));
  }

  private String versionOf(String key, String number) {
    return row().replaceFirst("[^,]*,[^,]*,", key + ",v" + number + ",");
  }

  private void sizes() {
    add(
        "many-columns",
        header + columns(5000),
        row() + ",1".repeat(5000),
        row() + ",1".repeat(4999));
    add("too-many-columns", header + columns(20_481), row() + ",1".repeat(20_481));
    add("too-many-fields", header, row(), row() + ",1".repeat(20_481), row());
    add(
        "field-of-40000",
        header,
        with("x".repeat(40_000)),
        with("\"" + "y,".repeat(20_000) + "\""));
    if (feed == LabFeed.FCSV) {
      add("field-of-10-mebi", header, row(), with("x".repeat(10 * MEBI)), row());
      add("field-of-17-mebi", header, row(), with("x".repeat(17 * MEBI)), row());
      add(
          "number-of-100000-digits",
          header,
          row().replaceFirst("(,[^,]*,)[^,]*", "$1" + "9".repeat(100_000)));
    }
    add("unclosed-mebi", header, with("\"open"), (row() + "\n").repeat(16_000));
    add("unclosed-short", header, with("\"open"), (row() + "\n").repeat(100));
  }

  private static String columns(int number) {
    return IntStream.range(0, number).mapToObj(i -> ",x" + i).collect(Collectors.joining());
  }

  private void compressed() {
    byte[] plain = file().getBytes(UTF_8);
    byte[] gzip = Compress.gzip(plain);
    byte[] more = Compress.gzip((row() + "\n").getBytes(UTF_8));
    add("good.csv.gz", gzip);
    add("members-joined.csv.gz", Compress.join(gzip, more));
    add("garbage-after.csv.gz", Compress.join(gzip, "and more".getBytes(UTF_8)));
    add("zeros-after.csv.gz", Compress.join(gzip, new byte[512]));
    add("cut.csv.gz", Arrays.copyOf(gzip, gzip.length - 10));
    add("cut-trailer.csv.gz", Arrays.copyOf(gzip, gzip.length - 1));
    byte[] wrongSum = gzip.clone();
    wrongSum[gzip.length - 6] ^= 1;
    add("wrong-sum.csv.gz", wrongSum);
    add("plain.csv.gz", plain);
    add("empty.csv.gz", new byte[0]);
    add("nothing-inside.csv.gz", Compress.gzip(new byte[0]));
    add("gzip-as.csv", gzip);
    add("zip-as.csv", Compress.zip(plain));
    add("zeros.csv.gz", Compress.gzip(new byte[20 * MEBI]));
    add("good.csv.bz2", Compress.bzip2(plain));
    add(
        "joined.csv.bz2",
        Compress.join(Compress.bzip2(plain), Compress.bzip2((row() + "\n").getBytes(UTF_8))));
    add("cut.csv.bz2", Arrays.copyOf(Compress.bzip2(plain), 100));
    add("plain.csv.bz2", plain);
    add("good.csv.zst", Compress.zstd(plain));
    add(
        "joined.csv.zst",
        Compress.join(Compress.zstd(plain), Compress.zstd((row() + "\n").getBytes(UTF_8))));
    add("cut.csv.zst", Arrays.copyOf(Compress.zstd(plain), 100));
    add("plain.csv.zst", plain);
    if (feed == LabFeed.FCSV) {
      add("bomb.csv.gz", Compress.gzip(header + "\n" + draw.id() + ",", 'x', 200 * MEBI));
    }
  }

  private void otherFormats() {
    byte[] noise = new byte[3000];
    draw.random().nextBytes(noise);
    add("noise", noise);
    add("png", with("\u0089PNG\r\n\u001a\n", 0, 0, 0, 13));
    add("html", "<!DOCTYPE html>", "<html><body>403, Forbidden</body></html>");
    add("json", draw.json(), draw.json());
    add("xml", "<?xml version=\"1.0\"?>", "<rows><row id=\"1\"/></rows>");
    add("parquet-magic", "PAR1".getBytes(UTF_8));
    add("pdf", "%PDF-1.4", "1 0 obj");
  }
}
