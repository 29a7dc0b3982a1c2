package io.saleslake.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saleslake.FirstLine;
import io.saleslake.LakeException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * List prices of one region in US dollars.
 *
 * @param asOf date of the price list
 */
public record Prices(
    String region, String asOf, Glue glue, Athena athena, S3 s3, CloudWatch cloudwatch, Kms kms) {

  private static final String DEFAULT = "default";

  /**
   * AWS Glue, https://aws.amazon.com/glue/pricing/.
   *
   * @param etlDpuHour by Glue version, with a default
   * @param etlFlexDpuHour by Glue version for execution class FLEX
   * @param workerDpu DPU per worker, by worker type
   */
  public record Glue(
      Map<String, BigDecimal> etlDpuHour,
      Map<String, BigDecimal> etlFlexDpuHour,
      long etlMinimumSeconds,
      Map<String, BigDecimal> workerDpu,
      BigDecimal crawlerDpuHour,
      long crawlerMinimumMinutes) {}

  /** Amazon Athena, https://aws.amazon.com/athena/pricing/. */
  public record Athena(BigDecimal scannedTerabyte, long minimumMegabytes) {}

  /**
   * Amazon S3, https://aws.amazon.com/s3/pricing/.
   *
   * @param gigabyteMonth by CloudWatch's StorageType
   */
  public record S3(
      Map<String, BigDecimal> gigabyteMonth, BigDecimal monitoredThousandObjectsMonth) {}

  /** Amazon CloudWatch, https://aws.amazon.com/cloudwatch/pricing/. */
  public record CloudWatch(BigDecimal alarmMetricMonth, BigDecimal compositeAlarmMonth) {}

  public record Kms(BigDecimal keyMonth) {}

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  public Prices {
    LocalDate.parse(asOf);
    requireDefault("glue.etl_dpu_hour", glue.etlDpuHour());
    requireDefault("glue.etl_flex_dpu_hour", glue.etlFlexDpuHour());
  }

  private static void requireDefault(String key, Map<String, BigDecimal> byVersion) {
    if (!byVersion.containsKey(DEFAULT)) {
      throw new IllegalArgumentException(key + ": 'default' is missing");
    }
  }

  /** The price of a DPU-hour for a job. */
  Price etl(String glueVersion, boolean flex) {
    Map<String, BigDecimal> prices = flex ? glue.etlFlexDpuHour() : glue.etlDpuHour();
    String version = prices.containsKey(glueVersion) ? glueVersion : DEFAULT;
    return new Price(
        "glue.etl_%sdpu_hour.%s".formatted(flex ? "flex_" : "", version),
        prices.getOrDefault(version, BigDecimal.ZERO),
        "DPU-hours");
  }

  /** The price of a DPU-hour for a crawler. */
  public Price crawler() {
    return new Price("glue.crawler_dpu_hour", glue.crawlerDpuHour(), "DPU-hours");
  }

  /** DPU per worker; empty if the price file does not contain the worker type. */
  Optional<BigDecimal> workerDpu(String type) {
    return Optional.ofNullable(glue.workerDpu().get(type));
  }

  Price scanned() {
    return new Price("athena.scanned_terabyte", athena.scannedTerabyte(), "TB scanned");
  }

  /** The price of a GB-month; empty if the price file does not contain the storage type. */
  Optional<Price> storage(String type) {
    return Optional.ofNullable(s3.gigabyteMonth().get(type))
        .map(dollars -> new Price("s3.gigabyte_month." + type, dollars, "GB-months"));
  }

  Price monitoring() {
    return new Price(
        "s3.monitored_thousand_objects_month",
        s3.monitoredThousandObjectsMonth(),
        "1,000 object-months");
  }

  Price alarmMetric() {
    return new Price(
        "cloudwatch.alarm_metric_month", cloudwatch.alarmMetricMonth(), "metric-months");
  }

  Price compositeAlarm() {
    return new Price(
        "cloudwatch.composite_alarm_month", cloudwatch.compositeAlarmMonth(), "alarm-months");
  }

  /**
   * Reads a price file.
   *
   * @param given file specified by the user; if absent, the region's file is read
   * @param folder folder with one file per region
   */
  public static Prices read(Optional<Path> given, Path folder, String region) {
    Path file = given.orElse(folder.resolve(region + ".yaml"));
    if (!Files.isReadable(file)) {
      throw LakeException.user(
          given.isPresent()
              ? "Cannot read prices %s: there is no such file".formatted(file)
              : "Cannot price %s: there is no %s; --prices FILE names one".formatted(region, file));
    }
    try {
      return YAML.readValue(file.toFile(), Prices.class);
    } catch (JsonMappingException e) {
      throw LakeException.user("Invalid prices %s: %s".formatted(file, reason(e)));
    } catch (JsonProcessingException e) {
      throw LakeException.user(
          "Invalid prices %s: not valid YAML in line %d"
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw LakeException.external("Cannot read prices %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The key and the problem, in YAML terms. */
  private static String reason(JsonMappingException e) {
    String key =
        e.getPath().stream()
            .map(step -> String.valueOf(step.getFieldName()))
            .collect(Collectors.joining("."));
    if (e instanceof UnrecognizedPropertyException) {
      return key + ": unknown key";
    }
    String message = FirstLine.of(e.getOriginalMessage());
    if (message.startsWith("Missing creator property")
        || message.startsWith("Null value for creator property")) {
      return key + ": missing";
    } else if (message.startsWith("Cannot deserialize")) {
      return key + ": must be " + (message.contains("BigDecimal") ? "a number" : "of another type");
    }
    String problem = message.replaceFirst("(?s).*problem: ", "");
    return key.isEmpty() ? problem : key + ": " + problem;
  }
}
