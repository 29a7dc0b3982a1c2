package io.saleslake.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON with one value that is written unchanged. */
final class JsonText {
  private JsonText() {}

  /** A valid object except for the value of one column. */
  static String with(Draw draw, LabColumn column, String value) {
    String name = Pattern.quote(column.columnName());
    return Pattern.compile("\"%s\":(\"[^\"]*\"|[^,}]*)".formatted(name))
        .matcher(draw.json())
        .replaceFirst(Matcher.quoteReplacement("\"%s\":%s".formatted(column.columnName(), value)));
  }

  static String escapeControls(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
    return escaped.toString();
  }
}
