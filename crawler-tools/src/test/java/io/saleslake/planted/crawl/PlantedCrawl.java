package io.saleslake.planted.crawl;

import io.saleslake.planted.job.PlantedJob;
import org.apache.spark.PlantedSpark;
import picocli.PlantedPicocli;
import software.amazon.awssdk.services.glue.GlueClient;

/** Depends on an engine, a job and a command line, prints, and creates its own client. */
public final class PlantedCrawl {
  private PlantedCrawl() {}

  public static final Class<?> ENGINE = PlantedSpark.class;
  public static final Class<?> JOB = PlantedJob.class;
  public static final Class<?> COMMAND_LINE = PlantedPicocli.class;

  static GlueClient client() {
    System.out.println("a client");
    return GlueClient.builder().build();
  }
}
