package io.saleslake.infer;

import io.saleslake.infer.InferFeed.Feed;
import io.saleslake.infer.InferFeed.Target;
import io.saleslake.infer.TableDraft.Column;

/** Writes the drafted table's contract as YAML. */
final class WriteTable {
  private WriteTable() {}

  static String write(Feed feed, TableDraft table, Target target) {
    Yaml yaml = new Yaml();
    yaml.comment(
        0,
        "Inferred from the sample of feed %s. It goes to contracts/%s/%s.yaml."
            .formatted(feed.name(), target.domain(), table.name()));
    yaml.comment(
        0,
        feed.keys().isEmpty()
            ? "TODO the key: no set of up to %d columns is unique in the sample, so a row is identified by its line in its file; the same file under another name comes in twice."
                .formatted(FindKeys.SIZE)
            : "TODO check the key: %s is the smallest set of columns that is unique in %,d rows; of two rows with one key the newer is kept."
                .formatted(String.join(" + ", table.key()), feed.profiled().rows()));
    yaml.head(
        target.domain(), "", table.name(), "TODO what one row of this table is", target.team());
    yaml.item(1, "name", table.name());
    yaml.line(2, "physicalType", "table");
    yaml.open(2, "properties");
    table.columns().forEach(column -> column(yaml, column));
    return yaml.text();
  }

  private static void column(Yaml yaml, Column column) {
    yaml.item(3, "name", column.name());
    yaml.type(column.type());
    if (column.keyPosition() > 0) {
      yaml.line(4, "primaryKey", true);
      yaml.line(4, "primaryKeyPosition", column.keyPosition());
    }
  }
}
