package io.saleslake.contract;

import io.saleslake.contract.SchemaParser.TableRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a feed's mapping: the expression for each column of the silver table. */
final class MappingParser {
  /** The last path segment of a row's source file. */
  private static final String FILE_NAME = "_file_name";

  /** The line in that file. */
  private static final String LINE = "_line";

  private final TableContract table;
  private final boolean reshaped;
  private final ResolvedContracts resolved;
  private final Problems problems;

  private final Set<String> raw = new LinkedHashSet<>();
  private final Set<String> readable = new LinkedHashSet<>(List.of(FILE_NAME, LINE));
  private final List<Lookup> lookups = new ArrayList<>();
  private final Map<String, Mapping> mapping = new LinkedHashMap<>();
  private final List<RowRule> rules = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * @param reshaped whether the mapping reads the result of a reshape query instead of the raw
   *     columns
   */
  MappingParser(
      TableContract table,
      List<RawColumn> columns,
      boolean reshaped,
      ResolvedContracts resolved,
      Problems problems) {
    this.table = table;
    this.reshaped = reshaped;
    this.resolved = resolved;
    this.problems = problems;
    columns.forEach(column -> raw.add(column.name()));
    readable.addAll(raw);
  }

  void parse(Odcs.SchemaObject object) {
    KeyLocation.TABLE.check(object, problems);
    CustomProperties custom = CustomProperties.of(object.customProperties(), problems, "lookups");
    lookups.addAll(LookupParser.parse(custom, this::check, resolved, problems));
    for (Lookup lookup : lookups) {
      Problems at = problems.at("lookups").at(lookup.name());
      if (raw.contains(lookup.name())) {
        at.add("is the name of a column of the file");
      }
      if (lookup.table().name().equals(table.name())) {
        at.at("table").add("must be another table than the mapping's");
      }
      lookup.table().columns().forEach(column -> readable.add(lookup.name() + "." + column.name()));
    }
    List<Odcs.Property> properties = SchemaParser.properties(object, problems);
    SchemaParser.noDuplicates(
        properties.stream()
            .map(property -> property.name() == null ? "" : property.name())
            .toList(),
        "name",
        problems);
    for (int i = 0; i < properties.size(); i++) {
      column(properties.get(i), problems.at("properties", i));
    }
    for (Column column : table.columns()) {
      if (column.required() && !mapping.containsKey(column.name())) {
        problems
            .at("properties")
            .add("missing: a mapping for the required column '%s'".formatted(column.name()));
      }
    }
    TableRules ofTable = SchemaParser.rules(object, List.of("spark"), table.columns(), problems);
    rules.addAll(ofTable.rows());
  }

  private void column(Odcs.Property property, Problems at) {
    KeyLocation.MAPPED_COLUMN.check(property, at);
    String name = at.required(property.name(), "name", "");
    String logic = at.required(property.transformLogic(), "transformLogic", "NULL").strip();
    check(logic, at.at("transformLogic"));
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      if (!name.isEmpty()) {
        at.at("name").add("column '%s' does not exist in %s".formatted(name, table.name()));
      }
      return;
    }
    checkLogicalType(property, column.get().type(), at);
    CustomProperties custom = CustomProperties.of(property.customProperties(), at, "rounding");
    mapping.put(name, new Mapping(logic, RoundingParser.parse(custom, column.get().type(), at)));
    rules.addAll(RuleParser.parse(property, column.get().type(), at));
    for (Reference reference : ReferenceParser.parse(property, column.get().type(), at)) {
      if (table.references().stream()
          .anyMatch(other -> other.column().equals(name) && !other.equals(reference))) {
        at.at("relationships").add("the table's contract has '%s' refer elsewhere".formatted(name));
      }
      references.add(reference);
    }
  }

  /** ODCS allows logicalTypeOptions only together with their logicalType. */
  private static void checkLogicalType(Odcs.Property property, ColumnType type, Problems at) {
    String given = property.logicalType();
    if (property.logicalTypeOptions() == null) {
      if (given != null) {
        at.at("logicalType").add("has no effect in a mapping without logicalTypeOptions");
      }
    } else if (!type.logical().equals(given)) {
      at.at("logicalType").add("must be '%s' with logicalTypeOptions".formatted(type.logical()));
    }
  }

  private void check(String sql, Problems at) {
    at.sql(
        sql,
        SqlScope.ROW,
        reshaped ? Optional.empty() : Optional.of(new LinkedHashSet<>(readable)));
  }

  List<Lookup> lookups() {
    return lookups;
  }

  Map<String, Mapping> mapping() {
    return mapping;
  }

  List<RowRule> rules() {
    return rules;
  }

  List<Reference> references() {
    return references;
  }
}
