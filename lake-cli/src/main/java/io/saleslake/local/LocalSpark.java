package io.saleslake.local;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.spark.SparkEngine;
import io.saleslake.spark.SparkSessions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Spark in this process, started on first use. */
final class LocalSpark implements Supplier<SparkEngine> {
  private final LakeConfig config;
  private @Nullable SparkEngine engine;

  LocalSpark(LakeConfig config) {
    this.config = config;
  }

  @Override
  public SparkEngine get() {
    SparkEngine started =
        engine == null ? new SparkEngine(SparkSessions.startLocal(config)) : engine;
    engine = started;
    return started;
  }
}
