package io.saleslake.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A daily metric of a bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html).
 *
 * @param layer what the bucket is for
 * @param storageType of the bytes; {@link #OBJECTS} for the number of objects
 * @param byDay bytes or objects; days may be missing, S3 reports when it can
 */
public record Stored(String layer, String storageType, NavigableMap<LocalDate, BigDecimal> byDay) {
  /** The storage type under which objects of all classes are counted. */
  public static final String OBJECTS = "AllStorageTypes";

  boolean isObjects() {
    return storageType.equals(OBJECTS);
  }

  boolean isIntelligentTiering() {
    return storageType.startsWith("IntelligentTiering");
  }

  /** The latest figure up to a day. */
  Optional<BigDecimal> on(LocalDate day) {
    return Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
  }
}
