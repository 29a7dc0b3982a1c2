package io.saleslake.portable;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Texts that look like numbers, dates, times, booleans and words: valid ones, ones at the limits of
 * the types, and both with a character inserted, replaced or removed.
 */
final class HostileTexts {
  private static final String CHARACTERS =
      "0123456789012345678901234567890123456789+-..,,eEdDfFLxX_ \t\n\r\u00a0'\"\\٣५０aTZt:/€$%&()ßİſK日😀"
          .replaceAll("[^\\u0000-\\uffff]|[\\ud800-\\udfff]", "");

  private static final List<String> LIMITS =
      List.of(
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "99999999999999.9999",
          "99999999999999.99995",
          "99999999999999.99994",
          "0.00005",
          "-0.00005",
          "0.00004999",
          "12345678901234567890123456789012345678",
          "99999999999999999999999999999999999999",
          "100000000000000000000000000000000000000",
          "1.7976931348623157E308",
          "1.7976931348623159E308",
          "4.9E-324",
          "2.4E-324",
          "1e-400",
          "1e400",
          "9007199254740993",
          "0.1",
          "1E+5",
          "1e5",
          "1E-5",
          "-0",
          "-0.0",
          "+.5",
          "5.",
          "1.299,00",
          "1,299.00",
          "$5",
          "5 EUR",
          "EUR 5",
          "- 5",
          "1.2.3",
          "1,2,3",
          "12,345.678",
          "0.123",
          "1.234",
          "1.234.567,8",
          "NaN",
          "Infinity",
          "-infinity",
          "inf",
          "1d",
          "1f",
          "1L",
          "0x1p3",
          "1_000",
          "true",
          "TRUE",
          "False",
          "t",
          "F",
          "yes",
          "Y",
          "no",
          "n",
          "1",
          "0",
          "on",
          "9999-12-31",
          "10000-01-01",
          "0001-01-01",
          "0000-01-01",
          "-0001-01-01",
          "1582-10-10",
          "2024-02-29",
          "2023-02-29",
          "1900-02-29",
          "2026-03-29 02:30:00",
          "2026-10-25 02:30:00",
          "2026-03-29T02:00:00",
          "2026-03-29T03:00:00",
          "2026-12-31 23:59:60",
          "2026-12-31 24:00:00",
          "2026-12-31T23:59:59.999999",
          "2026-12-31T23:59:59.9999999",
          "2026-12-31T23:59:59.123456000",
          "2026-12-31T23:59:59+02:00",
          "2026-12-31 23:59:59 +0200",
          "2026-12-31 23:59:59Z",
          "2026-12-31 23:59:59 UTC",
          "2026-12-31 23:59:59 Europe/Berlin",
          "2026-12-31 23:59:59 CET",
          "2026-12-31 23:59:59 EST",
          "2026-12-31 23:59:59+24:00",
          "2026-12-31 23:59:59+02",
          "2026-12-31 23:59+02:00",
          "2026-12-31T23:59",
          "12:30",
          "T12:30",
          "31.12.2026",
          "29.02.2023",
          "29.02.2024",
          "1.2.2026",
          "31/12/26",
          "01/02/99",
          "29/02/00",
          "31.12.2026 23:59",
          "2026-01-31 12:34:56",
          "2026-01-31T12:34:56+01:00");

  private HostileTexts() {}

  static Arbitrary<String> any() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, Arbitraries.of(LIMITS)),
        net.jqwik.api.Tuple.of(4, mutated(Arbitraries.of(LIMITS))),
        net.jqwik.api.Tuple.of(4, numbers()),
        net.jqwik.api.Tuple.of(2, mutated(numbers())),
        net.jqwik.api.Tuple.of(3, times()),
        net.jqwik.api.Tuple.of(2, mutated(times())),
        net.jqwik.api.Tuple.of(
            3, Arbitraries.strings().withChars(CHARACTERS.toCharArray()).ofMaxLength(12)),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.strings().ofMaxLength(8).filter(HostileTexts::isText)));
  }

  /**
   * No half of a pair, which is not text, and no NUL, which Parquet and files have but SQL does
   * not.
   */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
  }

  private static Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(40);
    Arbitrary<String> few = Arbitraries.strings().numeric().ofMaxLength(6);
    return Combinators.combine(
            Arbitraries.of("", "", "", "-", "+", " ", "  ", "$", "EUR "),
            Arbitraries.oneOf(few, few, digits),
            Arbitraries.of("", ".", ".", ",", ".,"),
            Arbitraries.oneOf(few, few, digits),
            Arbitraries.of("", "", "", "", "e", "E", "E-", "e+"),
            Arbitraries.strings().numeric().ofMaxLength(3),
            Arbitraries.of("", "", "", " ", "\t", "\n", " EUR", "$", "0", "000"))
        .as(
            (sign, whole, point, fraction, mark, exponent, end) ->
                sign + whole + point + fraction + mark + (mark.isEmpty() ? "" : exponent) + end);
  }

  private static Arbitrary<String> times() {
    Arbitrary<String> two = Arbitraries.integers().between(0, 61).map("%02d"::formatted);
    Arbitrary<String> year = Arbitraries.integers().between(0, 10_000).map("%04d"::formatted);
    Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMaxLength(8);
    return Combinators.combine(
            year,
            Arbitraries.integers().between(0, 13).map("%02d"::formatted),
            Arbitraries.integers().between(0, 32).map("%02d"::formatted),
            Arbitraries.integers().between(0, 25).map("%02d"::formatted),
            two,
            fraction,
            Arbitraries.of(
                "", "", "", "Z", " Z", "+01:00", "-0530", "+5", " Europe/Berlin", " +2:30"),
            Arbitraries.integers().between(0, 8))
        .as(
            (y, month, day, hour, minute, decimals, zone, form) -> {
              String date = y + "-" + month + "-" + day;
              String time = hour + ":" + minute;
              return switch (form) {
                case 0 -> date;
                case 1 -> date + " " + time;
                case 2 -> date + "T" + time + ":" + minute + zone;
                case 3 -> date + " " + time + ":" + minute + "." + decimals + zone;
                case 4 -> day + "." + month + "." + y;
                case 5 -> day + "." + month + "." + y + " " + time;
                case 6 -> day + "/" + month + "/" + y.substring(2);
                case 7 -> date + " " + time + ":" + minute;
                default -> date + "T" + time + ":" + minute + "+02:00";
              };
            });
  }

  private static Arbitrary<String> mutated(Arbitrary<String> texts) {
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(CHARACTERS.chars().mapToObj(c -> String.valueOf((char) c)).toList()),
            Arbitraries.integers().between(0, 2))
        .as(
            (text, index, character, change) -> {
              int at = text.isEmpty() ? 0 : index % text.length();
              int after = change == 0 || text.isEmpty() ? at : at + 1;
              return text.substring(0, at) + (change == 2 ? "" : character) + text.substring(after);
            })
        .filter(HostileTexts::isText);
  }
}
