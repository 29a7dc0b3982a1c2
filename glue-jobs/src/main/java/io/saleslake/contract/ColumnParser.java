package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.joining;

import io.saleslake.contract.Column.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Turns one ODCS property into a column and the rules its rows must satisfy. */
final class ColumnParser {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern REFERENCE = Pattern.compile("([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");

  private ColumnParser() {}

  static Column column(Odcs.Property property, Problems problems) {
    String name = name(property, problems);
    boolean key = Boolean.TRUE.equals(property.primaryKey());
    int position = property.primaryKeyPosition() == null ? 1 : property.primaryKeyPosition();
    return new Column(
        name,
        type(property, problems),
        Optional.ofNullable(property.description()).map(String::strip).orElse(""),
        key || Boolean.TRUE.equals(property.required()),
        key ? position : 0,
        partition(property, problems));
  }

  static String name(Odcs.Property property, Problems problems) {
    String name = problems.required(property.name(), "name", "");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      problems.at("name").add("'%s' is not a lower-case name (a-z, 0-9, _)".formatted(name));
    }
    return name;
  }

  static ColumnType type(Odcs.Property property, Problems problems) {
    String logical = problems.required(property.logicalType(), "logicalType", "string");
    return ColumnType.parse(logical, property.physicalType())
        .orElseGet(
            () -> {
              String key = property.physicalType() == null ? "logicalType" : "physicalType";
              String given = property.physicalType() == null ? logical : property.physicalType();
              problems
                  .at(key)
                  .add(
                      logical.equals("number") && property.physicalType() == null
                          ? "number needs physicalType: decimal(p,s)"
                          : "unknown type '%s' (allowed: %s)".formatted(given, ColumnType.ALLOWED));
              return ColumnType.STRING;
            });
  }

  private static Optional<Partition> partition(Odcs.Property property, Problems problems) {
    CustomProperties custom =
        CustomProperties.of(property.customProperties(), problems, "partitionTransform");
    if (!Boolean.TRUE.equals(property.partitioned())) {
      return Optional.empty();
    }
    return Optional.of(
        custom.choice("partitionTransform", Partition.class).orElse(Partition.IDENTITY));
  }

  /** The rules that a property states, for a column of the given type. */
  static List<RowRule> rules(Odcs.Property property, ColumnType type, Problems problems) {
    String name = property.name() == null ? "" : property.name();
    String column = "`" + name + "`";
    List<RowRule> rules = new ArrayList<>();
    if (Boolean.TRUE.equals(property.required()) || Boolean.TRUE.equals(property.primaryKey())) {
      rules.add(new RowRule("required", name, column + " IS NOT NULL"));
    }
    Odcs.LogicalTypeOptions options = property.logicalTypeOptions();
    if (options != null) {
      range(rules, name, type, ">=", options.minimum(), problems.at("logicalTypeOptions.minimum"));
      range(rules, name, type, "<=", options.maximum(), problems.at("logicalTypeOptions.maximum"));
      range(
          rules,
          name,
          type,
          ">",
          options.exclusiveMinimum(),
          problems.at("logicalTypeOptions.exclusiveMinimum"));
      range(
          rules,
          name,
          type,
          "<",
          options.exclusiveMaximum(),
          problems.at("logicalTypeOptions.exclusiveMaximum"));
      pattern(rules, name, options.pattern(), problems.at("logicalTypeOptions.pattern"));
      length(rules, name, ">=", options.minLength());
      length(rules, name, "<=", options.maxLength());
    }
    List<Odcs.Quality> quality = orEmpty(property.quality());
    for (int i = 0; i < quality.size(); i++) {
      quality(rules, name, quality.get(i), problems.at("quality", i));
    }
    return rules;
  }

  private static void range(
      List<RowRule> rules,
      String name,
      ColumnType type,
      String operator,
      @Nullable String bound,
      Problems problems) {
    if (bound == null) {
      return;
    }
    switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE -> {
        if (!bound.matches("-?\\d+(\\.\\d+)?")) {
          problems.add("'%s' is not a number".formatted(bound));
        }
        rules.add(new RowRule("range", name, "`%s` %s %s".formatted(name, operator, bound)));
      }
      case DATE, TIMESTAMP ->
          rules.add(
              new RowRule(
                  "range",
                  name,
                  "`%s` %s %s%s".formatted(name, operator, type.sql(), literal(bound))));
      case STRING, BOOLEAN -> problems.add("a %s has no range".formatted(type));
    }
  }

  private static void pattern(
      List<RowRule> rules, String name, @Nullable String pattern, Problems problems) {
    if (pattern == null) {
      return;
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      problems.add("not a regular expression: " + e.getDescription());
    }
    rules.add(
        new RowRule(
            "pattern", name, "`%s` RLIKE %s".formatted(name, literal("^(?:" + pattern + ")$"))));
  }

  private static void length(
      List<RowRule> rules, String name, String operator, @Nullable Integer bound) {
    if (bound != null) {
      rules.add(
          new RowRule("length", name, "char_length(`%s`) %s %d".formatted(name, operator, bound)));
    }
  }

  private static void quality(
      List<RowRule> rules, String name, Odcs.Quality quality, Problems problems) {
    if (!"invalidValues".equals(quality.metric())) {
      problems.at("metric").add("a column's rule must be 'invalidValues' with validValues");
      return;
    }
    Object values = quality.arguments() == null ? null : quality.arguments().get("validValues");
    if (!(values instanceof Collection<?> list) || list.isEmpty()) {
      problems.at("arguments.validValues").add("missing: a list of the allowed values");
      return;
    }
    if (!Integer.valueOf(0).equals(quality.mustBe())) {
      problems.at("mustBe").add("must be 0: a row with another value goes to quarantine");
    }
    String allowed =
        list.stream().map(value -> literal(String.valueOf(value))).collect(joining(", "));
    rules.add(new RowRule("allowed", name, "`%s` IN (%s)".formatted(name, allowed)));
  }

  static List<Reference> references(Odcs.Property property, Problems problems) {
    List<Reference> references = new ArrayList<>();
    List<Odcs.Relationship> relationships = orEmpty(property.relationships());
    for (int i = 0; i < relationships.size(); i++) {
      Problems at = problems.at("relationships", i);
      String to = at.required(relationships.get(i).to(), "to", "");
      Matcher matcher = REFERENCE.matcher(to);
      if (matcher.matches()) {
        String column = property.name() == null ? "" : property.name();
        references.add(new Reference(column, matcher.group(1), matcher.group(2)));
      } else if (!to.isEmpty()) {
        at.at("to").add("'%s' is not table.column".formatted(to));
      }
    }
    return references;
  }

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
