package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.names.Job;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.SilverOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobArgumentsTest {
  private static final String PLACES =
      "--bronze s3://lake-bronze --database-prefix saleslake_dev_ --contracts s3://lake/contracts";
  private static final String SILVER = "--lake-job promote-to-silver " + PLACES;

  @Test
  void needsOnlyTheJobAndTheLocations() {
    assertThat(parse(SILVER))
        .isEqualTo(
            new JobArguments(
                Job.PROMOTE_TO_SILVER,
                LakeConfig.glue("s3://lake-bronze", "saleslake_dev_"),
                "s3://lake/contracts",
                Optional.empty(),
                new SilverOptions(List.of(), OptionalInt.empty(), Optional.empty()),
                new GoldOptions(List.of(), false),
                List.of()));
  }

  @Test
  void mapsEveryArgumentOfPromotionToSilver() {
    assertThat(
            parse(
                "--lake-job promote-to-silver --bronze s3://bkt/raw/ --database-prefix x_prod_"
                    + " --contracts s3://art/contracts/1f/ --metrics-namespace x/prod"
                    + " --feeds webshop,storefront --max-files 1000 --since 2026-02-03"))
        .isEqualTo(
            new JobArguments(
                Job.PROMOTE_TO_SILVER,
                LakeConfig.glue("s3://bkt/raw", "x_prod_"),
                "s3://art/contracts/1f",
                Optional.of("x/prod"),
                new SilverOptions(
                    List.of("webshop", "storefront"),
                    OptionalInt.of(1000),
                    Optional.of(LocalDate.of(2026, 2, 3))),
                new GoldOptions(List.of(), false),
                List.of()));
  }

  @Test
  void mapsEveryArgumentOfPromotionToGold() {
    assertThat(
            parse(
                    "--lake-job promote-to-gold %s --marts daily_sales --rebuild true"
                        .formatted(PLACES))
                .gold())
        .isEqualTo(new GoldOptions(List.of("daily_sales"), true));
  }

  @Test
  void mapsEveryArgumentOfAReplay() {
    JobArguments replay =
        parse("--lake-job replay-quarantine %s --feeds webshop,partner".formatted(PLACES));

    assertThat(replay.job()).isEqualTo(Job.REPLAY_QUARANTINE);
    assertThat(replay.silver()).isEqualTo(SilverOptions.of(List.of("webshop", "partner")));
    assertThat(parse("--lake-job replay-quarantine " + PLACES).silver().feeds()).isEmpty();
  }

  @Test
  void ignoresOptionsThatGlueAddsWithoutAValueOrSeveralTimes() {
    assertThat(
            parse(
                "first --conf spark.a=1 --enable-metrics --conf spark.b=2 --conf spark.c=3 "
                    + SILVER
                    + " --JOB_NAME saleslake-dev-promote-to-silver --enable-auto-scaling"))
        .isEqualTo(
            withIgnored(
                parse(SILVER), "JOB_NAME", "conf", "enable-auto-scaling", "enable-metrics"));
  }

  @ParameterizedTest
  @MethodSource("optionsOfGlue")
  void ignoresEveryOptionOfGlue(String option) {
    JobArguments expected = withIgnored(parse(SILVER), option);

    assertThat(parse("--%s value %s".formatted(option, SILVER))).isEqualTo(expected);
    assertThat(parse("--%s %s".formatted(option, SILVER))).isEqualTo(expected);
  }

  @Test
  void sharesNoPrefixWithAnOptionOfGlue() {
    assertThat(JobArguments.NAMES)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(optionsOfGlue())
                    .noneMatch(option -> option.startsWith(name) || name.startsWith(option)));
  }

  @Test
  void givesGlueTheLastValueOfEveryArgument() {
    assertThat(
            JobArguments.glueOptions(
                "--JOB_NAME nightly --enable-metrics --conf a=1 --conf b=2 --lake-job maintain"
                    .split(" ")))
        .isEqualTo(Map.of("JOB_NAME", "nightly", "conf", "b=2", "lake-job", "maintain"));
  }

  @Test
  void needsTheJobNameThatGlueAlwaysPasses() {
    assertThatThrownBy(() -> JobArguments.glueOptions(SILVER.split(" ")))
        .isInstanceOf(LakeException.class)
        .hasMessage("Invalid job argument: --JOB_NAME (is missing)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void rejects(String name, String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.category()).isEqualTo(Category.USER))
        .hasMessage("Invalid job argument: " + message);
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of("no job", PLACES, "--lake-job (is missing)"),
        Arguments.of(
            "another job",
            "--lake-job promote " + PLACES,
            "--lake-job promote (must be one of promote-to-silver, promote-to-gold,"
                + " maintain, replay-quarantine)"),
        Arguments.of(
            "no bronze", "--lake-job maintain --contracts s3://a", "--bronze (is missing)"),
        Arguments.of(
            "no prefix", "--lake-job maintain --bronze s3://abc", "--database-prefix (is missing)"),
        Arguments.of(
            "no contracts",
            "--lake-job maintain --bronze s3://abc --database-prefix a_b_",
            "--contracts (is missing)"),
        Arguments.of(
            "bronze elsewhere",
            SILVER.replace("s3://lake-bronze", "/tmp/bronze"),
            "--bronze /tmp/bronze (must be a place in S3, s3://...)"),
        Arguments.of(
            "a prefix without an end",
            SILVER.replace("saleslake_dev_", "saleslake_dev"),
            "--database-prefix saleslake_dev (must be small letters, digits and _, with a _ at the"
                + " end)"),
        Arguments.of(
            "an abbreviated argument",
            SILVER + " --max-file 1",
            "--max-file (unknown; did you mean --max-files?)"),
        Arguments.of(
            "an extended argument",
            SILVER + " --since-date 2026-01-01",
            "--since-date (unknown; did you mean --since?)"),
        Arguments.of(
            "a misspelled argument without a value",
            SILVER + " --matrics-namespac",
            "--matrics-namespac (unknown; did you mean --metrics-namespace?)"),
        Arguments.of(
            "another spelling of an argument",
            SILVER + " --Max_Files 1",
            "--Max_Files (unknown; did you mean --max-files?)"),
        Arguments.of(
            "an argument of another job",
            SILVER + " --rebuild true",
            "--rebuild (unknown to promote-to-silver; known: bronze, contracts, database-prefix,"
                + " feeds, lake-job, max-files, metrics-namespace, since)"),
        Arguments.of(
            "days of a replay",
            "--lake-job replay-quarantine --since 2026-01-01 " + PLACES,
            "--since (unknown to replay-quarantine; known: bronze, contracts, database-prefix,"
                + " feeds, lake-job, metrics-namespace)"),
        Arguments.of(
            "no files",
            SILVER + " --max-files 0",
            "--max-files 0 (must be a whole number above 0)"),
        Arguments.of(
            "no day",
            SILVER + " --since yesterday",
            "--since yesterday (must be a day such as 2026-01-31)"),
        Arguments.of(
            "feeds with spaces",
            "--feeds;webshop, partner;" + SILVER.replace(' ', ';'),
            "--feeds webshop, partner (must be names with commas between them)"),
        Arguments.of(
            "half a flag",
            "--lake-job promote-to-gold --rebuild yes " + PLACES,
            "--rebuild yes (must be true or false)"),
        Arguments.of(
            "twice",
            SILVER + " --lake-job maintain",
            "--lake-job (must be given once, with one value)"),
        Arguments.of(
            "no value", SILVER + " --since", "--since (must be given once, with one value)"),
        Arguments.of(
            "two values",
            SILVER + " --feeds webshop partner",
            "--feeds (must be given once, with one value)"),
        Arguments.of("no name", "lake-job maintain " + PLACES, "--lake-job (is missing)"));
  }

  /**
   * "Using job parameters in AWS Glue jobs", the names that Glue passes to every run, and those
   * that aws-glue-libs registers.
   */
  static Stream<String> optionsOfGlue() {
    return Stream.of(
        "JOB_ID",
        "JOB_NAME",
        "JOB_RUN_ID",
        "RedshiftTempDir",
        "SECURITY_CONFIGURATION",
        "TempDir",
        "additional-python-modules",
        "auto-scale-within-microbatch",
        "class",
        "conf",
        "continuation-option",
        "continuous-log-conversionPattern",
        "continuous-log-logGroup",
        "continuous-log-logStreamPrefix",
        "custom-logGroup-prefix",
        "custom-logStream-prefix",
        "customer-driver-env-vars",
        "customer-executor-env-vars",
        "datalake-formats",
        "debug",
        "disable-proxy-v2",
        "enable-auto-scaling",
        "enable-continuous-cloudwatch-log",
        "enable-continuous-log-filter",
        "enable-glue-datacatalog",
        "enable-job-insights",
        "enable-lakeformation-fine-grained-access",
        "enable-metrics",
        "enable-observability-metrics",
        "enable-rename-algorithm-v2",
        "enable-s3-parquet-optimized-committer",
        "enable-spark-ui",
        "encryption-type",
        "executor-cores",
        "extra-files",
        "extra-jars",
        "extra-py-files",
        "job-bookmark-from",
        "job-bookmark-option",
        "job-bookmark-to",
        "job-language",
        "mode",
        "python-modules-installer-option",
        "scriptLocation",
        "spark-event-logs-path",
        "use-postgres-driver",
        "user-jars-first",
        "write-shuffle-files-to-s3",
        "write-shuffle-spills-to-s3");
  }

  private static JobArguments withIgnored(JobArguments arguments, String... ignored) {
    return new JobArguments(
        arguments.job(),
        arguments.lake(),
        arguments.contracts(),
        arguments.metricsNamespace(),
        arguments.silver(),
        arguments.gold(),
        List.of(ignored));
  }

  private static JobArguments parse(String arguments) {
    return JobArguments.parse(arguments.split(arguments.contains(";") ? ";" : " "));
  }
}
