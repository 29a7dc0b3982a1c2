package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;

import io.saleslake.contract.ContractFolder.ContractFile;
import io.saleslake.contract.FeedContract.Format;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a feed's contract. The first schema object describes the raw file, the second the mapping
 * to a silver table.
 */
final class FeedParser {
  private FeedParser() {}

  static Optional<FeedContract> parse(Odcs odcs, ContractFile file, ResolvedContracts resolved) {
    Problems problems = file.problems();
    ContractHeader header = ContractHeaderParser.parse(odcs, file);
    if (header.history().isPresent()) {
      problems.at("slaProperties").add("history is kept of tables and marts, not of feeds");
    }
    List<Odcs.SchemaObject> schema = orEmpty(odcs.schema());
    if (schema.size() != 2) {
      problems
          .at("schema")
          .add(
              "must have two objects, the raw file and its mapping, not %d"
                  .formatted(schema.size()));
      return Optional.empty();
    }
    Odcs.SchemaObject raw = schema.get(0);
    Problems at = problems.at("schema", 0);
    KeyLocation.RAW_FILE.check(raw, at);
    SchemaParser.checkName(raw, file.name(), at);
    CustomProperties custom =
        CustomProperties.of(
            raw.customProperties(), at, "engine", "format", "options", "reshape", "rejectLimit");
    Optional<String> reshape = custom.text("reshape");
    reshape.ifPresent(sql -> checkReshape(sql, file.name(), at.at("reshape")));
    List<RawColumn> columns = RawColumnParser.parse(raw, reshape.isPresent(), at);
    Format format = format(custom, at);
    FileOptions options = FileOptionsParser.parse(custom, format, at);

    Problems mappingAt = problems.at("schema", 1);
    String target = mappingAt.required(schema.get(1).name(), "name", "");
    if (target.isEmpty()) {
      return Optional.empty();
    }
    return resolved
        .table(target, mappingAt.at("name"))
        .map(
            table -> {
              MappingParser mapping =
                  new MappingParser(table, columns, reshape.isPresent(), resolved, mappingAt);
              mapping.parse(schema.get(1));
              return new FeedContract(
                  header,
                  file.name(),
                  format,
                  options,
                  columns,
                  custom.needsSpark(),
                  reshape,
                  RejectLimit.parse(custom, at),
                  table,
                  mapping.lookups(),
                  mapping.mapping(),
                  mapping.rules(),
                  mapping.references());
            });
  }

  private static Format format(CustomProperties custom, Problems problems) {
    if (custom.text("format").isEmpty()) {
      problems.add("missing: the custom property 'format'");
    }
    return custom.choice("format", Format.class).orElse(Format.CSV);
  }

  private static void checkReshape(String sql, String feed, Problems problems) {
    problems.sql(sql, SqlScope.RESHAPE, Optional.of(Set.of(feed)));
    if (!sql.contains("_record")) {
      problems.add("must pass the column _record on, which ties a row to its file");
    }
  }
}
