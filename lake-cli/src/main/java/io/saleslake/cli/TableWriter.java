package io.saleslake.cli;

import java.io.PrintWriter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an aligned table with numbers aligned to the right. On a terminal, text columns are
 * truncated with an ellipsis until a row fits into a line. Numbers and times are never truncated.
 */
public final class TableWriter implements ResultWriter {
  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private final PrintWriter out;
  private final int width;
  private final List<String[]> rows = new ArrayList<>();
  private boolean[] number = {};
  private boolean[] cuttable = {};

  /**
   * @param width columns of the terminal, 0 for unlimited
   */
  public TableWriter(PrintWriter out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void columns(List<String> names) {
    number = new boolean[names.size()];
    Arrays.fill(number, true);
    cuttable = new boolean[names.size()];
    rows.add(names.stream().map(TableWriter::printable).toArray(String[]::new));
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    String[] row = new String[values.size()];
    for (int i = 0; i < row.length; i++) {
      Object value = values.get(i);
      row[i] = printable(CellText.of(value));
      number[i] &= value == null || value instanceof Number;
      cuttable[i] |= !(value == null || value instanceof Number || value instanceof Temporal);
    }
    rows.add(row);
  }

  @Override
  public void end() {
    int[] widths = widths();
    for (int i = 0; i < rows.size(); i++) {
      out.println(line(rows.get(i), widths));
      if (i == 0) {
        String[] rule = Arrays.stream(widths).mapToObj("-"::repeat).toArray(String[]::new);
        out.println(String.join(GAP, rule));
      }
    }
    out.flush();
  }

  private int[] widths() {
    int[] widths = new int[number.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], length(row[i]));
      }
    }
    if (width > 0) {
      int room = width - GAP.length() * (widths.length - 1);
      int widest = widestText(widths);
      while (Arrays.stream(widths).sum() > room && cuttable[widest] && widths[widest] > NARROWEST) {
        widths[widest]--;
        widest = widestText(widths);
      }
    }
    return widths;
  }

  private int widestText(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      if (!cuttable[widest] || (cuttable[i] && widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String cell = cut(row[i], widths[i]);
      String space = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : GAP).append(number[i] ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell, int width) {
    if (length(cell) <= width) {
      return cell;
    }
    return cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** Escapes control characters, because raw records may contain terminal commands. */
  private static String printable(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}", " ")
        : text;
  }
}
