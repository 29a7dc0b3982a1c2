package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the contract of a silver table. */
final class TableParser {
  private TableParser() {}

  static TableContract parse(
      Odcs odcs, String file, String domain, String name, Problems problems) {
    Owner owner = SchemaParser.owner(odcs, file, domain, problems);
    Odcs.SchemaObject object = SchemaParser.only(odcs, problems);
    Problems at = problems.at("schema", 0);
    SchemaParser.name(object, name, at);
    List<Column> columns = SchemaParser.columns(object, at);
    SchemaParser.noDuplicates(columns.stream().map(Column::name).toList(), at);
    Set<String> names = columns.stream().map(Column::name).collect(toSet());

    List<RowRule> rules = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    List<Odcs.Property> properties = orEmpty(object.properties());
    for (int i = 0; i < properties.size(); i++) {
      Problems column = at.at("properties", i);
      rules.addAll(ColumnParser.rules(properties.get(i), columns.get(i).type(), column));
      references.addAll(ColumnParser.references(properties.get(i), column));
    }
    List<String> datasetRules = new ArrayList<>();
    SchemaParser.quality(object, names, rules, datasetRules, at);
    Optional<String> newestBy =
        CustomProperties.of(object.customProperties(), at, "newestBy").text("newestBy");
    newestBy.ifPresent(column -> SchemaParser.noUnknown(Set.of(column), names, at.at("newestBy")));
    if (columns.stream().noneMatch(Column::isKey)) {
      at.add("missing: a primaryKey column");
    }
    if (columns.stream().filter(column -> column.partition().isPresent()).count() > 1) {
      at.add("more than one partitioned column");
    }
    return new TableContract(owner, name, columns, rules, references, datasetRules, newestBy);
  }
}
