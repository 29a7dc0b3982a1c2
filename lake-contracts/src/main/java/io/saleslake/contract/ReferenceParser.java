package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts an ODCS relationship to a reference to another table's key. */
final class ReferenceParser {
  private static final Pattern TARGET = Pattern.compile("([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");

  private ReferenceParser() {}

  /** Returns at most one reference; its target is checked when all tables are read. */
  static List<Reference> parse(Odcs.Property property, ColumnType type, Problems problems) {
    List<Odcs.Relationship> relationships = orEmpty(property.relationships());
    if (relationships.isEmpty()) {
      return List.of();
    }
    if (relationships.size() > 1) {
      problems.at("relationships").add("a column can refer to one table only");
      return List.of();
    }
    Problems at = problems.at("relationships", 0);
    String kind = relationships.get(0).type();
    if (kind != null && !kind.equals("foreignKey")) {
      at.at("type").add("must be 'foreignKey', not '%s'".formatted(kind));
    }
    String to = at.required(relationships.get(0).to(), "to", "");
    Matcher matcher = TARGET.matcher(to);
    if (!matcher.matches()) {
      if (!to.isEmpty()) {
        at.at("to").add("'%s' is not table.column".formatted(to));
      }
      return List.of();
    }
    String column = property.name() == null ? "" : property.name();
    Reference reference = new Reference(column, matcher.group(1), matcher.group(2));
    at.later(resolved -> check(reference, type, resolved, at.at("to")));
    return List.of(reference);
  }

  private static void check(
      Reference reference, ColumnType type, ResolvedContracts resolved, Problems problems) {
    resolved
        .table(reference.table(), problems)
        .ifPresent(
            table -> {
              if (!table.key().equals(List.of(reference.key()))) {
                problems.add(
                    "'%s' is not the key of %s (key: %s)"
                        .formatted(
                            reference.key(), reference.table(), String.join(", ", table.key())));
                return;
              }
              table
                  .column(reference.key())
                  .map(Column::type)
                  .filter(wanted -> !wanted.equals(type))
                  .ifPresent(
                      wanted ->
                          problems.add(
                              "'%s' is %s, the column is %s"
                                  .formatted(reference.key(), wanted, type)));
            });
  }
}
