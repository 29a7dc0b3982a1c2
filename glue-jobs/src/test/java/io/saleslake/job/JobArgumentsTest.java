package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.LakeException.Category;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.job.JobArguments.Job;
import java.time.LocalDate;
import java.util.List;
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
  private static final String SILVER = "--job promote-to-silver " + PLACES;

  @Test
  void needsOnlyTheJobAndWhereThingsAre() {
    assertThat(parse(SILVER))
        .isEqualTo(
            new JobArguments(
                Job.PROMOTE_TO_SILVER,
                LakeConfig.glue("s3://lake-bronze", "saleslake_dev_"),
                "s3://lake/contracts",
                Optional.empty(),
                new SilverOptions(List.of(), OptionalInt.empty(), Optional.empty()),
                new GoldOptions(List.of(), false)));
  }

  @Test
  void mapsEveryArgumentOfPromotionToSilver() {
    assertThat(
            parse(
                "--job promote-to-silver --bronze s3://bkt/raw/ --database-prefix x_prod_"
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
                new GoldOptions(List.of(), false)));
  }

  @Test
  void mapsEveryArgumentOfPromotionToGold() {
    assertThat(
            parse("--job promote-to-gold %s --marts daily_sales --rebuild true".formatted(PLACES))
                .gold())
        .isEqualTo(new GoldOptions(List.of("daily_sales"), true));
  }

  @Test
  void passesByWhatGlueAddsForItself() {
    assertThat(
            parse(
                    SILVER
                        + " --JOB_NAME saleslake-dev-promote-to-silver --JOB_RUN_ID jr_1"
                        + " --TempDir s3://lake/temp/ --enable-metrics true")
                .job())
        .isEqualTo(Job.PROMOTE_TO_SILVER);
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
        Arguments.of("no job", PLACES, "--job (is missing)"),
        Arguments.of(
            "another job",
            "--job promote " + PLACES,
            "--job promote (must be promote-to-silver, promote-to-gold or maintain)"),
        Arguments.of("no bronze", "--job maintain --contracts s3://a", "--bronze (is missing)"),
        Arguments.of(
            "no prefix", "--job maintain --bronze s3://abc", "--database-prefix (is missing)"),
        Arguments.of(
            "no contracts",
            "--job maintain --bronze s3://abc --database-prefix a_b_",
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
            "a misspelt argument",
            SILVER + " --max-file 1",
            "--max-file (unknown to promote-to-silver; known: bronze, contracts, database-prefix,"
                + " feeds, job, max-files, metrics-namespace, since)"),
        Arguments.of(
            "an argument of another job",
            SILVER + " --rebuild true",
            "--rebuild (unknown to promote-to-silver; known: bronze, contracts, database-prefix,"
                + " feeds, job, max-files, metrics-namespace, since)"),
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
            "--job promote-to-gold --rebuild yes " + PLACES,
            "--rebuild yes (must be true or false)"),
        Arguments.of("twice", SILVER + " --job maintain", "--job (stands twice)"),
        Arguments.of("no value", SILVER + " --since", "--since (must be --name and a value)"),
        Arguments.of("no name", "job " + PLACES, "job (must be --name and a value)"));
  }

  private static JobArguments parse(String arguments) {
    return JobArguments.parse(arguments.split(arguments.contains(";") ? ";" : " "));
  }
}
