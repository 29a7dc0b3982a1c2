package io.saleslake.local;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.spark.SparkSessions;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The Spark session of this process, started when it is first asked for. */
final class LocalSpark implements Supplier<SparkSession> {
  private final LakeConfig config;
  private @Nullable SparkSession session;

  LocalSpark(LakeConfig config) {
    this.config = config;
  }

  @Override
  public SparkSession get() {
    SparkSession started = session == null ? SparkSessions.startLocal(config) : session;
    session = started;
    return started;
  }
}
