package io.saleslake.engine;

import static java.util.stream.Collectors.joining;

import io.saleslake.contract.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Writes queries that people can read: a line per column. */
public final class Select {
  private final List<String> items = new ArrayList<>();
  private String hint = "";

  private Select() {}

  public static Select of(String... items) {
    Select select = new Select();
    select.items.addAll(List.of(items));
    return select;
  }

  /** With a hint behind the keyword. */
  public Select hint(String text) {
    hint = text;
    return this;
  }

  /** With an expression under a name. */
  public Select as(String expression, String name) {
    items.add(expression + " AS " + Sql.column(name));
    return this;
  }

  /** With columns as they are. */
  public Select columns(Collection<String> names) {
    return columns("", names.stream());
  }

  /** The same, of the relation before the dot. */
  public Select columns(String prefix, Stream<String> names) {
    names.map(name -> prefix + Sql.column(name)).forEach(items::add);
    return this;
  }

  /** The query; {@code from} is what comes behind FROM. */
  public String from(String from) {
    return "SELECT%s\n%s\nFROM %s"
        .formatted(
            hint.isEmpty() ? "" : " " + hint,
            items.stream().map(item -> "  " + item.strip()).collect(joining(",\n")),
            from);
  }

  /** Names in parentheses, for USING. */
  public static String using(Collection<String> names) {
    return names.stream().map(Sql::column).collect(joining(", ", "USING (", ")"));
  }
}
