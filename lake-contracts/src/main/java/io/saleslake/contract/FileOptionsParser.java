package io.saleslake.contract;

import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.FileOptions.Quotes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the {@code options} of a feed. */
final class FileOptionsParser {
  private static final Set<String> OF_CSV =
      Set.of("delimiter", "quote", "escape", "header", "multiLine", "quotes");

  private final Map<String, Object> options;
  private final Problems problems;

  private FileOptionsParser(Map<String, Object> options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  static FileOptions parse(CustomProperties custom, Format format, Problems problems) {
    Map<String, Object> options =
        custom.map(
            "options",
            "delimiter",
            "quote",
            "escape",
            "encoding",
            "header",
            "multiLine",
            "quotes",
            "decimalMark",
            "thousandsMark",
            "currencySigns",
            "missingValues");
    FileOptionsParser parser = new FileOptionsParser(options, problems.at("options"));
    parser.checkApplies(format);
    return parser.parse();
  }

  private void checkApplies(Format format) {
    boolean isText =
        switch (format) {
          case CSV, JSON -> true;
          case PARQUET, AVRO -> false;
        };
    for (String key : options.keySet()) {
      if ((OF_CSV.contains(key) && format != Format.CSV) || (key.equals("encoding") && !isText)) {
        problems.at(key).add("has no effect on " + format.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private FileOptions parse() {
    char quote = character("quote", '"');
    String delimiter = text("delimiter", ",");
    char decimalMark = character("decimalMark", '.');
    String thousandsMark = text("thousandsMark", "");
    if (delimiter.isEmpty() || delimiter.indexOf(quote) >= 0) {
      problems.at("delimiter").add("must be a character or more, without the quote");
    }
    if (delimiter.chars().anyMatch(character -> character == '\n' || character == '\r')) {
      problems.at("delimiter").add("must not be a line break");
    }
    if (thousandsMark.indexOf(decimalMark) >= 0) {
      problems.at("thousandsMark").add("must not be the decimal mark");
    }
    boolean multiLine = flag("multiLine", false);
    Quotes quotes =
        Choices.parse(text("quotes", "strict"), Quotes.class, problems.at("quotes"))
            .orElse(Quotes.STRICT);
    if (multiLine && quotes == Quotes.LENIENT) {
      problems.at("quotes").add("lenient needs multiLine: false");
    }
    return new FileOptions(
        delimiter,
        quote,
        character("escape", quote),
        encoding(),
        flag("header", true),
        multiLine,
        quotes,
        decimalMark,
        thousandsMark,
        texts("currencySigns"),
        texts("missingValues"));
  }

  private String text(String key, String otherwise) {
    return String.valueOf(options.getOrDefault(key, otherwise));
  }

  private char character(String key, char otherwise) {
    String text = text(key, String.valueOf(otherwise));
    if (text.length() != 1) {
      problems.at(key).add("must be one character, not '%s'".formatted(text));
      return otherwise;
    }
    return text.charAt(0);
  }

  private boolean flag(String key, boolean otherwise) {
    Object value = options.getOrDefault(key, otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    problems.at(key).add("must be true or false, not '%s'".formatted(value));
    return otherwise;
  }

  private List<String> texts(String key) {
    Object values = options.getOrDefault(key, List.of());
    if (values instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    problems.at(key).add("must be a list, not '%s'".formatted(values));
    return List.of();
  }

  private String encoding() {
    String name = text("encoding", "UTF-8");
    try {
      return Charset.forName(name).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.at("encoding").add("unknown encoding '%s'".formatted(name));
      return name;
    }
  }
}
