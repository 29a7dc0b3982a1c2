package io.saleslake.cost;

import static io.saleslake.cost.CostFixtures.dollars;
import static io.saleslake.cost.CostFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @Test
  void comparesCompleteDaysWithAsManyBefore() {
    List<LineItem> items =
        List.of(
            item(Service.GLUE_JOBS, "2026-11-06", "100"), // 15 days ago
            item(Service.GLUE_JOBS, "2026-11-07", "3"),
            item(Service.GLUE_JOBS, "2026-11-13", "1"),
            item(Service.GLUE_JOBS, "2026-11-14", "2"),
            item(Service.GLUE_JOBS, "2026-11-20", "4"),
            item(Service.GLUE_JOBS, "2026-11-21", "100")); // today

    Trend jobs = Trend.of(items, TODAY.minusDays(7), TODAY).get(0);

    assertThat(jobs.dollars()).isEqualByComparingTo("6");
    assertThat(jobs.before()).hasValue(dollars("4"));
    assertThat(jobs.percent()).hasValue(dollars("50"));
  }

  @Test
  void hasNoChangeWithoutEarlierData() {
    List<Trend> trends = Trend.of(List.of(), TODAY.minusDays(30), TODAY);

    assertThat(trends)
        .filteredOn(trend -> trend.before().isEmpty())
        .extracting(Trend::service)
        .containsExactly(Service.ATHENA, Service.CLOUDWATCH); // 45 days, and none
  }

  @Test
  void hasNoPercentAboveNothing() {
    Trend trend = new Trend(Service.S3, dollars("1"), Optional.of(dollars("0")));

    assertThat(trend.percent()).isEmpty();
  }
}
