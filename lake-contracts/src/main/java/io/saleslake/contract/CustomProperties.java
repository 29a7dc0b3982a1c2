package io.saleslake.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lake's own settings in a contract: ODCS keeps them under {@code customProperties}. */
final class CustomProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Object> values = new HashMap<>();
  private final Problems problems;

  private CustomProperties(Problems problems) {
    this.problems = problems;
  }

  /**
   * The settings at one place of a contract; a name that is not among {@code known} is a problem.
   */
  static CustomProperties of(
      @Nullable List<Odcs.CustomProperty> properties, Problems problems, String... known) {
    CustomProperties settings = new CustomProperties(problems);
    List<Odcs.CustomProperty> all = Odcs.orEmpty(properties);
    String allowed = known.length == 0 ? "none" : String.join(", ", known);
    for (int i = 0; i < all.size(); i++) {
      Problems at = problems.at("customProperties", i);
      String name = at.required(all.get(i).property(), "property", "");
      Object value = at.required(all.get(i).value(), "value", "");
      if (!name.isEmpty() && !Set.of(known).contains(name)) {
        at.at("property").add("unknown property '%s' (allowed here: %s)".formatted(name, allowed));
      } else if (settings.values.put(name, value) != null) {
        at.add("property '%s' stands twice".formatted(name));
      }
    }
    return settings;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  /** A setting that is true or false. */
  Optional<Boolean> flag(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    problems.at(name).add("must be true or false, not '%s'".formatted(value));
    return Optional.empty();
  }

  /** A setting that must be one of an enum's names, in lower case. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).flatMap(value -> Choices.parse(value, type, problems.at(name)));
  }

  List<String> texts(String name) {
    Object value = values.get(name);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  /** A setting with keys of its own; {@code known} names all that may stand in it. */
  Map<String, Object> map(String name, String... known) {
    Map<String, Object> map = anyMap(name);
    for (String key : map.keySet()) {
      if (!Set.of(known).contains(key)) {
        problems
            .at(name)
            .at(key)
            .add("unknown key (allowed: %s)".formatted(String.join(", ", known)));
      }
    }
    return map;
  }

  /** A setting whose keys the contract's author names. */
  Map<String, Object> anyMap(String name) {
    Object value = values.get(name);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?>)) {
      problems.at(name).add("must be a map of settings");
      return Map.of();
    }
    return MAPPER.convertValue(value, new TypeReference<>() {});
  }
}
