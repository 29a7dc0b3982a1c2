package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailedRunTest {
  @ParameterizedTest(name = "{1}")
  @MethodSource("failures")
  void startsWithTheCategory(Exception failure, String message, Category category) {
    LakeException failed = FailedRun.of("promote-to-silver", failure);

    assertThat(failed).hasMessage(message).hasCause(failure);
    assertThat(failed.category()).isEqualTo(category);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            LakeException.user("Invalid job argument: --since x (must be a day)"),
            "User error: Invalid job argument: --since x (must be a day)",
            Category.USER),
        Arguments.of(
            LakeException.external("Cannot list s3://lake/sales: denied", new IOException()),
            "External error: Cannot list s3://lake/sales: denied",
            Category.EXTERNAL),
        Arguments.of(
            LakeException.internal("Cannot close batch b1: 3 rows are missing"),
            "Internal error: Cannot close batch b1: 3 rows are missing",
            Category.INTERNAL),
        Arguments.of(
            new IllegalStateException("Job aborted", LakeException.user("Cannot read a.csv")),
            "User error: Cannot promote-to-silver: Cannot read a.csv",
            Category.USER),
        Arguments.of(
            new SparkException("Job aborted", new IOException("Status Code: 500")),
            "External error: Cannot promote-to-silver: IOException: Status Code: 500",
            Category.EXTERNAL),
        Arguments.of(
            new UncheckedIOException(new IOException("Connection reset")),
            "External error: Cannot promote-to-silver: IOException: Connection reset",
            Category.EXTERNAL));
  }
}
