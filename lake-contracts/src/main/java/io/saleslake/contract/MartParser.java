package io.saleslake.contract;

import io.saleslake.contract.ContractFolder.ContractFile;
import io.saleslake.names.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a mart's contract and its SQL file. */
final class MartParser {
  private static final Pattern TABLE = Pattern.compile("(?i)(?<!\\w)`?(?:silver|gold)`?\\.`?\\w+");

  private MartParser() {}

  static Optional<MartContract> parse(Odcs odcs, ContractFile file) {
    ContractHeader header = ContractHeaderParser.parse(odcs, file);
    String sql = sql(file);
    return SchemaParser.only(odcs, file.name(), file.problems())
        .map(object -> mart(header, file, object, sql));
  }

  private static MartContract mart(
      ContractHeader header, ContractFile file, Odcs.SchemaObject object, String sql) {
    Problems problems = file.problems().at("schema", 0);
    List<Column> columns = SchemaParser.columns(object, KeyLocation.MART_COLUMN, problems);
    CustomProperties custom =
        CustomProperties.of(object.customProperties(), problems, "engine", "recompute");
    return new MartContract(
        header,
        file.name(),
        columns,
        SchemaParser.rules(object, List.of("dqdl"), columns, problems).dataset(),
        custom.needsSpark(),
        sql,
        sources(sql, file),
        RecomputeParser.parse(custom, file.name(), columns, problems));
  }

  private static String sql(ContractFile file) {
    Path path = file.path().resolveSibling(file.name() + ".sql");
    Problems problems = file.problems().at(file.name() + ".sql");
    if (!Files.exists(path)) {
      problems.add("missing: the mart's query");
      return "";
    }
    try {
      return ContractText.read(path, problems).orElse("");
    } catch (IOException e) {
      problems.add("cannot be read as UTF-8 text: " + e.getMessage());
      return "";
    }
  }

  private static List<TableName> sources(String sql, ContractFile file) {
    if (sql.isEmpty()) {
      return List.of();
    }
    Problems problems = file.problems().at(file.name() + ".sql");
    List<String> names =
        TABLE
            .matcher(Sql.TEXT_OR_COMMENT.matcher(sql).replaceAll(" "))
            .results()
            .map(table -> table.group().replace("`", ""))
            .distinct()
            .toList();
    problems.sql(sql, SqlScope.MART, Optional.of(Set.copyOf(names)));
    problems.later(
        resolved -> {
          names.forEach(name -> resolved.columns(name, problems));
          resolved
              .contracts()
              .readCycle(file.name())
              .ifPresent(by -> problems.add("reads itself by way of '%s'".formatted(by)));
        });
    return names.stream().map(TableName::parse).flatMap(Optional::stream).toList();
  }
}
