package io.saleslake.duckdb;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions of Java. Lists are returned as JSON. */
final class SparkExpressions {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final int MANY = 1000;

  private SparkExpressions() {}

  private static Matcher matcher(String text, String expression) {
    Pattern pattern = PATTERNS.get(expression);
    if (pattern == null) {
      if (PATTERNS.size() > MANY) {
        PATTERNS.clear();
      }
      pattern = Pattern.compile(expression);
      PATTERNS.put(expression, pattern);
    }
    return pattern.matcher(text);
  }

  static boolean matches(String text, String expression) {
    return matcher(text, expression).find();
  }

  static String replace(String text, String expression, String replacement) {
    return matcher(text, expression).replaceAll(replacement);
  }

  /** The group of the first match; empty text where there is none. */
  static String extract(String text, String expression, int group) {
    Matcher matcher = matcher(text, expression);
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  static String extractAll(String text, String expression, int group) {
    Matcher matcher = matcher(text, expression);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(group) == null ? "" : matcher.group(group));
    }
    return json(found);
  }

  static int count(String text, String expression) {
    return (int) matcher(text, expression).results().count();
  }

  static String split(String text, String expression, int limit) {
    int parts = limit > 0 ? limit : -1;
    if (!text.isEmpty() && expression.isEmpty()) {
      List<String> characters = text.codePoints().mapToObj(Character::toString).toList();
      return json(
          parts < 0 || parts >= characters.size() ? characters : characters.subList(0, parts));
    }
    return json(List.of(matcher("", expression).pattern().split(text, parts)));
  }

  /** A text in JSON. */
  static String json(String text) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static String json(List<String> texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() == 1 ? "" : ",").append(json(text));
    }
    return json.append(']').toString();
  }
}
