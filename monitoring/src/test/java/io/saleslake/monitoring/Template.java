package io.saleslake.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A synthesized template with its parameters resolved as in CloudFormation. */
record Template(JsonNode raw, Map<String, String> parameters) {
  static final Path PROJECT = Path.of("contracts");
  static final Path LOYALTY = Path.of("tests/contracts");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<Path, JsonNode> SYNTHESIZED = new ConcurrentHashMap<>();

  private static final Map<String, String> DEV =
      Map.ofEntries(
          Map.entry("AWS::Partition", "aws"),
          Map.entry("AWS::Region", "eu-west-1"),
          Map.entry("AWS::AccountId", "123456789012"),
          Map.entry("Prefix", "saleslake-dev"),
          Map.entry("MetricsNamespace", "saleslake/dev"),
          Map.entry("Topic", "arn:aws:sns:eu-west-1:123456789012:saleslake-dev-alarms"),
          Map.entry(
              "StateMachine",
              "arn:aws:states:eu-west-1:123456789012:stateMachine:saleslake-dev-promotion"),
          Map.entry("OpsDatabase", "saleslake_dev_ops"),
          Map.entry("Runbooks", "docs/runbooks"),
          Map.entry("Notify", "together"),
          Map.entry("PeriodSeconds", "3600"),
          Map.entry("FreshnessMissing", "breaching"),
          Map.entry("FreshnessSeconds", "3600"),
          Map.entry("CrawlerSuccessPercent", "90"),
          Map.entry("QuarantinePercent", "2"),
          Map.entry("CostBand", "2"),
          Map.entry("BronzeBucket", "saleslake-dev-bronze"),
          Map.entry("SilverBucket", "saleslake-dev-silver"),
          Map.entry("GoldBucket", "saleslake-dev-gold"),
          Map.entry("DpusPromoteToSilver", "2"),
          Map.entry("DpusPromoteToGold", "2"),
          Map.entry("DpusMaintain", "2"),
          Map.entry("DpusReplayQuarantine", "2"),
          Map.entry("FreshnessPeriods48", "26"),
          Map.entry("FreshnessPeriods26", "26"),
          Map.entry("FreshnessPeriods50", "26"),
          Map.entry("FreshnessPeriods96", "26"),
          Map.entry("FreshnessPeriods168", "26"),
          Map.entry("FreshnessPeriods744", "26"));

  /** The template for development, synthesized once for all tests. */
  static Template of(Path contracts) {
    return new Template(SYNTHESIZED.computeIfAbsent(contracts, Template::synthesize), DEV);
  }

  static JsonNode synthesize(Path contracts) {
    try {
      Path file = Files.createTempFile("monitoring", ".template.json");
      Synthesize.synthesize(contracts, file);
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Template with(String parameter, String value) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.put(parameter, value);
    return new Template(raw, changed);
  }

  /** Metric alarms by name. */
  Map<String, JsonNode> alarms() {
    return resources("AWS::CloudWatch::Alarm", "AlarmName");
  }

  JsonNode alarm(String name) {
    return Objects.requireNonNull(alarms().get("saleslake-dev-" + name), name);
  }

  Map<String, JsonNode> composites() {
    return resources("AWS::CloudWatch::CompositeAlarm", "AlarmName");
  }

  JsonNode composite(String name) {
    return Objects.requireNonNull(composites().get("saleslake-dev-" + name), name);
  }

  JsonNode dashboard(String name) {
    return Objects.requireNonNull(dashboards().get("saleslake-dev-" + name), name);
  }

  /** Dashboard bodies by name. */
  Map<String, JsonNode> dashboards() {
    return resources("AWS::CloudWatch::Dashboard", "DashboardName").entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                dashboard -> read(dashboard.getValue().get("DashboardBody").asText()),
                (one, other) -> one,
                TreeMap::new));
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, JsonNode> resources(String type, String name) {
    Map<String, JsonNode> found = new TreeMap<>();
    raw.get("Resources")
        .forEach(
            resource -> {
              if (resource.get("Type").asText().equals(type)) {
                JsonNode properties = Objects.requireNonNull(resolved(resource.get("Properties")));
                found.put(properties.get(name).asText(), properties);
              }
            });
    return found;
  }

  /** Absent if a condition removes it. */
  private @Nullable JsonNode resolved(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = MAPPER.createArrayNode();
      node.forEach(element -> array.add(resolved(element)));
      return array;
    }
    if (node.has("Ref")) {
      return reference(node.get("Ref").asText());
    }
    if (node.has("Fn::Join")) {
      StringBuilder joined = new StringBuilder();
      for (JsonNode part : node.get("Fn::Join").get(1)) {
        joined.append(Objects.requireNonNull(resolved(part)).asText());
      }
      return TextNode.valueOf(joined.toString());
    }
    if (node.has("Fn::If")) {
      JsonNode parts = node.get("Fn::If");
      return resolved(parts.get(holds(parts.get(0).asText()) ? 1 : 2));
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = resolved(field.getValue());
      if (value != null) {
        object.set(field.getKey(), value);
      }
    }
    return object;
  }

  private @Nullable JsonNode reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    JsonNode resource = raw.get("Resources").get(name);
    if (resource != null) {
      return resolved(resource.get("Properties").get("AlarmName"));
    }
    return TextNode.valueOf(
        Objects.requireNonNull(parameters.get(name), () -> "No parameter " + name));
  }

  private boolean holds(String condition) {
    JsonNode compared = raw.get("Conditions").get(condition).get("Fn::Equals");
    return Objects.requireNonNull(resolved(compared.get(0))).equals(compared.get(1));
  }
}
