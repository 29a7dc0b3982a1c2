package io.saleslake.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unparsed content of a contract file, with the keys of the Open Data Contract Standard v3.1.0
 * (https://bitol.io). Standard keys that the lake does not use (tags, support, price...) are
 * accepted; unknown keys are a problem. Absent keys are null: the parsers decide what is required.
 */
record Odcs(
    @Nullable String apiVersion,
    @Nullable String kind,
    @Nullable String id,
    @Nullable String name,
    @Nullable String version,
    @Nullable String status,
    @Nullable String domain,
    @Nullable String tenant,
    @Nullable String dataProduct,
    @Nullable Description description,
    @Nullable Team team,
    @Nullable List<ServiceLevel> slaProperties,
    @Nullable List<SchemaObject> schema,
    @Nullable List<String> tags,
    @Nullable Object servers,
    @Nullable Object support,
    @Nullable Object price,
    @Nullable Object roles,
    @Nullable Object authoritativeDefinitions,
    @Nullable Object contractCreatedTs,
    @Nullable List<CustomProperty> customProperties) {

  record Description(
      @Nullable String purpose,
      @Nullable String usage,
      @Nullable String limitations,
      @Nullable Object authoritativeDefinitions) {}

  record Team(
      @Nullable String name,
      @Nullable String description,
      @Nullable List<TeamMember> members,
      @Nullable List<String> tags) {}

  record TeamMember(
      @Nullable String username,
      @Nullable String name,
      @Nullable String description,
      @Nullable String role) {}

  record ServiceLevel(
      @Nullable String id,
      @Nullable String property,
      @Nullable Object value,
      @Nullable String unit,
      @Nullable String element,
      @Nullable String driver,
      @Nullable String description) {}

  record SchemaObject(
      @Nullable String id,
      @Nullable String name,
      @Nullable String physicalName,
      @Nullable String physicalType,
      @Nullable String logicalType,
      @Nullable String businessName,
      @Nullable String description,
      @Nullable String dataGranularityDescription,
      @Nullable List<String> tags,
      @Nullable List<Property> properties,
      @Nullable List<Quality> quality,
      @Nullable Object authoritativeDefinitions,
      @Nullable List<CustomProperty> customProperties) {}

  record Property(
      @Nullable String id,
      @Nullable String name,
      @Nullable String physicalName,
      @Nullable String physicalType,
      @Nullable String logicalType,
      @Nullable LogicalTypeOptions logicalTypeOptions,
      @Nullable String businessName,
      @Nullable String description,
      @Nullable List<String> tags,
      @Nullable List<Object> examples,
      @Nullable String classification,
      @Nullable Boolean criticalDataElement,
      @Nullable Boolean required,
      @Nullable Boolean unique,
      @Nullable Boolean primaryKey,
      @Nullable Integer primaryKeyPosition,
      @Nullable Boolean partitioned,
      @Nullable Integer partitionKeyPosition,
      @Nullable List<String> transformSourceObjects,
      @Nullable String transformLogic,
      @Nullable String transformDescription,
      @Nullable List<Relationship> relationships,
      @Nullable List<Quality> quality,
      @Nullable Object authoritativeDefinitions,
      @Nullable List<CustomProperty> customProperties) {}

  record LogicalTypeOptions(
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable String format,
      @Nullable Object minimum,
      @Nullable Object maximum,
      @Nullable Object exclusiveMinimum,
      @Nullable Object exclusiveMaximum,
      @Nullable String defaultTimezone) {}

  record Relationship(@Nullable String type, @Nullable String to) {}

  record Quality(
      @Nullable String id,
      @Nullable String name,
      @Nullable String description,
      @Nullable String type,
      @Nullable String metric,
      @Nullable Map<String, Object> arguments,
      @Nullable String engine,
      @Nullable String implementation,
      @Nullable String dimension,
      @Nullable String severity,
      @Nullable String businessImpact,
      @Nullable Object mustBe) {}

  record CustomProperty(
      @Nullable String id,
      @Nullable String property,
      @JsonProperty("value") @Nullable Object value,
      @Nullable String description) {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
