package io.saleslake.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a part of a contract stands, and the keys that have an effect there. Any other key of the
 * standard is a problem, unless it documents: its author expects something that does not happen.
 *
 * @param words for messages
 * @param keys besides those that document
 */
record Place(String words, Set<String> keys) {
  private static final Set<String> DOCUMENTATION =
      Set.of(
          "id",
          "name",
          "type",
          "businessName",
          "description",
          "dataGranularityDescription",
          "tags",
          "examples",
          "classification",
          "criticalDataElement",
          "transformSourceObjects",
          "transformDescription",
          "authoritativeDefinitions",
          "dimension",
          "businessImpact");

  /** What the values of a column must satisfy. */
  private static final Set<String> RULES =
      Set.of(
          "required",
          "relationships",
          "quality",
          "logicalTypeOptions.minimum",
          "logicalTypeOptions.maximum",
          "logicalTypeOptions.exclusiveMinimum",
          "logicalTypeOptions.exclusiveMaximum",
          "logicalTypeOptions.pattern",
          "logicalTypeOptions.minLength",
          "logicalTypeOptions.maxLength");

  private static final Set<String> PARTITION =
      Set.of("partitioned", "partitionKeyPosition", "customProperties");

  static final Place RAW_FILE =
      new Place(
          "a raw file", Set.of("physicalType", "logicalType", "properties", "customProperties"));
  static final Place TABLE = new Place("a table", with(RAW_FILE.keys, "quality"));
  static final Place RAW_COLUMN =
      new Place(
          "a raw column",
          Set.of(
              "physicalName",
              "physicalType",
              "logicalType",
              "logicalTypeOptions.format",
              "logicalTypeOptions.defaultTimezone",
              "customProperties"));
  static final Place MART_COLUMN =
      new Place("a mart's column", with(PARTITION, "physicalType", "logicalType", "required"));
  static final Place SILVER_COLUMN =
      new Place(
          "a silver column",
          with(
              with(RULES, "physicalType", "logicalType", "primaryKey", "primaryKeyPosition"),
              PARTITION.toArray(String[]::new)));
  static final Place MAPPED_COLUMN =
      new Place("a mapping", with(RULES, "logicalType", "transformLogic", "customProperties"));
  static final Place TABLE_RULE = new Place("a table's rule", Set.of("engine", "implementation"));
  static final Place COLUMN_RULE =
      new Place("a column's rule", Set.of("metric", "arguments", "mustBe"));

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private static Set<String> with(Set<String> keys, String... more) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }

  /** Reports the keys of {@code part} that would be ignored here. */
  void check(Record part, Problems problems) {
    check(MAPPER.convertValue(part, new TypeReference<>() {}), "", problems);
  }

  private void check(Map<String, Object> part, String parent, Problems problems) {
    part.forEach(
        (name, value) -> {
          String key = parent + name;
          if (key.equals("logicalTypeOptions") && value instanceof Map<?, ?>) {
            check(MAPPER.convertValue(value, new TypeReference<>() {}), key + ".", problems);
          } else if (!keys.contains(key)
              && !DOCUMENTATION.contains(key)
              && !Boolean.FALSE.equals(value)) {
            problems.at(key).add("has no effect in " + words);
          }
        });
  }
}
