package io.saleslake.job;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The arguments of a Glue job, as {@code --name value}.
 *
 * @param job which of the jobs
 * @param lake where the lake is: {@code --bronze}, {@code --database-prefix}
 * @param contracts folder of the contracts, {@code s3://}
 * @param metricsNamespace of CloudWatch; absent, no metrics are sent
 * @param silver {@code --feeds}, {@code --max-files}, {@code --since}
 * @param gold {@code --marts}, {@code --rebuild}
 */
public record JobArguments(
    Job job,
    LakeConfig lake,
    String contracts,
    Optional<String> metricsNamespace,
    SilverOptions silver,
    GoldOptions gold) {

  /** What a run of a job does. */
  public enum Job {
    PROMOTE_TO_SILVER,
    PROMOTE_TO_GOLD,
    MAINTAIN;

    /** As the job is called everywhere outside of the code. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Set<String> EVERY_JOB =
      Set.of("job", "bronze", "database-prefix", "contracts", "metrics-namespace");

  /**
   * What Glue itself takes or adds: "AWS Glue job parameters" in its developer guide, and the
   * upper-case names that it passes to every run.
   */
  private static final Set<String> GLUES_OWN =
      Set.of(
          "JOB_NAME",
          "JOB_ID",
          "JOB_RUN_ID",
          "SECURITY_CONFIGURATION",
          "TempDir",
          "class",
          "conf",
          "continuous-log-conversionPattern",
          "continuous-log-logGroup",
          "continuous-log-logStreamPrefix",
          "custom-logGroup-prefix",
          "custom-logStream-prefix",
          "datalake-formats",
          "enable-auto-scaling",
          "enable-continuous-cloudwatch-log",
          "enable-continuous-log-filter",
          "enable-glue-datacatalog",
          "enable-job-insights",
          "enable-metrics",
          "enable-observability-metrics",
          "enable-rename-algorithm-v2",
          "enable-spark-ui",
          "executor-cores",
          "extra-files",
          "extra-jars",
          "job-bookmark-from",
          "job-bookmark-option",
          "job-bookmark-to",
          "job-language",
          "scriptLocation",
          "spark-event-logs-path",
          "user-jars-first");

  /**
   * Reads them.
   *
   * @throws LakeException that names the argument, when one is unknown, missing or wrong
   */
  public static JobArguments parse(String... arguments) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw invalid(arguments[i], "must be --name and a value");
      }
      String name = arguments[i].substring(2);
      if (given.put(name, arguments[i + 1]) != null) {
        throw invalid(arguments[i], "stands twice");
      }
    }
    Job job = required(given, "job", JobArguments::job);
    Set<String> known = new HashSet<>(EVERY_JOB);
    known.addAll(
        switch (job) {
          case PROMOTE_TO_SILVER -> List.of("feeds", "max-files", "since");
          case PROMOTE_TO_GOLD -> List.of("marts", "rebuild");
          case MAINTAIN -> List.of();
        });
    for (String name : given.keySet()) {
      if (!known.contains(name) && !GLUES_OWN.contains(name)) {
        throw invalid(
            "--" + name,
            "unknown to %s; known: %s"
                .formatted(job.label(), String.join(", ", known.stream().sorted().toList())));
      }
    }
    return new JobArguments(
        job,
        LakeConfig.glue(
            required(given, "bronze", JobArguments::location),
            required(given, "database-prefix", JobArguments::prefix)),
        required(given, "contracts", JobArguments::location),
        optional(given, "metrics-namespace", Function.identity()),
        new SilverOptions(
            optional(given, "feeds", JobArguments::names).orElse(List.of()),
            optional(given, "max-files", JobArguments::count)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            optional(given, "since", LocalDate::parse)),
        new GoldOptions(
            optional(given, "marts", JobArguments::names).orElse(List.of()),
            optional(given, "rebuild", JobArguments::flag).orElse(false)));
  }

  private static <T> T required(
      Map<String, String> given, String name, Function<String, T> parser) {
    return optional(given, name, parser).orElseThrow(() -> invalid("--" + name, "is missing"));
  }

  private static <T> Optional<T> optional(
      Map<String, String> given, String name, Function<String, T> parser) {
    try {
      return Optional.ofNullable(given.get(name)).map(parser);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw invalid("--%s %s".formatted(name, given.get(name)), reason(e));
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof DateTimeParseException
        ? "must be a day such as 2026-01-31"
        : String.valueOf(e.getMessage());
  }

  private static LakeException invalid(String argument, String rule) {
    return LakeException.user("Invalid job argument: %s (%s)".formatted(argument, rule));
  }

  private static Job job(String text) {
    return Arrays.stream(Job.values())
        .filter(job -> job.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be promote-to-silver, promote-to-gold or maintain"));
  }

  private static String location(String text) {
    return require(text, "s3://[a-z0-9][a-z0-9.-]+(/.*)?", "must be a place in S3, s3://...")
        .replaceFirst("/+$", "");
  }

  private static String prefix(String text) {
    return require(text, "[a-z0-9_]+_", "must be small letters, digits and _, with a _ at the end");
  }

  private static List<String> names(String text) {
    return List.of(
        require(text, "\\w+(,\\w+)*", "must be names with commas between them").split(","));
  }

  private static int count(String text) {
    return Integer.parseInt(require(text, "[1-9]\\d{0,8}", "must be a whole number above 0"));
  }

  private static boolean flag(String text) {
    return Boolean.parseBoolean(require(text, "true|false", "must be true or false"));
  }

  private static String require(String text, String pattern, String rule) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException(rule);
    }
    return text;
  }
}
