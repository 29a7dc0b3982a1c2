package io.saleslake.contract;

import static java.util.stream.Collectors.toMap;

import io.saleslake.contract.SchemaParser.TableRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private final Map<String, Mapping> mapping = new LinkedHashMap<>();
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

  void parse(Odcs.SchemaObject object) {
    Place.TABLE.check(object, problems);
    CustomProperties.of(object.customProperties(), problems);
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
    Place.MAPPED_COLUMN.check(property, at);
    String name = at.required(property.name(), "name", "");
    String logic = at.required(property.transformLogic(), "transformLogic", "NULL").strip();
    Set<String> reads =
        reshaped
            ? SqlExpression.columnsOf(logic, at.at("transformLogic"))
            : SqlExpression.check(logic, raw, at.at("transformLogic"));
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      if (!name.isEmpty()) {
        at.at("name").add("column '%s' does not exist in %s".formatted(name, table.name()));
      }
      return;
    }
    mapping.put(name, new Mapping(logic, reads));
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
    return reshaped
        ? mapping.values().stream().flatMap(one -> one.reads().stream()).distinct().toList()
        : List.copyOf(raw.keySet());
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
