package io.saleslake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void namesTheInnermostCauseAndItsFirstLine() {
    IOException full = new IOException("No space left on device\nwhile writing");
    RuntimeException failure =
        new IllegalStateException(
            "Job aborted", new UncheckedIOException("Failed to close writer", full));
    assertThat(Reason.of(failure)).isEqualTo("IOException: No space left on device");
  }

  @Test
  void takesTheWordsOfTheLakeWhereThereAreSome() {
    LakeException lake =
        LakeException.external(
            "Cannot list s3://lake/sales: denied", new IOException("Status Code: 403"));
    assertThat(Reason.of(new IllegalStateException("Job aborted", lake)))
        .isEqualTo("Cannot list s3://lake/sales: denied");
  }

  @Test
  void tellsAnUnknownCommitFromAFailedOne() {
    assertThat(Reason.of(new CommitStateUnknownException(new IOException("Connection reset"))))
        .isEqualTo(
            "whether a commit came through is unknown, and the next run finds it out:"
                + " IOException: Connection reset");
  }

  @Test
  void doesWithoutAMessage() {
    assertThat(Reason.of(new IllegalStateException())).isEqualTo("IllegalStateException: null");
  }
}
