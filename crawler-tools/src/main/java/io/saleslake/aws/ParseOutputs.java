package io.saleslake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saleslake.LakeException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parses the output of {@code terraform output -json} and ignores outputs that no command needs.
 */
final class ParseOutputs {
  private final JsonNode outputs;
  private final String source;

  private ParseOutputs(JsonNode outputs, String source) {
    this.outputs = outputs;
    this.source = source;
  }

  /**
   * Parses the outputs.
   *
   * @param source origin of the text, for messages
   */
  static Outputs parse(String json, String source) {
    JsonNode root;
    try {
      root = new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw invalid(source, "is no JSON: " + e.getOriginalMessage());
    }
    if (!root.isObject()) {
      throw invalid(source, "must be what `terraform output -json` writes");
    }
    if (root.isEmpty()) {
      throw invalid(source, "it contains no outputs; apply the lake first (docs/deploy.md)");
    }
    ParseOutputs parser = new ParseOutputs(root, source);
    return new Outputs(
        parser.names("buckets"),
        parser.names("crawlers"),
        parser.names("databases"),
        parser.names("jobs"),
        parser.text("metrics_namespace"),
        parser.text("region"),
        parser.text("state_machine_arn"),
        parser.text("topic_arn"),
        parser.text("workgroup"));
  }

  private Map<String, String> names(String output) {
    JsonNode value = value(output);
    if (!value.isObject()) {
      throw invalid(source, "'%s' must be a map of names".formatted(output));
    }
    Map<String, String> names = new TreeMap<>();
    value.properties().forEach(entry -> names.put(entry.getKey(), text(output, entry.getValue())));
    return names;
  }

  private String text(String output) {
    return text(output, value(output));
  }

  private String text(String output, JsonNode value) {
    if (!value.isTextual()) {
      throw invalid(source, "'%s' must hold text".formatted(output));
    }
    return value.textValue();
  }

  private JsonNode value(String output) {
    JsonNode value = outputs.path(output).path("value");
    if (value.isMissingNode()) {
      throw invalid(
          source,
          "'%s' is missing; apply the Terraform code of this version first".formatted(output));
    }
    return value;
  }

  private static LakeException invalid(String source, String rule) {
    return LakeException.user("Invalid outputs of %s: %s".formatted(source, rule));
  }
}
