package io.saleslake.lab;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the contracts of the lab: the table {@code rows} and its feeds. */
final class LabContracts {
  static final String TABLE = "rows";

  private static final String HEAD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: lab-%1$s
      name: %1$s
      version: 1.0.0
      status: active
      domain: lab
      description:
        purpose: Generated hostile files.
      team:
        name: lab
      schema:
      """;

  private LabContracts() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lab/feeds"));
    Files.writeString(folder.resolve("lab/" + TABLE + ".yaml"), HEAD.formatted(TABLE) + table());
    for (LabFeed feed : LabFeed.values()) {
      Files.writeString(
          folder.resolve("lab/feeds/" + feed.feedName() + ".yaml"),
          HEAD.formatted(feed.feedName()) + file(feed) + mapping());
    }
    return folder;
  }

  private static String table() {
    StringBuilder yaml = new StringBuilder("  - name: " + TABLE + "\n    properties:\n");
    for (LabColumn column : LabColumn.values()) {
      yaml.append(property(column));
      if (column == LabColumn.ID) {
        yaml.append("        primaryKey: true\n        primaryKeyPosition: 1\n");
      }
    }
    return yaml.toString();
  }

  private static String property(LabColumn column) {
    return "      - name: %s%n        logicalType: %s%n        physicalType: %s%n"
        .formatted(column.columnName(), column.logicalType(), column.physicalType());
  }

  private static String file(LabFeed feed) {
    StringBuilder yaml = new StringBuilder("  - name: " + feed.feedName() + "\n    properties:\n");
    for (LabColumn column : LabColumn.values()) {
      yaml.append(property(column));
      switch (column) {
        case D -> yaml.append(formats(feed.layout().dateFormats()));
        case TS -> {
          if (!feed.layout().zone().isEmpty()) {
            yaml.append("        logicalTypeOptions:\n          defaultTimezone: ")
                .append(feed.layout().zone())
                .append('\n');
          }
          yaml.append(formats(feed.layout().timestampFormats()));
        }
        case ID, S, N, I, DBL, B, M -> {}
      }
    }
    return yaml + options(feed);
  }

  private static String formats(List<String> formats) {
    return formats.isEmpty()
        ? ""
        : "        customProperties:\n          - property: formats\n            value: %s%n"
            .formatted(formats.stream().collect(joining("\", \"", "[\"", "\"]")));
  }

  private static String options(LabFeed feed) {
    String yaml =
        """
            customProperties:
              - property: rejectLimit
                value: {percent: 100, rows: 0}
              - property: format
                value: %s
        """
            .formatted(feed.format());
    LabFeed.Layout layout = feed.layout();
    if (!feed.format().equals("csv")) {
      return yaml;
    }
    return yaml
        + """
              - property: options
                value:
                  delimiter: "%s"
                  multiLine: %s
                  encoding: %s
                  decimalMark: "%s"
        """
            .formatted(
                layout.delimiter(), layout.multiLine(), layout.encoding(), layout.decimalMark())
            .indent(0)
        + (layout.thousandsMark().isEmpty()
            ? ""
            : "          thousandsMark: \"%s\"%n".formatted(layout.thousandsMark()));
  }

  private static String mapping() {
    StringBuilder yaml = new StringBuilder("  - name: " + TABLE + "\n    properties:\n");
    for (LabColumn column : LabColumn.values()) {
      yaml.append(
          "      - name: %1$s%n        transformLogic: %1$s%n".formatted(column.columnName()));
    }
    return yaml.toString();
  }
}
