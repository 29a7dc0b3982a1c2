package io.saleslake.job;

import io.saleslake.LakeException;
import io.saleslake.catalog.LakeConfig;
import io.saleslake.names.Job;
import io.saleslake.run.GoldOptions;
import io.saleslake.run.SilverOptions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The arguments of a Glue job, as {@code --name value}.
 *
 * @param job which of the jobs
 * @param lake where the lake is: {@code --bronze}, {@code --database-prefix}
 * @param contracts folder of the contracts, {@code s3://}
 * @param metricsNamespace of CloudWatch; absent, no metrics are sent
 * @param silver {@code --feeds}, {@code --max-files}, {@code --since}; a replay uses its feeds
 * @param gold {@code --marts}, {@code --rebuild}
 * @param ignored names of the other arguments: those that Glue adds
 */
public record JobArguments(
    Job job,
    LakeConfig lake,
    String contracts,
    Optional<String> metricsNamespace,
    SilverOptions silver,
    GoldOptions gold,
    List<String> ignored) {

  private static final Set<String> EVERY_JOB =
      Set.of("lake-job", "bronze", "database-prefix", "contracts", "metrics-namespace");

  /** The arguments of all jobs. None may be a prefix of an option of Glue's, or the reverse. */
  static final Set<String> NAMES =
      Arrays.stream(Job.values())
          .map(JobArguments::namesOf)
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(TreeSet::new));

  /**
   * Parses the arguments of a run. Options that Glue adds are ignored; a name that is similar to
   * one of the jobs' arguments is a misspelling and therefore an error.
   *
   * @throws LakeException that names the argument, when one is misspelled, missing or invalid
   */
  public static JobArguments parse(String... arguments) {
    GivenArguments given = GivenArguments.of(arguments);
    given.values().keySet().forEach(JobArguments::rejectMisspelled);
    Job job = required(given, "lake-job", JobArguments::job);
    Set<String> known = namesOf(job);
    for (String name : NAMES) {
      if (given.values().containsKey(name) && !known.contains(name)) {
        throw invalid(
            "--" + name,
            "unknown to %s; known: %s".formatted(job.label(), String.join(", ", known)));
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
            optional(given, "rebuild", JobArguments::flag).orElse(false)),
        given.values().keySet().stream().filter(name -> !NAMES.contains(name)).toList());
  }

  /**
   * Every argument that has a value, by its name without {@code --}: what Glue's {@code Job.init}
   * takes. Glue's own parser is not used, because it also matches abbreviations of names.
   *
   * @throws LakeException when {@code --JOB_NAME}, which Glue always passes, is missing
   */
  public static Map<String, String> glueOptions(String[] arguments) {
    Map<String, String> options = GivenArguments.of(arguments).lastValues();
    if (!options.containsKey("JOB_NAME")) {
      throw invalid("--JOB_NAME", "is missing");
    }
    return options;
  }

  private static Set<String> namesOf(Job job) {
    Set<String> names = new TreeSet<>(EVERY_JOB);
    names.addAll(
        switch (job) {
          case PROMOTE_TO_SILVER -> List.of("feeds", "max-files", "since");
          case PROMOTE_TO_GOLD -> List.of("marts", "rebuild");
          case MAINTAIN -> List.of();
          case REPLAY_QUARANTINE -> List.of("feeds");
        });
    return names;
  }

  private static void rejectMisspelled(String name) {
    if (NAMES.contains(name)) {
      return;
    }
    String folded = name.toLowerCase(Locale.ROOT).replace('_', '-');
    NAMES.stream()
        .filter(known -> isSimilar(folded, known))
        .min(Comparator.comparing(known -> distance(folded, known)))
        .ifPresent(
            nearest -> {
              throw invalid("--" + name, "unknown; did you mean --%s?".formatted(nearest));
            });
  }

  private static boolean isSimilar(String name, String known) {
    return !name.isEmpty()
        && (known.startsWith(name)
            || name.startsWith(known)
            || distance(name, known) <= known.length() / 4);
  }

  private static int distance(String name, String known) {
    return LevenshteinDistance.getDefaultInstance().apply(name, known);
  }

  private static <T> T required(GivenArguments given, String name, Function<String, T> parser) {
    return optional(given, name, parser).orElseThrow(() -> invalid("--" + name, "is missing"));
  }

  private static <T> Optional<T> optional(
      GivenArguments given, String name, Function<String, T> parser) {
    Optional<String> value = given.value(name);
    try {
      return value.map(parser);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw invalid("--%s %s".formatted(name, value.orElseThrow()), reason(e));
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof DateTimeParseException
        ? "must be a day such as 2026-01-31"
        : String.valueOf(e.getMessage());
  }

  static LakeException invalid(String argument, String rule) {
    return LakeException.user("Invalid job argument: %s (%s)".formatted(argument, rule));
  }

  private static Job job(String text) {
    return Arrays.stream(Job.values())
        .filter(job -> job.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(Job.values())
                        .map(Job::label)
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
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
