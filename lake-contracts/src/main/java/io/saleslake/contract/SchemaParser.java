package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What all schema objects have in common: a name, columns, rules over the object as a whole. */
final class SchemaParser {
  /**
   * Rules over a table as a whole.
   *
   * @param rows conditions that each row must satisfy
   * @param dataset DQDL rules
   */
  record TableRules(List<RowRule> rows, List<String> dataset) {}

  private SchemaParser() {}

  /** The only schema object of a silver or gold contract. */
  static Optional<Odcs.SchemaObject> only(Odcs odcs, String name, Problems problems) {
    List<Odcs.SchemaObject> schema = orEmpty(odcs.schema());
    if (schema.size() != 1) {
      problems.at("schema").add("must have one table, not %d".formatted(schema.size()));
      return Optional.empty();
    }
    Place.TABLE.check(schema.get(0), problems.at("schema", 0));
    checkName(schema.get(0), name, problems.at("schema", 0));
    return Optional.of(schema.get(0));
  }

  /** The object's name is also the file's. */
  static void checkName(Odcs.SchemaObject object, String fileName, Problems problems) {
    String name = problems.required(object.name(), "name", fileName);
    if (!name.equals(fileName)) {
      problems.at("name").add("must be the file's name, '%s', not '%s'".formatted(fileName, name));
    }
  }

  static List<Column> columns(Odcs.SchemaObject object, Place place, Problems problems) {
    List<Odcs.Property> properties = properties(object, problems);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      columns.add(ColumnParser.column(properties.get(i), place, problems.at("properties", i)));
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

  /** Spark does not tell upper from lower case in names, so neither does this. */
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
   * The rules of a table, each for one of the given engines.
   *
   * @param columns those that a row rule may read
   */
  static TableRules rules(
      Odcs.SchemaObject object, List<String> engines, List<Column> columns, Problems problems) {
    Set<String> names = columns.stream().map(Column::name).collect(toSet());
    TableRules rules = new TableRules(new ArrayList<>(), new ArrayList<>());
    List<Odcs.Quality> quality = orEmpty(object.quality());
    for (int i = 0; i < quality.size(); i++) {
      Odcs.Quality rule = quality.get(i);
      Problems at = problems.at("quality", i);
      Place.TABLE_RULE.check(rule, at);
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
