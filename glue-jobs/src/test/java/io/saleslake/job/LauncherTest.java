package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.glue.util.Job;
import io.saleslake.LakeException;
import io.saleslake.TestLake;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, compiled by the Scala of Glue 6.0 against replacements for Glue's own classes. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("glue-jobs/src/main/glue/SalesLakeJob.scala");

  @BeforeAll
  static void startSpark(@TempDir Path folder) {
    TestLake.at(folder).close();
  }

  @BeforeEach
  void clearCalls() {
    Job.CALLS.clear();
  }

  @Test
  void failsTheRunForAnInvalidArgument() {
    assertThatThrownBy(
            () ->
                GlueRuntime.run(
                    LAUNCHER, "SalesLakeJob", "--JOB_NAME", "x", "--lake-job", "promote"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("User error: Invalid job argument: --lake-job promote");
    assertThat(Job.CALLS).isEmpty();
  }

  @Test
  void doesNotCommitARunThatFailed(@TempDir Path folder) throws Exception {
    // A script that fails later: after the job was initialised.
    Path failing = folder.resolve("Failing.scala");
    Files.writeString(
        failing,
        Files.readString(LAUNCHER)
            .replace("object SalesLakeJob", "object Failing")
            .replace("GlueJob.sparkConf(arguments)", "new org.apache.spark.SparkConf()"));

    assertThatThrownBy(
            () ->
                GlueRuntime.run(
                    failing,
                    "Failing",
                    "--enable-metrics",
                    "--job-bookmark-option",
                    "job-bookmark-disable",
                    "--JOB_NAME",
                    "nightly"))
        .isInstanceOf(LakeException.class)
        .hasMessage("User error: Invalid job argument: --lake-job (is missing)");
    assertThat(Job.CALLS)
        .containsExactly(
            "init nightly {JOB_NAME=nightly, job-bookmark-option=job-bookmark-disable}");
  }

  @Test
  void isRejectedByTheCompilerWhenItDoesNotMatchTheJar(@TempDir Path folder) throws Exception {
    Path wrong = folder.resolve("Wrong.scala");
    Files.writeString(wrong, Files.readString(LAUNCHER).replace("GlueJob.run(", "GlueJob.start("));

    assertThatThrownBy(() -> GlueRuntime.run(wrong, "SalesLakeJob"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the Scala compiler rejects " + wrong);
  }
}
