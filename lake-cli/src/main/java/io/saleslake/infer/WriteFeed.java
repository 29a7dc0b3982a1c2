package io.saleslake.infer;

import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.TableContract;
import io.saleslake.infer.InferFeed.Feed;
import io.saleslake.infer.InferFeed.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the feed's contract as YAML, with TODO comments for open decisions. */
final class WriteFeed {
  private final Feed feed;
  private final Target target;
  private final Yaml yaml = new Yaml();

  private WriteFeed(Feed feed, Target target) {
    this.feed = feed;
    this.target = target;
  }

  static String write(Feed feed, Target target) {
    return new WriteFeed(feed, target).write();
  }

  private String write() {
    List<Path> paths = feed.files().paths();
    String others = paths.size() == 1 ? "" : " and %d more".formatted(paths.size() - 1);
    yaml.comment(
        0,
        "Inferred from %s%s, %,d rows. It goes to contracts/%s/feeds/%s.yaml."
            .formatted(
                paths.get(0).getFileName(),
                others,
                feed.profiled().rows(),
                target.domain(),
                feed.name()));
    yaml.comment(0, "In these rows, " + feed.keyWords() + " identifies a row.");
    feed.sample().notes().forEach(note -> yaml.comment(0, "Note: " + note + "."));
    yaml.head(
        target.domain(),
        "feed-",
        feed.name(),
        "TODO what these files are and who sends them",
        target.team());
    file();
    mapping();
    return yaml.text();
  }

  private void file() {
    yaml.item(1, "name", feed.name());
    yaml.line(2, "physicalType", "file");
    yaml.open(2, "properties");
    feed.profiled().columns().forEach(this::column);
    yaml.open(2, "customProperties");
    yaml.item(3, "property", "format");
    yaml.line(4, "value", feed.files().format().name().toLowerCase(Locale.ROOT));
    Map<String, Object> options = options();
    if (!options.isEmpty()) {
      yaml.item(3, "property", "options");
      yaml.open(4, "value");
      options.forEach((key, value) -> yaml.line(5, key, value));
    }
  }

  private Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>(feed.sample().options());
    NumberMarks marks = feed.profiled().marks();
    if (!marks.decimal().equals(".")) {
      options.put("decimalMark", marks.decimal());
    }
    if (!marks.thousands().isEmpty()) {
      options.put("thousandsMark", marks.thousands());
    }
    if (!feed.profiled().missingValues().isEmpty()) {
      options.put("missingValues", feed.profiled().missingValues());
    }
    return options;
  }

  private void column(Profile column) {
    column.remarks().forEach(remark -> yaml.comment(3, remark));
    yaml.item(3, "name", column.name());
    if (!column.header().equals(column.name())) {
      yaml.line(4, "physicalName", column.header());
    }
    yaml.type(column.type());
    if (column.formats().size() == 1) {
      yaml.open(4, "logicalTypeOptions");
      yaml.line(5, "format", column.formats().get(0));
    } else if (column.formats().size() > 1) {
      yaml.open(4, "customProperties");
      yaml.item(5, "property", "formats");
      yaml.line(6, "value", column.formats());
    }
  }

  private void mapping() {
    boolean isUnknown = target.table().isEmpty() && !target.isNewTable();
    if (isUnknown) {
      yaml.comment(1, "TODO the silver table, and its columns instead of these.");
    }
    yaml.item(1, "name", target.table().map(TableContract::name).orElse(target.newTable()));
    yaml.line(2, "physicalType", "table");
    yaml.open(2, "properties");
    if (target.table().isPresent()) {
      target.table().get().columns().forEach(this::mapped);
    } else if (isUnknown) {
      feed.profiled()
          .columns()
          .forEach(raw -> mapped(raw.name(), raw.missing() == 0, Names.sql(raw.name())));
    } else {
      for (TableDraft.Column column : TableDraft.of(feed, target.newTable()).columns()) {
        mapped(column.name(), column.required() && column.keyPosition() == 0, column.sql());
      }
    }
  }

  /** Maps columns with the same name; the others are marked TODO. */
  private void mapped(Column column) {
    Optional<Profile> same =
        feed.profiled().columns().stream()
            .filter(raw -> raw.name().equals(column.name()))
            .findFirst();
    boolean isRate = same.filter(raw -> isRate(raw, column)).isPresent();
    if (isRate) {
      yaml.comment(
          3, "Not mapped: %s is a rate in the file and an amount here.".formatted(column.name()));
    }
    if (same.isPresent() && !isRate) {
      mapped(
          column.name(), same.get().missing() == 0 && !column.required(), Names.sql(column.name()));
    } else if (column.name().equals("feed") && column.type().isString()) {
      mapped("feed", false, "'" + feed.name() + "'");
    } else if (column.required()) {
      yaml.comment(
          3, "TODO which of the file's columns give it; until then every row is rejected.");
      mapped(column.name(), false, "NULL");
    } else if (!isRate) {
      yaml.comment(3, "Not in the file: " + column.name());
    }
  }

  /** Whether a rate would be mapped to an amount. */
  static boolean isRate(Profile raw, Column column) {
    return raw.fraction()
        && Names.isAmountOrRate(column.name())
        && column.type().kind() == Kind.DECIMAL;
  }

  private void mapped(String name, boolean required, String sql) {
    yaml.item(3, "name", name);
    if (required) {
      yaml.line(4, "required", true);
    }
    yaml.line(4, "transformLogic", sql);
  }
}
