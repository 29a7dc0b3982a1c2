package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Valid files with names that file systems and S3 allow and that readers often misinterpret. */
final class HostileNames {
  private static final List<String> NAMES =
      List.of(
          "sales1.csv",
          "sales[1].csv",
          "sales[12].csv",
          "sales[.csv",
          "sales].csv",
          "{.csv",
          "}.csv",
          "{a,b}.csv",
          "a.csv",
          "*.csv",
          "sal*s1.csv",
          "?.csv",
          "back\\slash.csv",
          "a:b.csv",
          "12:30.csv",
          "with space.csv",
          " leading.csv",
          "trailing .csv",
          "per%20cent.csv",
          "100%.csv",
          "%2F.csv",
          "plus+and&.csv",
          "hash#1.csv",
          "semi;colon.csv",
          "comma,.csv",
          "quote'.csv",
          "double\"quote.csv",
          "back`tick.csv",
          "dollar$HOME.csv",
          "$(x).csv",
          "pipe|.csv",
          "less<more>.csv",
          "tilde~.csv",
          "-dash.csv",
          "--option=1.csv",
          "caret^.csv",
          "a=b.csv",
          "ingest_date=2026-01-01.csv",
          "new\nline.csv",
          "tab\t.csv",
          "\u00fcml\u00e4ut.csv",
          "u\u0308decomposed.csv",
          "\u65e5\u672c\u8a9e.csv",
          "\ud83d\ude00.csv",
          "rtl\u202e.csv",
          "no-ending",
          "UPPER.CSV",
          "two.dots.csv",
          "x.csv.part",
          "x.lz4",
          "x.snappy",
          "x.deflate",
          "x.zip",
          "a.lzo",
          "folder/inside.csv",
          "fol[d]er/in*side.csv",
          "key=value/deep/er/inside.csv",
          "a".repeat(200) + ".csv");

  /** Not read: readers of a lake skip names with this prefix. */
  private static final List<String> HIDDEN = List.of("_x.csv", ".x.csv", "_temporary/x.csv");

  private HostileNames() {}

  static List<LabFile> files(Draw draw) {
    List<LabFile> files = new ArrayList<>();
    for (String name : NAMES) {
      files.add(file(draw, "names", name));
    }
    return files;
  }

  static List<LabFile> hidden(Draw draw) {
    return HIDDEN.stream().map(name -> file(draw, "hidden", name)).toList();
  }

  private static LabFile file(Draw draw, String group, String name) {
    String text = Draw.header(LabFeed.FCSV) + "\n";
    for (int row = 0; row <= draw.random().nextInt(3); row++) {
      text += draw.line(LabFeed.FCSV) + "\n";
    }
    return new LabFile(LabFeed.FCSV, group, "name", name, text.getBytes(UTF_8));
  }
}
