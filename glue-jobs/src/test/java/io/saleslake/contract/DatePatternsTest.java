package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.util.DateTimeFormatterHelper$;
import org.junit.jupiter.api.Test;

class DatePatternsTest {
  @Test
  void acceptsThePatternsThatSparkAccepts() {
    List<String> patterns =
        new ArrayList<>(List.of("yyyy-MM-dd'T'HH:mm", "dd.MM.yy 'y''e'", "y G"));
    for (char letter = 'A'; letter <= 'z'; letter++) {
      for (int length = 1; length <= 12; length++) {
        patterns.add(String.valueOf(letter).repeat(length));
        patterns.add("yyyy " + String.valueOf(letter).repeat(length));
      }
    }
    for (String pattern : patterns) {
      assertThat(ours(pattern)).as(pattern).isEqualTo(sparks(pattern));
    }
  }

  private static String ours(String pattern) {
    try {
      return DatePatterns.formatter(pattern).toString();
    } catch (IllegalArgumentException e) {
      return "none";
    }
  }

  private static String sparks(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(
              DateTimeFormatterHelper$.MODULE$.convertIncompatiblePattern(pattern, true), Locale.US)
          .toString();
    } catch (RuntimeException e) {
      return "none";
    }
  }
}
