package io.saleslake.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.saleslake.lab.LabReport.Kind;
import io.saleslake.lab.LoadedLake.Because;
import io.saleslake.lab.LoadedLake.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Matches the quarantine entries of one file with its records, each entry once. */
final class MatchQuarantine {
  private static final String CORRUPT = "_corrupt_record";

  private record Parsed(Rejected entry, Map<String, String> fields) {}

  private final LabFile file;
  private final LabReport report;
  private final List<Parsed> open = new ArrayList<>();

  MatchQuarantine(LabFile file, List<Rejected> entries, LabReport report) {
    this.file = file;
    this.report = report;
    for (Rejected entry : entries) {
      if (!entry.isSuperseded()) {
        open.add(new Parsed(entry, fields(entry.record())));
      }
    }
  }

  /** Whether the record is in quarantine; reports an entry that is unexpected or incorrect. */
  boolean take(CheckedRecord record) {
    Parsed found = find(record);
    if (found == null) {
      return false;
    }
    open.remove(found);
    Rejected entry = found.entry();
    if (entry.reasons().isEmpty()
        || entry.reasons().stream().anyMatch(reason -> isBlank(reason.rule()))) {
      report.finding(Kind.REASON, file, "no reason for " + record);
      return true;
    }
    if (record.raw().malformed() != null) {
      return true;
    }
    if (!record.mustBeRejected()) {
      Stricter why =
          record.raw().stricter() == null
              ? record.allowed().values().stream().findFirst().orElse(null)
              : record.raw().stricter();
      if (why == null) {
        report.finding(
            Kind.STRICTER,
            file,
            "%s: %s"
                .formatted(
                    LabReport.quote(String.valueOf(record.raw().fields())), entry.reasons()));
      } else {
        report.stricter(why);
      }
      return true;
    }
    checkReasons(record, entry);
    if (file.feed().isText() && !entry.isMalformed() && !sameFields(record, found.fields())) {
      report.finding(
          Kind.RAW,
          file,
          "%s is kept as %s"
              .formatted(
                  LabReport.quote(String.valueOf(record.raw().fields())),
                  LabReport.quote(String.valueOf(found.fields()))));
    }
    return true;
  }

  private void checkReasons(CheckedRecord record, Rejected entry) {
    if (entry.isMalformed()) {
      return;
    }
    Set<String> found = new TreeSet<>();
    for (Because reason : entry.reasons()) {
      found.add(reason.rule() + " " + reason.column());
    }
    Set<String> expected =
        record.rejections().entrySet().stream()
            .map(wrong -> wrong.getValue() + " " + wrong.getKey().columnName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> beyond = new TreeSet<>(found);
    beyond.removeAll(expected);
    beyond.removeIf(
        reason ->
            record.allowed().keySet().stream()
                .anyMatch(column -> reason.endsWith(" " + column.columnName())));
    if (!found.containsAll(expected) || !beyond.isEmpty()) {
      report.finding(Kind.REASON, file, "%s; reasons are %s".formatted(record, entry.reasons()));
    }
  }

  private @Nullable Parsed find(CheckedRecord record) {
    String malformed = record.raw().malformed();
    if (malformed != null) {
      return first(
          entry -> entry.entry().isMalformed() && malformed.equals(entry.fields().get(CORRUPT)));
    }
    String id = record.id();
    Parsed same = first(entry -> !entry.entry().isFile() && sameFields(record, entry.fields()));
    if (same != null) {
      return same;
    }
    return first(
        entry ->
            entry.entry().isMalformed()
                ? id != null && entry.fields().getOrDefault(CORRUPT, "").contains(id)
                : Objects.equals(entry.fields().get(LabColumn.ID.columnName()), id));
  }

  private @Nullable Parsed first(Predicate<Parsed> matches) {
    return open.stream().filter(matches).findFirst().orElse(null);
  }

  void reportRest() {
    for (Parsed entry : open) {
      report.finding(
          Kind.UNKNOWN,
          file,
          "quarantine has %s because of %s"
              .formatted(
                  LabReport.quote(String.valueOf(entry.entry().record())),
                  entry.entry().reasons()));
    }
  }

  private static boolean sameFields(CheckedRecord record, Map<String, String> kept) {
    Map<String, String> expected = new HashMap<>(record.raw().fields());
    expected.values().removeIf(Objects::isNull);
    if (!expected.keySet().equals(kept.keySet())) {
      return false;
    }
    return expected.entrySet().stream()
        .allMatch(
            field ->
                CheckedRecord.sameText(
                    field.getValue(), Objects.requireNonNull(kept.get(field.getKey()))));
  }

  private static Map<String, String> fields(@Nullable String record) {
    Map<String, String> fields = new HashMap<>();
    if (record != null) {
      JsonObject object = JsonParser.parseString(record).getAsJsonObject();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        JsonElement value = field.getValue();
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        if (!value.isJsonNull() && !text.isEmpty()) {
          fields.put(field.getKey(), text);
        }
      }
    }
    return fields;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
