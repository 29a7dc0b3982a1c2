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

/** The launcher, compiled by the Scala of Glue 6.0 against stand-ins for Glue's own classes. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("glue-jobs/src/main/glue/SalesLakeJob.scala");

  @BeforeAll
  static void startSpark(@TempDir Path folder) {
    TestLake.at(folder).close();
  }

  @BeforeEach
  void forget() {
    Job.TOLD.clear();
  }

  @Test
  void letsAnArgumentThatIsWrongEndTheRun() {
    assertThatThrownBy(
            () ->
                GlueMachine.run(
                    LAUNCHER, "SalesLakeJob", "--JOB_NAME", "x", "--lake-job", "promote"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("User error: Invalid job argument: --lake-job promote");
    assertThat(Job.TOLD).isEmpty();
  }

  @Test
  void doesNotCommitARunThatFailed(@TempDir Path folder) throws Exception {
    // A script that differs in where it fails: after the job was initialised.
    Path failing = folder.resolve("Failing.scala");
    Files.writeString(
        failing,
        Files.readString(LAUNCHER)
            .replace("object SalesLakeJob", "object Failing")
            .replace("GlueJob.sparkConf(arguments)", "new org.apache.spark.SparkConf()"));

    assertThatThrownBy(
            () ->
                GlueMachine.run(
                    failing,
                    "Failing",
                    "--enable-metrics",
                    "--job-bookmark-option",
                    "job-bookmark-disable",
                    "--JOB_NAME",
                    "nightly"))
        .isInstanceOf(LakeException.class)
        .hasMessage("User error: Invalid job argument: --lake-job (is missing)");
    assertThat(Job.TOLD)
        .containsExactly(
            "init nightly {JOB_NAME=nightly, job-bookmark-option=job-bookmark-disable}");
  }

  @Test
  void isRefusedByTheCompilerWhenItDoesNotFitTheJar(@TempDir Path folder) throws Exception {
    Path wrong = folder.resolve("Wrong.scala");
    Files.writeString(wrong, Files.readString(LAUNCHER).replace("GlueJob.run(", "GlueJob.start("));

    assertThatThrownBy(() -> GlueMachine.run(wrong, "SalesLakeJob"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the Scala compiler refuses " + wrong);
  }
}
