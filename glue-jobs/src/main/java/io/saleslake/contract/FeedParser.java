package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.saleslake.contract.FeedContract.Format;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contract of a feed: its first schema object is the raw file, its second the mapping
 * onto a silver table.
 */
final class FeedParser {
  private FeedParser() {}

  static Optional<FeedContract> parse(
      Odcs odcs,
      String file,
      String domain,
      String name,
      Map<String, TableContract> tables,
      Problems problems) {
    Owner owner = SchemaParser.owner(odcs, file, domain, problems);
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
    Problems rawAt = problems.at("schema", 0);
    SchemaParser.name(raw, name, rawAt);
    CustomProperties custom =
        CustomProperties.of(raw.customProperties(), rawAt, "format", "options", "reshape");
    Optional<Format> format = custom.choice("format", Format.class);
    if (custom.text("format").isEmpty()) {
      rawAt.add("missing: the custom property 'format'");
    }
    Optional<String> reshape = custom.text("reshape");
    reshape.ifPresent(sql -> checkReshape(sql, name, rawAt.at("reshape")));
    List<RawColumn> columns = rawColumns(raw, reshape.isPresent(), rawAt);

    Odcs.SchemaObject target = schema.get(1);
    Problems at = problems.at("schema", 1);
    CustomProperties.of(target.customProperties(), at);
    String tableName = at.required(target.name(), "name", "");
    @Nullable TableContract table = tables.get(tableName);
    if (table == null) {
      at.at("name").add("silver table '%s' does not exist".formatted(tableName));
      return Optional.empty();
    }

    Set<String> known =
        columns.stream().map(RawColumn::name).collect(toCollection(LinkedHashSet::new));
    Set<String> scope = reshape.isPresent() ? new LinkedHashSet<>() : known;
    Map<String, String> mapping = new LinkedHashMap<>();
    List<RowRule> rules = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    List<Odcs.Property> properties = orEmpty(target.properties());
    SchemaParser.noDuplicates(
        properties.stream().map(p -> p.name() == null ? "" : p.name()).toList(), at);
    for (int i = 0; i < properties.size(); i++) {
      Odcs.Property property = properties.get(i);
      Problems here = at.at("properties", i);
      String columnName = here.required(property.name(), "name", "");
      Optional<Column> column = table.column(columnName);
      if (column.isEmpty()) {
        here.at("name").add("column '%s' does not exist in %s".formatted(columnName, tableName));
        continue;
      }
      String logic = here.required(property.transformLogic(), "transformLogic", "NULL").strip();
      Set<String> used = SqlText.columnsOf(logic, here.at("transformLogic"));
      if (reshape.isPresent()) {
        scope.addAll(used);
      } else {
        SchemaParser.noUnknown(used, known, here.at("transformLogic"));
      }
      mapping.put(columnName, logic);
      rules.addAll(ColumnParser.rules(property, column.get().type(), here));
      references.addAll(ColumnParser.references(property, here));
    }
    for (String key : table.key()) {
      if (!mapping.containsKey(key)) {
        at.at("properties").add("missing: a mapping for the key column '%s'".formatted(key));
      }
    }
    Set<String> names = table.columns().stream().map(Column::name).collect(toSet());
    List<String> datasetRules = new ArrayList<>();
    SchemaParser.quality(target, names, rules, datasetRules, at);
    if (!datasetRules.isEmpty()) {
      at.at("quality").add("DQDL rules belong to the table's own contract");
    }
    return format.map(
        value ->
            new FeedContract(
                owner,
                name,
                value,
                FileOptionsParser.parse(custom, rawAt),
                columns,
                reshape,
                List.copyOf(scope),
                table,
                mapping,
                rules,
                references));
  }

  private static void checkReshape(String sql, String feed, Problems problems) {
    for (String table : SqlText.tablesOf(sql, problems)) {
      if (!table.equals(feed)) {
        problems.add("reads '%s'; it may read '%s' only".formatted(table, feed));
      }
    }
    if (!sql.contains("_record")) {
      problems.add("must pass the column _record on, which ties a row to its file");
    }
  }

  private static List<RawColumn> rawColumns(
      Odcs.SchemaObject object, boolean reshaped, Problems problems) {
    List<Odcs.Property> properties = orEmpty(object.properties());
    if (properties.isEmpty()) {
      problems.at("properties").add("missing");
    }
    List<RawColumn> columns = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      columns.add(rawColumn(properties.get(i), reshaped, problems.at("properties", i)));
    }
    SchemaParser.noDuplicates(columns.stream().map(RawColumn::name).toList(), problems);
    SchemaParser.noDuplicates(columns.stream().map(RawColumn::header).toList(), problems);
    return columns;
  }

  private static RawColumn rawColumn(Odcs.Property property, boolean reshaped, Problems problems) {
    String name = ColumnParser.name(property, problems);
    ColumnType type = ColumnParser.type(property, problems);
    if (reshaped && !type.isString()) {
      problems.add("must be a string: a feed with a reshape converts in its mapping");
    }
    List<String> formats =
        new ArrayList<>(
            CustomProperties.of(property.customProperties(), problems, "formats").texts("formats"));
    Odcs.LogicalTypeOptions options = property.logicalTypeOptions();
    if (options != null && options.format() != null) {
      formats.add(0, options.format());
    }
    for (String format : formats) {
      try {
        var unused = DateTimeFormatter.ofPattern(format);
      } catch (IllegalArgumentException e) {
        problems.add("not a date format: '%s'".formatted(format));
      }
    }
    return new RawColumn(
        name,
        property.physicalName() == null ? name : property.physicalName(),
        type,
        formats,
        Optional.ofNullable(options)
            .map(Odcs.LogicalTypeOptions::defaultTimezone)
            .flatMap(zone -> zone(zone, problems)));
  }

  private static Optional<ZoneId> zone(String zone, Problems problems) {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      problems
          .at("logicalTypeOptions.defaultTimezone")
          .add("unknown time zone '%s'".formatted(zone));
      return Optional.empty();
    }
  }
}
