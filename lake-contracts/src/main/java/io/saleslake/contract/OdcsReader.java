package io.saleslake.contract;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saleslake.FirstLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a YAML file into {@link Odcs} and collects all unknown keys. */
final class OdcsReader {
  private OdcsReader() {}

  static Optional<Odcs> read(Path path, Problems problems) {
    try {
      Optional<String> text = ContractText.read(path, problems);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (text.get().lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
        problems.add("is empty");
        return Optional.empty();
      }
      Optional<Odcs> odcs = Optional.ofNullable(mapper(problems).readValue(text.get(), Odcs.class));
      if (odcs.isEmpty()) {
        problems.add("is empty");
      }
      return odcs;
    } catch (JsonMappingException e) {
      problems.at(keyOf(e)).add(reason(e));
    } catch (JsonProcessingException e) {
      problems.add(reason(e));
    } catch (IOException e) {
      problems.add("cannot be read as UTF-8 text: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static ObjectMapper mapper(Problems problems) {
    return YAMLMapper.builder()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
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

  /** Describes the problem in YAML terms; Jackson's message refers to Java types. */
  private static String reason(JsonProcessingException e) {
    String message = FirstLine.of(e.getOriginalMessage());
    if (e instanceof InvalidNullException) {
      return "missing";
    }
    if (message.startsWith("Trailing token")) {
      return "holds more than one document";
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "must be " + nameOf(mismatch.getTargetType());
    }
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return "not valid YAML in line %d: %s"
          .formatted(marked.getProblemMark().getLine() + 1, marked.getProblem());
    }
    String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    return message.startsWith("Duplicate field")
        ? message.replace("Duplicate field", "duplicate key") + line
        : "not valid YAML%s: %s".formatted(line, message);
  }

  private static String nameOf(Class<?> type) {
    if (type == String.class) {
      return "text";
    } else if (type == Boolean.class) {
      return "true or false";
    } else if (type == Integer.class) {
      return "a whole number";
    }
    return type == List.class ? "a list" : "a map of keys";
  }
}
