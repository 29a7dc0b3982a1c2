package io.saleslake.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lake's own settings in a contract, which ODCS stores under {@code customProperties}. */
final class CustomProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Object> values = new HashMap<>();
  private final Problems problems;

  private CustomProperties(Problems problems) {
    this.problems = problems;
  }

  /**
   * The settings of one element of a contract. A name that is not in {@code known} is a problem.
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
        at.add("duplicate property '%s'".formatted(name));
      }
    }
    return settings;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  /** A boolean setting. */
  Optional<Boolean> flag(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    problems.at(name).add("must be true or false, not '%s'".formatted(value));
    return Optional.empty();
  }

  /** Whether the setting {@code engine} names Spark, its only value. */
  boolean needsSpark() {
    Optional<String> engine = text("engine");
    if (engine.isPresent() && !engine.get().equals("spark")) {
      problems
          .at("engine")
          .add(
              "must be spark, or absent for SQL that runs on every engine, not '%s'"
                  .formatted(engine.get()));
    }
    return engine.isPresent();
  }

  /** A setting whose value is a lower-case enum constant. */
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

  /** A setting that is a map; {@code known} lists the allowed keys. */
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

  /** A setting that is a map with arbitrary keys. */
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
