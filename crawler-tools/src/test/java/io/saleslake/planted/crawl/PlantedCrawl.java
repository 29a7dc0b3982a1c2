package io.saleslake.planted.crawl;

import picocli.CommandLine;
import software.amazon.awssdk.services.glue.GlueClient;

/** A part of the core that knows picocli, prints, and makes a client of its own. */
public final class PlantedCrawl {
  private PlantedCrawl() {}

  public static final Class<?> BROKEN = CommandLine.class;

  static GlueClient client() {
    System.out.println("a client");
    return GlueClient.builder().build();
  }
}
