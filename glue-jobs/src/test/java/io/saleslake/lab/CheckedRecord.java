package io.saleslake.lab;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.saleslake.lab.Reading.RawRecord;
import io.saleslake.lab.Verdict.Accept;
import io.saleslake.lab.Verdict.Either;
import io.saleslake.lab.Verdict.Reject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record and the expected result.
 *
 * @param values of the silver row, if it is accepted
 * @param rejections the rule that each invalid value violates
 * @param allowed why the lake may reject a value that has a meaning
 */
record CheckedRecord(
    RawRecord raw,
    Map<LabColumn, @Nullable Object> values,
    Map<LabColumn, String> rejections,
    Map<LabColumn, Stricter> allowed) {

  static CheckedRecord of(LabFeed feed, RawRecord raw) {
    Map<LabColumn, @Nullable Object> values = new EnumMap<>(LabColumn.class);
    Map<LabColumn, String> rejections = new EnumMap<>(LabColumn.class);
    Map<LabColumn, Stricter> allowed = new EnumMap<>(LabColumn.class);
    if (raw.malformed() == null) {
      for (LabColumn column : LabColumn.values()) {
        Verdict verdict = TypedValue.of(feed, column, raw.text(column));
        if (verdict instanceof Accept accept) {
          values.put(column, accept.value());
        } else if (verdict instanceof Either either) {
          values.put(column, either.value());
          allowed.put(column, either.why());
        } else if (verdict instanceof Reject reject) {
          rejections.put(column, reject.rule());
        }
      }
    }
    return new CheckedRecord(raw, values, rejections, allowed);
  }

  @Nullable String id() {
    return raw.text(LabColumn.ID);
  }

  boolean mustBeRejected() {
    return raw.malformed() != null || !rejections.isEmpty();
  }

  static boolean same(
      Map<LabColumn, @Nullable Object> one, Map<LabColumn, @Nullable Object> other) {
    for (LabColumn column : LabColumn.values()) {
      if (!same(one.get(column), other.get(column))) {
        return false;
      }
    }
    return true;
  }

  static String differences(
      Map<LabColumn, @Nullable Object> expected, Map<LabColumn, @Nullable Object> found) {
    StringBuilder text = new StringBuilder("row " + expected.get(LabColumn.ID));
    for (LabColumn column : LabColumn.values()) {
      if (!same(expected.get(column), found.get(column))) {
        text.append(
            ", %s: expected %s, silver has %s"
                .formatted(
                    column.columnName(),
                    LabReport.quote(String.valueOf(expected.get(column))),
                    LabReport.quote(String.valueOf(found.get(column)))));
      }
    }
    return text.toString();
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Double number && other instanceof Double second) {
      return number.doubleValue() == second; // -0.0 is 0.0
    }
    return Objects.equals(one, other)
        || (one instanceof String text && other instanceof String second && sameText(text, second));
  }

  /** Nested JSON may differ in whitespace and escapes. */
  static boolean sameText(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (!one.startsWith("{") && !one.startsWith("[")) {
      return false;
    }
    try {
      return JsonParser.parseString(one).equals(JsonParser.parseString(other));
    } catch (JsonParseException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "%s breaks %s".formatted(LabReport.quote(String.valueOf(raw.fields())), rejections);
  }
}
