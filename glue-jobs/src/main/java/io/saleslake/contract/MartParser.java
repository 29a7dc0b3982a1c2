package io.saleslake.contract;

import io.saleslake.contract.MartContract.Period;
import io.saleslake.contract.MartContract.Recompute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the contract of a mart and the SQL file beside it. */
final class MartParser {
  private MartParser() {}

  static MartContract parse(
      Odcs odcs, Path path, String file, String domain, String name, Problems problems) {
    Owner owner = SchemaParser.owner(odcs, file, domain, problems);
    Odcs.SchemaObject object = SchemaParser.only(odcs, problems);
    Problems at = problems.at("schema", 0);
    SchemaParser.name(object, name, at);
    List<Column> columns = SchemaParser.columns(object, at);
    SchemaParser.noDuplicates(columns.stream().map(Column::name).toList(), at);
    List<RowRule> noRowRules = new ArrayList<>();
    List<String> datasetRules = new ArrayList<>();
    SchemaParser.quality(object, Set.of(), noRowRules, datasetRules, at);
    String sql = sql(path, problems);
    return new MartContract(
        owner,
        name,
        columns,
        datasetRules,
        sql,
        sql.isEmpty() ? List.of() : SqlText.tablesOf(sql, problems.at(name + ".sql")),
        recompute(object, columns, at));
  }

  private static String sql(Path contract, Problems problems) {
    Path path = Path.of(contract.toString().replaceFirst("\\.yaml$", ".sql"));
    try {
      return Files.readString(path);
    } catch (IOException e) {
      problems.add("its query %s cannot be read".formatted(path.getFileName()));
      return "";
    }
  }

  private static Optional<Recompute> recompute(
      Odcs.SchemaObject object, List<Column> columns, Problems problems) {
    CustomProperties custom = CustomProperties.of(object.customProperties(), problems, "recompute");
    Map<String, Object> map = custom.map("recompute", "period", "column", "source");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Problems at = problems.at("recompute");
    String column = at.required(map.get("column"), "column", "").toString();
    if (columns.stream().noneMatch(known -> known.name().equals(column))) {
      at.at("column").add("column '%s' does not exist".formatted(column));
    }
    String source = at.required(map.get("source"), "source", "").toString();
    int dot = source.lastIndexOf('.');
    if (source.split("\\.", -1).length != 3) {
      at.at("source").add("'%s' is not layer.table.column".formatted(source));
      return Optional.empty();
    }
    return Choices.parse(
            at.required(map.get("period"), "period", "month").toString(),
            Period.class,
            at.at("period"))
        .map(
            period ->
                new Recompute(period, column, source.substring(0, dot), source.substring(dot + 1)));
  }
}
