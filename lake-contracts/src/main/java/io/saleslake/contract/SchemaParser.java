package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses what all schema objects have in common: name, columns and table rules. */
final class SchemaParser {
  /**
   * Rules for a table.
   *
   * @param rows conditions for each row
   * @param dataset DQDL rules
   */
  record TableRules(List<RowRule> rows, List<String> dataset) {}

  private SchemaParser() {}

  /** Returns the only schema object of a silver or gold contract. */
  static Optional<Odcs.SchemaObject> only(Odcs odcs, String name, Problems problems) {
    List<Odcs.SchemaObject> schema = orEmpty(odcs.schema());
    if (schema.size() != 1) {
      problems.at("schema").add("must have one table, not %d".formatted(schema.size()));
      return Optional.empty();
    }
    KeyLocation.TABLE.check(schema.get(0), problems.at("schema", 0));
    checkName(schema.get(0), name, problems.at("schema", 0));
    return Optional.of(schema.get(0));
  }

  /** Checks that the object's name equals the file's name. */
  static void checkName(Odcs.SchemaObject object, String fileName, Problems problems) {
    String name = problems.required(object.name(), "name", fileName);
    if (!name.equals(fileName)) {
      problems.at("name").add("must be the file's name, '%s', not '%s'".formatted(fileName, name));
    }
  }

  static List<Column> columns(Odcs.SchemaObject object, KeyLocation location, Problems problems) {
    List<Odcs.Property> properties = properties(object, problems);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      columns.add(ColumnParser.column(properties.get(i), location, problems.at("properties", i)));
    }
    noDuplicates(columns.stream().map(Column::name).toList(), "name", problems);
    if (columns.stream().filter(column -> column.partition().isPresent()).count() > 1) {
      problems.add("more than one partitioned column");
    }
    return columns;
  }

  static List<Odcs.Property> properties(Odcs.SchemaObject object, Problems problems) {
    List<Odcs.Property> properties = orEmpty(object.properties());
    if (properties.isEmpty()) {
      problems.at("properties").add("missing");
    }
    return properties;
  }

  /** Names are compared case-insensitively, as in Spark. */
  static void noDuplicates(List<String> names, String key, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
        problems.at("properties", i).at(key).add("duplicate column '%s'".formatted(name));
      }
    }
  }

  /**
   * Parses the rules of a table.
   *
   * @param columns columns that row rules may read
   */
  static TableRules rules(
      Odcs.SchemaObject object, List<String> engines, List<Column> columns, Problems problems) {
    Set<String> names = columns.stream().map(Column::name).collect(toSet());
    TableRules rules = new TableRules(new ArrayList<>(), new ArrayList<>());
    List<Odcs.Quality> quality = orEmpty(object.quality());
    for (int i = 0; i < quality.size(); i++) {
      Odcs.Quality rule = quality.get(i);
      Problems at = problems.at("quality", i);
      KeyLocation.TABLE_RULE.check(rule, at);
      if (!"custom".equals(at.required(rule.type(), "type", "custom"))) {
        at.at("type").add("must be 'custom': the rule has an engine");
      }
      String engine = at.required(rule.engine(), "engine", "");
      String implementation = at.required(rule.implementation(), "implementation", "true").strip();
      if (engine.isEmpty()) {
        continue;
      }
      if (!engines.contains(engine)) {
        at.at("engine")
            .add(
                "unknown engine '%s' (allowed here: %s)"
                    .formatted(engine, String.join(", ", engines)));
      } else if (engine.equals("dqdl")) {
        rules.dataset().add(implementation);
      } else {
        String name = at.required(rule.name(), "name", "rule");
        ColumnParser.checkName(name, at.at("name"));
        at.at("implementation").sql(implementation, SqlScope.ROW, Optional.of(names));
        rules.rows().add(new RowRule(name, "", implementation));
      }
    }
    return rules;
  }
}
