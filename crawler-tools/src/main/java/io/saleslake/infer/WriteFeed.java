package io.saleslake.infer;

import io.saleslake.contract.Column;
import io.saleslake.contract.ColumnType;
import io.saleslake.contract.ColumnType.Kind;
import io.saleslake.contract.TableContract;
import io.saleslake.infer.InferFeed.Feed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The feed's contract as YAML, with what a person has to decide as comments that say TODO. */
final class WriteFeed {
  private final Feed feed;
  private final Optional<TableContract> table;
  private final Yaml yaml = new Yaml();

  private WriteFeed(Feed feed, Optional<TableContract> table) {
    this.feed = feed;
    this.table = table;
  }

  static String write(Feed feed, Optional<TableContract> table) {
    return new WriteFeed(feed, table).write();
  }

  private String write() {
    String domain = table.map(contract -> contract.owner().domain()).orElse("TODO");
    List<Path> paths = feed.files().paths();
    String others = paths.size() == 1 ? "" : " and %d more".formatted(paths.size() - 1);
    yaml.comment(
        0,
        "Inferred from %s%s, %,d rows. It goes to contracts/%s/feeds/%s.yaml."
            .formatted(
                paths.get(0).getFileName(), others, feed.profiled().rows(), domain, feed.name()));
    yaml.comment(0, "In these rows, " + feed.keyWords() + " identifies a row.");
    feed.sample().notes().forEach(note -> yaml.comment(0, "Note: " + note + "."));
    yaml.line(0, "apiVersion", "v3.1.0");
    yaml.line(0, "kind", "DataContract");
    yaml.line(0, "id", domain.toLowerCase(Locale.ROOT) + "-feed-" + feed.name().replace('_', '-'));
    yaml.line(0, "name", title(feed.name()));
    yaml.line(0, "version", "0.1.0");
    yaml.line(0, "status", "draft");
    yaml.line(0, "domain", domain);
    yaml.open(0, "description");
    yaml.line(1, "purpose", "TODO what these files are and who sends them");
    yaml.open(0, "team");
    yaml.line(1, "name", table.map(contract -> contract.owner().team()).orElse("TODO"));
    yaml.open(0, "schema");
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
    ColumnType type = column.type();
    yaml.line(4, "logicalType", type.logical());
    if (type.logical().equals("number") || type.kind() == Kind.INT) {
      yaml.line(4, "physicalType", type.sql());
    }
    if (column.formats().size() == 1) {
      yaml.open(4, "logicalTypeOptions");
      yaml.line(5, "format", column.formats().get(0));
    } else if (column.formats().size() > 1) {
      yaml.open(4, "customProperties");
      yaml.item(5, "property", "formats");
      yaml.line(6, "value", column.formats());
    }
  }

  /** Columns of equal name are mapped; the others are for a person. */
  private void mapping() {
    if (table.isEmpty()) {
      yaml.comment(1, "TODO the silver table, and its columns instead of these.");
    }
    yaml.item(1, "name", table.map(TableContract::name).orElse("TODO"));
    yaml.line(2, "physicalType", "table");
    yaml.open(2, "properties");
    if (table.isEmpty()) {
      feed.profiled().columns().forEach(column -> mapped(column.name(), column.missing() == 0));
    } else {
      table.get().columns().forEach(this::mapped);
    }
  }

  private void mapped(Column column) {
    Optional<Profile> same =
        feed.profiled().columns().stream()
            .filter(raw -> raw.name().equals(column.name()))
            .findFirst();
    if (same.isPresent()) {
      mapped(column.name(), same.get().missing() == 0 && !column.required());
    } else if (column.name().equals("feed") && column.type().isString()) {
      yaml.item(3, "name", "feed");
      yaml.line(4, "transformLogic", "'" + feed.name() + "'");
    } else if (column.required()) {
      yaml.comment(
          3, "TODO which of the file's columns give it; until then every row is rejected.");
      yaml.item(3, "name", column.name());
      yaml.line(4, "transformLogic", "NULL");
    } else {
      yaml.comment(3, "Not in the file: " + column.name());
    }
  }

  private void mapped(String name, boolean required) {
    yaml.item(3, "name", name);
    if (required) {
      yaml.line(4, "required", true);
    }
    yaml.line(4, "transformLogic", name);
  }

  private static String title(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
