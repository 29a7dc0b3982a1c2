package io.saleslake.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An element of a contract and the keys that have an effect in it. Other keys of the standard are a
 * problem, except documentation keys, because their effect would be missing without notice.
 *
 * @param label name of the element in messages
 * @param keys keys with an effect, without documentation keys
 */
record KeyLocation(String label, Set<String> keys) {
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

  /** Keys that define rules for a column's values. */
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

  static final KeyLocation RAW_FILE =
      new KeyLocation(
          "a raw file", Set.of("physicalType", "logicalType", "properties", "customProperties"));
  static final KeyLocation TABLE = new KeyLocation("a table", with(RAW_FILE.keys, "quality"));
  static final KeyLocation RAW_COLUMN =
      new KeyLocation(
          "a raw column",
          Set.of(
              "physicalName",
              "physicalType",
              "logicalType",
              "logicalTypeOptions.format",
              "logicalTypeOptions.defaultTimezone",
              "customProperties"));
  static final KeyLocation MART_COLUMN =
      new KeyLocation(
          "a mart's column", with(PARTITION, "physicalType", "logicalType", "required"));
  static final KeyLocation SILVER_COLUMN =
      new KeyLocation(
          "a silver column",
          with(
              with(RULES, "physicalType", "logicalType", "primaryKey", "primaryKeyPosition"),
              PARTITION.toArray(String[]::new)));
  static final KeyLocation MAPPED_COLUMN =
      new KeyLocation(
          "a mapping", with(RULES, "logicalType", "transformLogic", "customProperties"));
  static final KeyLocation TABLE_RULE =
      new KeyLocation("a table's rule", Set.of("engine", "implementation"));
  static final KeyLocation COLUMN_RULE =
      new KeyLocation("a column's rule", Set.of("metric", "arguments", "mustBe"));

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private static Set<String> with(Set<String> keys, String... more) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }

  /** Reports the keys of {@code part} that have no effect. */
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
            problems.at(key).add("has no effect in " + label);
          }
        });
  }
}
