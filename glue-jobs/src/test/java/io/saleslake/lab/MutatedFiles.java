package io.saleslake.lab;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that were valid before a few of their bytes were changed. */
final class MutatedFiles {
  private static final List<LabFeed> CSV_FEEDS =
      List.of(LabFeed.FCSV, LabFeed.FMULTI, LabFeed.FGERMAN, LabFeed.FFORMATS, LabFeed.FUS);

  private MutatedFiles() {}

  static List<LabFile> csv(Draw draw, int number) {
    List<LabFile> files = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      LabFeed feed = CSV_FEEDS.get(i % CSV_FEEDS.size());
      StringBuilder text = new StringBuilder(Draw.header(feed)).append('\n');
      for (int row = 0; row < 20; row++) {
        text.append(draw.random().nextInt(4) == 0 ? quoted(draw, feed) : draw.line(feed))
            .append('\n');
      }
      files.add(mutated(draw, feed, "csv mutated", i, text.toString()));
    }
    return files;
  }

  /** A row with a quoted text; in the feed with {@code multiLine} it contains a line break. */
  private static String quoted(Draw draw, LabFeed feed) {
    Map<LabColumn, String> cells = draw.cells(feed);
    String text = feed.layout().multiLine() ? "\"two\nlines\"" : "\"a %s \"\"b\"\"\"";
    cells.put(LabColumn.S, text.formatted(feed.layout().delimiter()));
    return String.join(String.valueOf(feed.layout().delimiter()), cells.values());
  }

  static List<LabFile> json(Draw draw, int number) {
    List<LabFile> files = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < 11; row++) {
        text.append(draw.json()).append('\n');
      }
      files.add(mutated(draw, LabFeed.FJSON, "json mutated", i, text.toString()));
    }
    return files;
  }

  private static LabFile mutated(Draw draw, LabFeed feed, String group, int i, String text) {
    byte[] content = text.getBytes(Charset.forName(feed.layout().encoding()));
    return new LabFile(
        feed,
        group,
        "mutated",
        "mutated-%04d.%s".formatted(i, feed.format()),
        Mutate.text(content, draw.random()));
  }

  /** Damaged copies of valid binary files. */
  static List<LabFile> binary(Draw draw, List<LabFile> good, String group, int number) {
    List<LabFile> files = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      LabFile file = good.get(i % good.size());
      files.add(
          new LabFile(
              file.feed(),
              group,
              "mutated " + file.what(),
              "mutated-%04d.%s".formatted(i, file.feed().format()),
              Mutate.binary(file.content(), draw.random())));
    }
    return files;
  }
}
