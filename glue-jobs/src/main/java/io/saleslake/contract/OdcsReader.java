package io.saleslake.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one YAML file into {@link Odcs}; unknown keys are collected, not just the first one
 * reported.
 */
final class OdcsReader {
  private OdcsReader() {}

  static Optional<Odcs> read(Path path, Problems problems) {
    try {
      return Optional.ofNullable(mapper(problems).readValue(Files.readString(path), Odcs.class));
    } catch (JsonMappingException e) {
      problems.at(keyOf(e)).add(firstLine(e));
    } catch (JsonProcessingException e) {
      problems.add(
          "not valid YAML, line %d: %s"
              .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), firstLine(e)));
    } catch (IOException e) {
      problems.add("cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static ObjectMapper mapper(Problems problems) {
    return YAMLMapper.builder()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addHandler(
            new DeserializationProblemHandler() {
              @Override
              public boolean handleUnknownProperty(
                  DeserializationContext context,
                  JsonParser parser,
                  JsonDeserializer<?> deserializer,
                  Object beanOrClass,
                  String propertyName)
                  throws IOException {
                problems.at(keyOf(parser.getParsingContext())).add("unknown key");
                parser.skipChildren();
                return true;
              }
            })
        .build();
  }

  private static String keyOf(JsonStreamContext context) {
    StringBuilder key = new StringBuilder();
    for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
      String step = at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName();
      key.insert(0, step);
    }
    return key.substring(key.charAt(0) == '.' ? 1 : 0);
  }

  private static String keyOf(JsonMappingException e) {
    StringBuilder key = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      key.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return key.length() > 0 && key.charAt(0) == '.' ? key.substring(1) : key.toString();
  }

  private static String firstLine(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String line = message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}
