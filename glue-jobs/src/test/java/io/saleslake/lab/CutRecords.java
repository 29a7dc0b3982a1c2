package io.saleslake.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV text into records. After a quoting error the record ends with its line, and the next one
 * starts with the next line.
 */
final class CutRecords {
  /**
   * A record without its line end.
   *
   * @param malformed whether its quoting is wrong
   * @param unclosed whether a quote is not closed before the end of the file
   */
  record Cut(String text, boolean malformed, boolean unclosed) {}

  private final String text;
  private final char delimiter;
  private final boolean multiLine;
  private int at;

  private CutRecords(String text, char delimiter, boolean multiLine) {
    this.text = text;
    this.delimiter = delimiter;
    this.multiLine = multiLine;
  }

  static List<Cut> of(String text, char delimiter, boolean multiLine) {
    CutRecords cutter = new CutRecords(text, delimiter, multiLine);
    List<Cut> cuts = new ArrayList<>();
    while (cutter.at < text.length()) {
      int lineEnd = cutter.lineEnd(cutter.at);
      if (!cutter.isBlank(cutter.at, lineEnd)) {
        cuts.add(cutter.cut());
      } else {
        cutter.at = lineEnd;
      }
      cutter.skipLineEnd();
    }
    return cuts;
  }

  private Cut cut() {
    int from = at;
    while (true) {
      if (at < text.length() && text.charAt(at) == '"') {
        at = afterQuoted(at + 1);
        if (at < 0) {
          at = text.length();
          return new Cut(text.substring(from), true, true);
        }
      }
      while (at < text.length() && !isEnd(at)) {
        if (text.charAt(at) == '"' || (at > from && text.charAt(at - 1) == '"')) {
          at = lineEnd(at);
          return new Cut(text.substring(from, at), true, false);
        }
        at++;
      }
      if (at == text.length() || text.charAt(at) != delimiter) {
        String record = text.substring(from, at);
        boolean broken = !multiLine && (record.contains("\n") || record.contains("\r"));
        return new Cut(record, broken, false);
      }
      at++;
    }
  }

  /** Position after the closing quote, or -1. */
  private int afterQuoted(int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
      quote = text.indexOf('"', quote + 2);
    }
    return quote < 0 ? -1 : quote + 1;
  }

  private boolean isEnd(int position) {
    char c = text.charAt(position);
    return c == delimiter || c == '\n' || c == '\r';
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void skipLineEnd() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
    } else if (at < text.length()) {
      at++;
    }
  }

  private boolean isBlank(int from, int to) {
    return text.substring(from, to).isBlank();
  }
}
