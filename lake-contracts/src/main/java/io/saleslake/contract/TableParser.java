package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;

import io.saleslake.contract.ContractFolder.ContractFile;
import io.saleslake.contract.SchemaParser.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the contract of a silver table. */
final class TableParser {
  private TableParser() {}

  static Optional<TableContract> parse(Odcs odcs, ContractFile file) {
    ContractHeader header = ContractHeaderParser.parse(odcs, file);
    return SchemaParser.only(odcs, file.name(), file.problems())
        .map(object -> table(header, file.name(), object, file.problems().at("schema", 0)));
  }

  private static TableContract table(
      ContractHeader header, String name, Odcs.SchemaObject object, Problems problems) {
    List<Column> columns = SchemaParser.columns(object, KeyLocation.SILVER_COLUMN, problems);
    checkKey(columns, problems);
    List<RowRule> rules = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    List<Odcs.Property> properties = orEmpty(object.properties());
    for (int i = 0; i < properties.size(); i++) {
      Problems at = problems.at("properties", i);
      rules.addAll(RuleParser.parseSilver(properties.get(i), columns.get(i).type(), at));
      references.addAll(ReferenceParser.parse(properties.get(i), columns.get(i).type(), at));
    }
    TableRules ofTable = SchemaParser.rules(object, List.of("spark", "dqdl"), columns, problems);
    rules.addAll(ofTable.rows());
    Optional<String> newestBy =
        CustomProperties.of(object.customProperties(), problems, "newestBy").text("newestBy");
    newestBy
        .filter(by -> columns.stream().noneMatch(column -> column.name().equals(by)))
        .ifPresent(by -> problems.at("newestBy").add("column '%s' does not exist".formatted(by)));
    problems.later(
        resolved ->
            resolved
                .contracts()
                .referenceCycle(name)
                .ifPresent(by -> problems.add("refers to itself by way of '%s'".formatted(by))));
    return new TableContract(header, name, columns, rules, references, ofTable.dataset(), newestBy);
  }

  private static void checkKey(List<Column> columns, Problems problems) {
    List<Integer> positions =
        columns.stream().filter(Column::isKey).map(Column::keyPosition).sorted().toList();
    if (positions.isEmpty()) {
      problems.add("missing: a primaryKey column");
    } else if (!positions.equals(IntStream.rangeClosed(1, positions.size()).boxed().toList())) {
      problems.add(
          "primaryKeyPosition must count the key's columns from 1, not %s".formatted(positions));
    }
  }
}
