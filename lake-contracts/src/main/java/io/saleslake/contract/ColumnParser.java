package io.saleslake.contract;

import io.saleslake.contract.Column.Partition;
import io.saleslake.contract.ColumnType.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Converts an ODCS property to a column. */
final class ColumnParser {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final int LONGEST_NAME = 128;

  /** Placeholder for a number whose type is already reported as a problem. */
  private static final ColumnType SOME_NUMBER = new ColumnType(Kind.DECIMAL, 38, 18);

  private ColumnParser() {}

  static Column column(Odcs.Property property, KeyLocation location, Problems problems) {
    location.check(property, problems);
    CustomProperties custom =
        CustomProperties.of(
            property.customProperties(), problems, "partitionTransform", Money.PROPERTY);
    ColumnType type = type(property, custom, problems);
    boolean key = Boolean.TRUE.equals(property.primaryKey());
    Integer position = property.primaryKeyPosition();
    if (position != null && !key) {
      problems.at("primaryKeyPosition").add("needs primaryKey: true");
    }
    return new Column(
        name(property, problems),
        type,
        Optional.ofNullable(property.description()).map(String::strip).orElse(""),
        key || Boolean.TRUE.equals(property.required()),
        key ? Optional.ofNullable(position).orElse(1) : 0,
        partition(property, custom, type, problems));
  }

  static String name(Odcs.Property property, Problems problems) {
    String name = problems.required(property.name(), "name", "");
    if (!name.isEmpty()) {
      checkName(name, problems.at("name"));
    }
    return name;
  }

  /** Names are used unchanged in SQL, paths and AWS resource names. */
  static void checkName(String name, Problems problems) {
    if (!NAME.matcher(name).matches()) {
      problems.add("'%s' is not a lower-case name (a-z, 0-9, _)".formatted(name));
    } else if (name.length() > LONGEST_NAME) {
      problems.add(
          "'%s' has %d characters (at most %d)".formatted(name, name.length(), LONGEST_NAME));
    }
  }

  static ColumnType type(Odcs.Property property, CustomProperties custom, Problems problems) {
    return Money.isInexact(property, custom, problems)
        ? SOME_NUMBER
        : declaredType(property, problems);
  }

  private static ColumnType declaredType(Odcs.Property property, Problems problems) {
    String logical = problems.required(property.logicalType(), "logicalType", "string");
    if (!ColumnType.isLogical(logical)) {
      problems
          .at("logicalType")
          .add("unknown type '%s' (allowed: %s)".formatted(logical, ColumnType.LOGICAL));
      return ColumnType.STRING;
    }
    Problems at = problems.at("physicalType");
    Optional<ColumnType> byLogical = ColumnType.ofLogical(logical);
    String physical = property.physicalType();
    if (physical == null) {
      if (byLogical.isEmpty()) {
        at.add("missing: a number needs decimal(p,s)");
      }
      return byLogical.orElse(SOME_NUMBER);
    }
    Optional<ColumnType> type = ColumnType.ofPhysical(physical);
    if (type.isEmpty()) {
      at.add("unknown type '%s' (allowed: %s)".formatted(physical, ColumnType.PHYSICAL));
    } else if (!type.get().logical().equals(logical)) {
      at.add("%s contradicts logicalType %s".formatted(physical, logical));
      type = byLogical;
    }
    return type.or(() -> byLogical).orElse(SOME_NUMBER);
  }

  private static Optional<Partition> partition(
      Odcs.Property property, CustomProperties custom, ColumnType type, Problems problems) {
    Optional<Partition> transform = custom.choice("partitionTransform", Partition.class);
    Problems at = problems.at("partitionTransform");
    if (!Boolean.TRUE.equals(property.partitioned())) {
      transform.ifPresent(given -> at.add("needs partitioned: true"));
      return Optional.empty();
    }
    Partition partition = transform.orElse(Partition.IDENTITY);
    boolean isTime = type.kind() == Kind.DATE || type.kind() == Kind.TIMESTAMP;
    if (partition != Partition.IDENTITY && !isTime) {
      String given = partition.name().toLowerCase(Locale.ROOT);
      at.add("%s needs a date or a timestamp, not %s".formatted(given, type));
    }
    return Optional.of(partition);
  }
}
