package io.saleslake.bronze;

import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import java.util.ArrayList;
import java.util.List;

/** Splits the text of a CSV record into fields according to RFC 4180. */
final class CsvFields {
  private final String delimiter;
  private final char quote;
  private final char escape;
  private final boolean lenient;
  private final List<String> fields = new ArrayList<>();
  private String problem = "";
  private boolean open;

  CsvFields(FileOptions options) {
    this.delimiter = options.delimiter();
    this.quote = options.quote();
    this.escape = options.escape();
    this.lenient = options.quotes() == Quotes.LENIENT;
  }

  /** The fields of the last text. */
  List<String> fields() {
    return fields;
  }

  /** Why the text is malformed; empty if it is well-formed. */
  String problem() {
    return problem;
  }

  /** Whether the text ends inside quotes, so that the record continues on the next line. */
  boolean isOpen() {
    return open;
  }

  /** Splits the text; returns false if it is malformed or ends inside quotes. */
  boolean split(String text) {
    fields.clear();
    problem = "";
    open = false;
    boolean quotes = text.indexOf(quote) >= 0;
    int start = 0;
    while (true) {
      int end = -1;
      if (quotes && start < text.length() && text.charAt(start) == quote) {
        end = quotedEnd(text, start);
        if (end < 0 && !lenient) {
          return false;
        }
      }
      if (end < 0) {
        end = plainEnd(text, start);
        String field = text.substring(start, end);
        if (quotes && !lenient && field.indexOf(quote) >= 0) {
          problem = "a quote inside the unquoted field " + (fields.size() + 1);
          return false;
        }
        fields.add(field);
      }
      if (end == text.length()) {
        return true;
      }
      start = end + delimiter.length();
    }
  }

  private int plainEnd(String text, int start) {
    int end = text.indexOf(delimiter, start);
    return end < 0 ? text.length() : end;
  }

  /** Adds a quoted field and returns the position after it; -1 if it is not a quoted field. */
  private int quotedEnd(String text, int start) {
    int closing = closingQuote(text, start + 1);
    if (closing < 0) {
      open = !lenient;
      return -1;
    }
    int end = closing + 1;
    if (end < text.length() && !text.startsWith(delimiter, end)) {
      problem = "text after the closing quote of field " + (fields.size() + 1);
      return -1;
    }
    fields.add(unescaped(text, start + 1, closing));
    return end;
  }

  /** Returns the position of the closing quote; -1 if there is none. */
  int closingQuote(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes =
          c == escape
              && i + 1 < text.length()
              && (text.charAt(i + 1) == quote || text.charAt(i + 1) == escape);
      if (escapes) {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    return -1;
  }

  private String unescaped(String text, int start, int end) {
    String field = text.substring(start, end);
    if (field.indexOf(escape) < 0) {
      return field;
    }
    StringBuilder plain = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean escapes =
          c == escape
              && i + 1 < field.length()
              && (field.charAt(i + 1) == quote || field.charAt(i + 1) == escape);
      plain.append(escapes ? field.charAt(++i) : c);
    }
    return plain.toString();
  }
}
