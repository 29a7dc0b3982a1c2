package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A daily storage metric of a bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html).
 *
 * @param layer the bucket's layer or purpose
 * @param storageType of the bytes; {@link #OBJECTS} for the number of objects
 * @param byDay bytes or objects; days may be missing because S3 reports on a best-effort basis
 */
public record BucketUsage(
    String layer, String storageType, NavigableMap<LocalDate, BigDecimal> byDay) {
  /** The storage type for the number of objects in all classes. */
  public static final String OBJECTS = "AllStorageTypes";

  boolean isObjects() {
    return storageType.equals(OBJECTS);
  }

  boolean isIntelligentTiering() {
    return storageType.startsWith("IntelligentTiering");
  }

  /** The latest value up to a day. */
  Optional<BigDecimal> on(LocalDate day) {
    return Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
  }
}
