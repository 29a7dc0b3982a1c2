package io.saleslake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
  @Test
  void namesTheInnermostCauseAndItsFirstLine() {
    IOException broken = new IOException("Broken pipe\nwhile writing");
    RuntimeException failure =
        new IllegalStateException(
            "Job aborted", new UncheckedIOException("Failed to close writer", broken));
    assertThat(Reason.of(failure)).isEqualTo("IOException: Broken pipe");
  }

  @Test
  void keepsTheMessageOfARefusalByS3() {
    String refusal =
        "s3://bucket/silver/part.parquet: Access Denied (Service: S3, Status Code: 403)";

    assertThat(Reason.of(new IllegalStateException("aborted", new AccessDeniedException(refusal))))
        .isEqualTo("AccessDeniedException: " + refusal);
  }

  @ParameterizedTest
  @MethodSource("failuresWithARemedy")
  void reportsTheRemedyFor(Throwable failure, String reason) {
    assertThat(Reason.of(new IllegalStateException("Job aborted", failure))).isEqualTo(reason);
    assertThat(Reason.known(failure)).contains(reason);
  }

  static Stream<Arguments> failuresWithARemedy() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    String disk = " is full; free some space and run again, which continues where it stopped";
    String memory =
        "the Java heap of %d MB is too small; set LAKE_HEAP to a larger size, such as LAKE_HEAP=4g (on Glue, worker_type)"
            .formatted(heap);
    String restore =
        "; restore it from a copy or rebuild the lake, see docs/runbooks/lake-folder.md";
    String permission = "; give this user read and write access to the lake";
    return Stream.of(
        Arguments.of(
            new Error("in Hadoop's file system", new IOException("No space left on device")),
            "the disk" + disk),
        Arguments.of(
            new FileSystemException("/a lake/lock", null, "No space left on device"),
            "the disk /a lake/lock" + disk),
        Arguments.of(
            new SQLException("[SQLITE_FULL] Insertion failed because database is full"),
            "the disk" + disk),
        Arguments.of(new OutOfMemoryError("Java heap space"), memory),
        Arguments.of(
            new SparkException("Task 0 failed: java.lang.OutOfMemoryError: Java heap space"),
            memory),
        Arguments.of(
            new IllegalArgumentException(
                "[INVALID_DRIVER_MEMORY] System memory 59768832 must be at least 471859200."),
            memory),
        Arguments.of(
            new IllegalArgumentException("[BUG] Expected sorted snapshot log entries."),
            "the clock of this machine is behind the last commit of the lake; set the clock and run again"),
        Arguments.of(
            new SQLException("[SQLITE_NOTADB] File opened that is not a database file"),
            "the file is damaged" + restore),
        Arguments.of(
            new UncheckedIOException(
                "Failed to read file: file:/a lake/silver/t/metadata/00003-a.metadata.json",
                new IOException("Unexpected end-of-input")),
            "the file /a lake/silver/t/metadata/00003-a.metadata.json is damaged" + restore),
        Arguments.of(
            new FileNotFoundException("File file:/lake/silver/t/data/1.parquet does not exist"),
            "the file /lake/silver/t/data/1.parquet is missing" + restore),
        Arguments.of(
            new AccessDeniedException("/lake/bronze/sales"),
            "no permission for the file /lake/bronze/sales" + permission),
        Arguments.of(
            new FileNotFoundException("/lake/silver/data/x (Permission denied)"),
            "no permission for the file /lake/silver/data/x" + permission));
  }

  @Test
  void doesNotExplainOtherMissingFiles() {
    assertThat(Reason.known(new FileNotFoundException("/in/sales.csv"))).isEmpty();
  }

  @Test
  void usesTheMessageOfALakeException() {
    LakeException lake =
        LakeException.external(
            "Cannot list s3://lake/sales: denied", new IOException("Status Code: 403"));
    assertThat(Reason.of(new IllegalStateException("Job aborted", lake)))
        .isEqualTo("Cannot list s3://lake/sales: denied");
  }

  @Test
  void distinguishesAnUnknownCommitFromAFailedOne() {
    assertThat(Reason.of(new CommitStateUnknownException(new IOException("Connection reset"))))
        .isEqualTo(
            "whether a commit came through is unknown, and the next run finds it out:"
                + " IOException: Connection reset");
  }

  @Test
  void acceptsAnExceptionWithoutAMessage() {
    assertThat(Reason.of(new IllegalStateException())).isEqualTo("IllegalStateException: null");
  }
}
