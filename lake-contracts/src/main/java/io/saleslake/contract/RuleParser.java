package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Converts the constraints of an ODCS property to row rules. */
final class RuleParser {
  /** The bound that means the file's arrival date. */
  private static final String TODAY = "today";

  /** An earlier date is probably a two-digit year. */
  private static final LocalDate EARLIEST_BY_DEFAULT = LocalDate.of(1900, 1, 1);

  private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 15);

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final String column;
  private final ColumnType type;
  private final Problems problems;
  private final List<RowRule> rules = new ArrayList<>();

  private RuleParser(String column, ColumnType type, Problems problems) {
    this.column = column;
    this.type = type;
    this.problems = problems;
  }

  static List<RowRule> parse(Odcs.Property property, ColumnType type, Problems problems) {
    String column = property.name() == null ? "" : property.name();
    return new RuleParser(column, type, problems).parse(property);
  }

  /** As {@link #parse}, plus the default rule for dates in silver. */
  static List<RowRule> parseSilver(Odcs.Property property, ColumnType type, Problems problems) {
    List<RowRule> rules = parse(property, type, problems);
    Odcs.LogicalTypeOptions options = property.logicalTypeOptions();
    boolean bounded =
        options != null && (options.minimum() != null || options.exclusiveMinimum() != null);
    if (type.isTime() && !bounded && property.name() != null) {
      rules.add(
          new RowRule(
              "range",
              property.name(),
              "`%s` >= DATE'%s'".formatted(property.name(), EARLIEST_BY_DEFAULT)));
    }
    return rules;
  }

  private List<RowRule> parse(Odcs.Property property) {
    if (Boolean.TRUE.equals(property.required()) || Boolean.TRUE.equals(property.primaryKey())) {
      add(RowRule.REQUIRED, "`%s` IS NOT NULL".formatted(column));
    }
    Odcs.LogicalTypeOptions options = property.logicalTypeOptions();
    if (options != null) {
      range(">=", options.minimum(), "minimum");
      range("<=", options.maximum(), "maximum");
      range(">", options.exclusiveMinimum(), "exclusiveMinimum");
      range("<", options.exclusiveMaximum(), "exclusiveMaximum");
      pattern(options.pattern());
      length(">=", options.minLength(), "minLength");
      length("<=", options.maxLength(), "maxLength");
    }
    List<Odcs.Quality> quality = orEmpty(property.quality());
    for (int i = 0; i < quality.size(); i++) {
      quality(quality.get(i), problems.at("quality", i));
    }
    return rules;
  }

  private void add(String rule, String condition) {
    rules.add(new RowRule(rule, column, condition));
  }

  private void range(String operator, @Nullable Object bound, String key) {
    if (TODAY.equals(bound) && operator.equals("<=") && type.isTime()) {
      add("range", "CAST(`%s` AS DATE) <= %s".formatted(column, RowRule.TODAY));
    } else if (bound != null) {
      String literal = literal(bound, problems.at("logicalTypeOptions").at(key));
      add("range", "`%s` %s %s".formatted(column, operator, literal));
    }
  }

  /** Converts a bound to SQL, or adds a problem if it does not match the column's type. */
  private String literal(Object given, Problems at) {
    String bound = text(given);
    switch (type.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE -> {
        checkNumber(bound, at);
        if (given instanceof String && NUMBER.matcher(bound).matches()) {
          at.add("'%s' is text: write a number without quotes".formatted(bound));
        }
        return bound;
      }
      case DATE, TIMESTAMP -> {
        try {
          LocalDate day =
              bound.contains("T")
                  ? LocalDate.parse(bound, DateTimeFormatter.ISO_DATE_TIME)
                  : LocalDate.parse(bound);
          if (day.isBefore(GREGORIAN)) {
            at.add("'%s' is before the first day of the calendar, %s".formatted(bound, GREGORIAN));
          }
        } catch (DateTimeParseException e) {
          at.add("'%s' is not a date (ISO 8601, in quotes)".formatted(bound));
        }
        return type.sql() + Sql.text(bound);
      }
      case STRING, BOOLEAN ->
          at.add("needs a number, a date or a timestamp, not %s".formatted(type));
    }
    return "NULL";
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static void checkNumber(String text, Problems at) {
    if (!NUMBER.matcher(text).matches()) {
      at.add("'%s' is not a number".formatted(text));
    }
  }

  private void pattern(@Nullable String pattern) {
    if (pattern == null) {
      return;
    }
    Problems at = problems.at("logicalTypeOptions.pattern");
    checkIsText(at);
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      at.add("not a regular expression: " + e.getDescription());
    }
    add("pattern", "regexp_like(`%s`, %s)".formatted(column, Sql.text("^(?:" + pattern + ")$")));
  }

  private void length(String operator, @Nullable Integer bound, String key) {
    if (bound != null) {
      checkIsText(problems.at("logicalTypeOptions").at(key));
      add("length", "char_length(`%s`) %s %d".formatted(column, operator, bound));
    }
  }

  private void checkIsText(Problems at) {
    if (!type.isString()) {
      at.add("needs a string, not %s".formatted(type));
    }
  }

  private void quality(Odcs.Quality rule, Problems at) {
    KeyLocation.COLUMN_RULE.check(rule, at);
    if (!"invalidValues".equals(rule.metric())) {
      at.at("metric").add("must be 'invalidValues', with arguments.validValues");
      return;
    }
    if (!Integer.valueOf(0).equals(rule.mustBe())) {
      at.at("mustBe").add("must be 0: a row with another value goes to quarantine");
    }
    Map<String, Object> arguments = rule.arguments() == null ? Map.of() : rule.arguments();
    Problems here = at.at("arguments.validValues");
    if (!(arguments.get("validValues") instanceof Collection<?> values) || values.isEmpty()) {
      here.add("missing: a list of the allowed values");
      return;
    }
    if (!arguments.keySet().equals(Set.of("validValues"))) {
      at.at("arguments").add("has unknown keys (allowed: validValues)");
    }
    String allowed =
        values.stream().map(value -> allowed(text(value), here)).collect(joining(", "));
    add("allowed", "`%s` IN (%s)".formatted(column, allowed));
  }

  private String allowed(String value, Problems at) {
    switch (type.kind()) {
      case INT, BIGINT, DECIMAL -> checkNumber(value, at);
      case STRING -> {
        return Sql.text(value);
      }
      case DOUBLE, BOOLEAN, DATE, TIMESTAMP ->
          at.add("needs a string or a number, not %s".formatted(type));
    }
    return value;
  }
}
