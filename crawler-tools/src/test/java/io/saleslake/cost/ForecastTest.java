package io.saleslake.cost;

import static io.saleslake.cost.CostFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void addsTheAverageOfAWeekForTodayAndEachDayLeft() {
    List<LineItem> items = new ArrayList<>();
    everyDay(items, Service.GLUE_JOBS, "2026-11-01", "2026-11-14", "3");
    everyDay(items, Service.GLUE_JOBS, "2026-11-14", "2026-11-21", "1");
    everyDay(items, Service.S3, "2026-11-01", "2026-11-20", "0.10");
    items.add(item(Service.S3, "2026-11-20", "0.20"));
    items.add(item(Service.ATHENA, "2026-11-21", "0.50"));

    Forecast forecast = Forecast.of(items, LocalDate.parse("2026-11-21"));

    // Done: 13 x 3 + 7 x 1 + 19 x 0.10 + 0.20 = 48.10, and 0.50 today.
    assertThat(forecast.monthToDate()).isEqualByComparingTo("48.60");
    // 48.10 + 1 for today (0.50 so far) + 9 x 1 + storage of the 20th for 10 days, 2.00
    assertThat(forecast.month()).isEqualByComparingTo("60.10");
  }

  @Test
  void usesTodaysCostIfItExceedsTheAverage() {
    List<LineItem> items = new ArrayList<>();
    everyDay(items, Service.ATHENA, "2026-11-14", "2026-11-21", "1");
    items.add(item(Service.ATHENA, "2026-11-21", "5"));

    // 7 done, 5 today, 9 days at 1
    assertThat(Forecast.of(items, LocalDate.parse("2026-11-21")).month())
        .isEqualByComparingTo("21");
  }

  @Test
  void averagesTheExistingDaysOfAYoungLake() {
    List<LineItem> items = new ArrayList<>();
    everyDay(items, Service.GLUE_JOBS, "2026-11-28", "2026-11-30", "4");

    // 8 done, 4 for the 30th
    assertThat(Forecast.of(items, LocalDate.parse("2026-11-30")).month())
        .isEqualByComparingTo("12");
  }

  @Test
  void includesThePreviousMonthOnTheFirstDay() {
    List<LineItem> items = new ArrayList<>();
    everyDay(items, Service.GLUE_JOBS, "2026-02-01", "2026-03-01", "2");
    // 28 GB-days' worth of a month of 28 days: 31 of 31 cost as much.
    items.add(item(Service.S3, "2026-02-28", "1"));

    Forecast forecast = Forecast.of(items, LocalDate.parse("2026-03-01"));

    assertThat(forecast.monthToDate()).isEqualByComparingTo("0");
    // 31 x 2, and 28 for storage
    assertThat(forecast.month()).isEqualByComparingTo("90");
  }

  @Test
  void forecastsZeroWithoutUsage() {
    Forecast forecast = Forecast.of(List.of(), LocalDate.parse("2026-11-21"));

    assertThat(forecast.monthToDate()).isEqualByComparingTo("0");
    assertThat(forecast.month()).isEqualByComparingTo("0");
  }

  private static void everyDay(
      List<LineItem> items, Service service, String from, String until, String dollars) {
    LocalDate.parse(from)
        .datesUntil(LocalDate.parse(until))
        .forEach(day -> items.add(item(service, day.toString(), dollars)));
  }
}
