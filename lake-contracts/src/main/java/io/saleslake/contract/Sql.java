package io.saleslake.contract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds fragments of Spark SQL. */
public final class Sql {
  /** Matches quoted text; only backquotes enclose names. */
  static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|--.*|/\\*(?s:.*?)\\*/");

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private Sql() {}

  /** The names and keywords in SQL, in lower case. */
  public static Set<String> words(String sql) {
    return WORD.matcher(TEXT_OR_COMMENT.matcher(sql).replaceAll(" "))
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** A string literal. */
  public static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A regular expression that matches exactly this text. */
  public static String quoted(String text) {
    return text.replaceAll("([\\\\^$.|?*+()\\[\\]{}])", "\\\\$1");
  }

  public static String column(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
