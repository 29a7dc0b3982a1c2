package com.amazonaws.services.glue;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Replaces AWS's class of this name, which no public repository has. It contains what the launcher
 * uses.
 */
public final class GlueContext {
  private final SparkSession session;

  public GlueContext(SparkContext spark) {
    session = SparkSession.builder().sparkContext(spark).getOrCreate();
  }

  public SparkSession getSparkSession() {
    return session;
  }
}
