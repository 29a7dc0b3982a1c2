package io.saleslake.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Generates euro rates in the format of the European Central Bank: a column per currency. */
final class EcbRates {
  /** Rates are in ten-thousandths. */
  static final long ONE = 10_000;

  /** Currencies in file order with typical rates; 0 for those that are no longer quoted. */
  private static final String USUAL =
      """
      USD 11700 JPY 1830000 BGN 0 CYP 0 CZK 243000 DKK 74700 EEK 0 GBP 8700 HUF 3800000 LTL 0
      LVL 0 MTL 0 PLN 42500 ROL 0 RON 50900 SEK 109000 SIT 0 SKK 0 CHF 9300 ISK 1440000
      NOK 113000 HRK 0 RUB 0 TRL 0 TRY 510000 AUD 17000 BRL 60000 CAD 16200 CNY 81000
      HKD 91000 IDR 198000000 ILS 36500 INR 1070000 KRW 17200000 MXN 206000 MYR 47000
      NZD 20000 PHP 695000 SGD 15000 THB 372000 ZAR 194000\
      """;

  /** The rates of a business day in the order of {@link #CURRENCIES}; 0 if not quoted. */
  record Day(LocalDate date, List<Long> rates) {}

  private static final String[] WORDS = USUAL.split("\\s+", -1);
  static final List<String> CURRENCIES = everySecond(0);
  private static final List<Long> RATES = everySecond(1).stream().map(Long::valueOf).toList();
  private static final Set<MonthDay> HOLIDAYS =
      Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

  private EcbRates() {}

  /** The typical rate of one euro. */
  static long usual(String currency) {
    return currency.equals("EUR") ? ONE : RATES.get(CURRENCIES.indexOf(currency));
  }

  /** All business days in the period, oldest first. */
  static List<Day> draw(SplittableRandom random, LocalDate first, LocalDate last) {
    List<Day> days = new ArrayList<>();
    long[] drift = new long[CURRENCIES.size()];
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      if (!isBusinessDay(date)) {
        continue;
      }
      List<Long> rates = new ArrayList<>();
      for (int i = 0; i < drift.length; i++) {
        // The Danish krone is pegged to the euro.
        int step = CURRENCIES.get(i).equals("DKK") ? 50 : 4_000;
        drift[i] += random.nextInt(-step, step + 1);
        rates.add(RATES.get(i) * (1_000_000 + drift[i]) / 1_000_000);
      }
      days.add(new Day(date, rates));
    }
    return days;
  }

  static boolean isBusinessDay(LocalDate date) {
    DayOfWeek weekday = date.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !HOLIDAYS.contains(MonthDay.from(date));
  }

  private static List<String> everySecond(int from) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < WORDS.length; i += 2) {
      words.add(WORDS[i]);
    }
    return List.copyOf(words);
  }
}
