package io.saleslake.names;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The names that Java and Terraform share. Each is defined in {@code names.json} beside this class,
 * by group and constant, and Terraform reads the same file.
 */
public final class SharedNames {
  private static final Map<String, Map<String, String>> GROUPS = read();

  private SharedNames() {}

  /**
   * The name of a constant.
   *
   * @throws IllegalStateException when the file does not define it
   */
  public static String of(String group, Enum<?> constant) {
    String name = GROUPS.getOrDefault(group, Map.of()).get(constant.name());
    if (name == null) {
      throw new IllegalStateException(
          "Cannot find a name: names.json has no %s.%s".formatted(group, constant.name()));
    }
    return name;
  }

  /** All names, by group and constant. */
  static Map<String, Map<String, String>> groups() {
    return GROUPS;
  }

  private static Map<String, Map<String, String>> read() {
    try (InputStream file = SharedNames.class.getResourceAsStream("names.json")) {
      return new ObjectMapper().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
