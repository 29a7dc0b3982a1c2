package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What silver and gold contracts have in common: an owner, one schema object, columns, rules. */
final class SchemaParser {
  private static final Odcs.SchemaObject NONE =
      new Odcs.SchemaObject(
          null, null, null, null, null, null, null, null, null, null, null, null, null);

  private SchemaParser() {}

  static Owner owner(Odcs odcs, String file, String domain, Problems problems) {
    String apiVersion = problems.required(odcs.apiVersion(), "apiVersion", "v3.1.0");
    if (!apiVersion.equals("v3.1.0")) {
      problems.at("apiVersion").add("must be v3.1.0, not '%s'".formatted(apiVersion));
    }
    String kind = problems.required(odcs.kind(), "kind", "DataContract");
    if (!kind.equals("DataContract")) {
      problems.at("kind").add("must be DataContract, not '%s'".formatted(kind));
    }
    problems.required(odcs.id(), "id", "");
    problems.required(odcs.status(), "status", "");
    if (!domain.equals(problems.required(odcs.domain(), "domain", domain))) {
      problems.at("domain").add("must be the folder's name, '%s'".formatted(domain));
    }
    Odcs.Team team = odcs.team();
    Odcs.Description description = odcs.description();
    return new Owner(
        file,
        domain,
        problems.required(odcs.version(), "version", ""),
        problems.required(team == null ? null : team.name(), "team.name", ""),
        problems.required(
            description == null ? null : description.purpose(), "description.purpose", ""),
        freshness(odcs, problems));
  }

  private static Optional<Duration> freshness(Odcs odcs, Problems problems) {
    List<Odcs.ServiceLevel> levels = orEmpty(odcs.slaProperties());
    for (int i = 0; i < levels.size(); i++) {
      Problems at = problems.at("slaProperties", i);
      Odcs.ServiceLevel level = levels.get(i);
      if (!"freshness".equals(at.required(level.property(), "property", "freshness"))) {
        at.at("property")
            .add("unknown promise '%s' (allowed: freshness)".formatted(level.property()));
        continue;
      }
      String value = at.required(level.value(), "value", "1");
      if (!value.matches("[1-9]\\d{0,5}")) {
        at.at("value").add("'%s' is not a whole number above 0".formatted(value));
        continue;
      }
      String unit = at.required(level.unit(), "unit", "h");
      switch (unit) {
        case "h" -> {
          return Optional.of(Duration.ofHours(Long.parseLong(value)));
        }
        case "d" -> {
          return Optional.of(Duration.ofDays(Long.parseLong(value)));
        }
        default -> at.at("unit").add("unknown unit '%s' (allowed: h, d)".formatted(unit));
      }
    }
    return Optional.empty();
  }

  /** The only schema object of a silver or gold contract. */
  static Odcs.SchemaObject only(Odcs odcs, Problems problems) {
    List<Odcs.SchemaObject> schema = orEmpty(odcs.schema());
    if (schema.size() != 1) {
      problems.at("schema").add("must have one table, not %d".formatted(schema.size()));
    }
    return schema.isEmpty() ? NONE : schema.get(0);
  }

  /** The table's name, which is also the file's. */
  static String name(Odcs.SchemaObject object, String fileName, Problems problems) {
    String name = problems.required(object.name(), "name", fileName);
    if (!name.equals(fileName)) {
      problems.at("name").add("must be the file's name, '%s', not '%s'".formatted(fileName, name));
    }
    return fileName;
  }

  static List<Column> columns(Odcs.SchemaObject object, Problems problems) {
    List<Odcs.Property> properties = orEmpty(object.properties());
    if (properties.isEmpty()) {
      problems.at("properties").add("missing");
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      columns.add(ColumnParser.column(properties.get(i), problems.at("properties", i)));
    }
    return columns;
  }

  static void noDuplicates(List<String> names, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        problems
            .at("properties", i)
            .at("name")
            .add("duplicate column '%s'".formatted(names.get(i)));
      }
    }
  }

  /** Row conditions and DQDL rules over the table as a whole. */
  static void quality(
      Odcs.SchemaObject object,
      Set<String> columns,
      List<RowRule> rows,
      List<String> dataset,
      Problems problems) {
    List<Odcs.Quality> quality = orEmpty(object.quality());
    for (int i = 0; i < quality.size(); i++) {
      Odcs.Quality rule = quality.get(i);
      Problems at = problems.at("quality", i);
      String implementation = at.required(rule.implementation(), "implementation", "true").strip();
      switch (at.required(rule.engine(), "engine", "spark")) {
        case "spark" -> {
          String name = at.required(rule.name(), "name", "");
          noUnknown(
              SqlText.columnsOf(implementation, at.at("implementation")),
              columns,
              at.at("implementation"));
          rows.add(new RowRule(name, "", implementation));
        }
        case "dqdl" -> dataset.add(implementation);
        default ->
            at.at("engine")
                .add("unknown engine '%s' (allowed: spark, dqdl)".formatted(rule.engine()));
      }
    }
  }

  static void noUnknown(Set<String> used, Set<String> known, Problems problems) {
    for (String name : used) {
      if (!known.contains(name)) {
        problems.add("column '%s' does not exist".formatted(name));
      }
    }
  }
}
