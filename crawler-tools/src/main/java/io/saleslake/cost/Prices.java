package io.saleslake.cost;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.saleslake.LakeException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * List prices of one region in US dollars.
 *
 * @param asOf the day on which they were looked up
 */
public record Prices(
    String region, String asOf, Glue glue, Athena athena, S3 s3, CloudWatch cloudwatch, Kms kms) {

  /** By Glue version, with a default. */
  public record Glue(
      Map<String, BigDecimal> etlDpuHour,
      Map<String, BigDecimal> etlFlexDpuHour,
      long etlMinimumSeconds,
      BigDecimal crawlerDpuHour,
      long crawlerMinimumMinutes) {}

  public record Athena(BigDecimal scannedTerabyte, long minimumMegabytes) {}

  public record S3(
      BigDecimal standardGigabyteMonth,
      BigDecimal intelligentTieringFrequentGigabyteMonth,
      BigDecimal intelligentTieringMonitoredThousandObjectsMonth,
      BigDecimal intelligentTieringInfrequentGigabyteMonth,
      BigDecimal glacierInstantRetrievalGigabyteMonth) {}

  public record CloudWatch(BigDecimal alarmMonth) {}

  public record Kms(BigDecimal keyMonth) {}

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public Prices {
    LocalDate.parse(asOf);
  }

  /**
   * The prices of a file.
   *
   * @param given by the user; absent, the file of the region is taken
   * @param folder of the files, one per region
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
      throw LakeException.user(
          "Invalid prices %s: %s"
              .formatted(file, e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw LakeException.external("Cannot read prices %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
