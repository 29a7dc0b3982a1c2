package io.saleslake.contract;

import static java.util.stream.Collectors.toMap;

import io.saleslake.contract.SchemaParser.TableRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the mapping of a feed: which expression gives which column of the silver table. */
final class MappingParser {
  private final TableContract table;
  private final boolean reshaped;
  private final Problems problems;

  private final Map<String, ColumnType> raw;
  private final Set<String> used = new LinkedHashSet<>();
  private final Map<String, String> expressions = new LinkedHashMap<>();
  private final List<RowRule> rules = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * @param reshaped whether the mapping maps what a query makes of the raw columns
   */
  MappingParser(TableContract table, List<RawColumn> columns, boolean reshaped, Problems problems) {
    this.table = table;
    this.reshaped = reshaped;
    this.problems = problems;
    this.raw =
        columns.stream()
            .collect(
                toMap(
                    RawColumn::name,
                    RawColumn::type,
                    (first, second) -> first,
                    LinkedHashMap::new));
  }

  void parse(Odcs.SchemaObject mapping) {
    Place.TABLE.check(mapping, problems);
    CustomProperties.of(mapping.customProperties(), problems);
    List<Odcs.Property> properties = SchemaParser.properties(mapping, problems);
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
      if (column.required() && !expressions.containsKey(column.name())) {
        problems
            .at("properties")
            .add("missing: a mapping for the required column '%s'".formatted(column.name()));
      }
    }
    TableRules ofTable = SchemaParser.rules(mapping, List.of("spark"), table.columns(), problems);
    rules.addAll(ofTable.rows());
  }

  private void column(Odcs.Property property, Problems at) {
    Place.MAPPED_COLUMN.check(property, at);
    String name = at.required(property.name(), "name", "");
    String logic = at.required(property.transformLogic(), "transformLogic", "NULL").strip();
    if (reshaped) {
      used.addAll(SqlExpression.columnsOf(logic, Map.of(), at.at("transformLogic")));
    } else {
      SqlExpression.check(logic, raw, at.at("transformLogic"));
    }
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      if (!name.isEmpty()) {
        at.at("name").add("column '%s' does not exist in %s".formatted(name, table.name()));
      }
      return;
    }
    expressions.put(name, logic);
    rules.addAll(RuleParser.parse(property, column.get().type(), at));
    for (Reference reference : ReferenceParser.parse(property, column.get().type(), at)) {
      if (table.references().stream()
          .anyMatch(other -> other.column().equals(name) && !other.equals(reference))) {
        at.at("relationships").add("the table's contract has '%s' refer elsewhere".formatted(name));
      }
      references.add(reference);
    }
  }

  /** Columns that the expressions can read. */
  List<String> scope() {
    return List.copyOf(reshaped ? used : raw.keySet());
  }

  Map<String, String> expressions() {
    return expressions;
  }

  List<RowRule> rules() {
    return rules;
  }

  List<Reference> references() {
    return references;
  }
}
