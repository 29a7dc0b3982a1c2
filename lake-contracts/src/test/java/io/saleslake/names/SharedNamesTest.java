package io.saleslake.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException.Category;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedNamesTest {
  private static final Map<String, Enum<?>[]> CONSTANTS =
      Map.of(
          "jobs", Job.values(),
          "metrics", MetricName.values(),
          "dimensions", MetricDimension.values(),
          "failures", Category.values());

  private enum Planted {
    REBUILD
  }

  @Test
  void haveAConstantEach() {
    assertThat(SharedNames.groups()).containsOnlyKeys(CONSTANTS.keySet());
    CONSTANTS.forEach(
        (group, constants) ->
            assertThat(SharedNames.groups().get(group))
                .containsOnlyKeys(Arrays.stream(constants).map(Enum::name).toArray(String[]::new)));
  }

  @Test
  void differWithinTheirGroup() {
    SharedNames.groups()
        .values()
        .forEach(group -> assertThat(group.values()).doesNotHaveDuplicates());
  }

  @Test
  void areDefinedForEveryConstant() {
    assertThatThrownBy(() -> SharedNames.of("jobs", Planted.REBUILD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot find a name: names.json has no jobs.REBUILD");
    assertThatThrownBy(() -> SharedNames.of("buckets", Job.MAINTAIN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot find a name: names.json has no buckets.MAINTAIN");
  }

  @Test
  void areTheNamesThatMessagesAndMetricsHave() {
    assertThat(Job.PROMOTE_TO_SILVER.label()).isEqualTo("promote-to-silver");
    assertThat(MetricName.RUN_SECONDS.label()).isEqualTo("RunSeconds");
    assertThat(MetricDimension.DATASET.label()).isEqualTo("Dataset");
    assertThat(Category.EXTERNAL.label()).isEqualTo("External error:");
  }
}
