package io.saleslake.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** The tutorial's Spark job, with the memory that {@code ./lake} has by default. */
record SparkContender(Workspace workspace, Path bronze, Path warehouse) implements Contender {
  static final String NAME = "spark";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void reset() throws IOException {
    FileUtils.deleteDirectory(warehouse.toFile());
  }

  @Override
  public MeasuredCommand load() throws IOException, InterruptedException {
    return run(Load.FULL, bronze.resolve("sales/storefront"));
  }

  @Override
  public MeasuredCommand loadDay(Path storefront) throws IOException, InterruptedException {
    return run(Load.DAY, storefront);
  }

  private MeasuredCommand run(Load load, Path storefront) throws IOException, InterruptedException {
    Path conf = workspace.home().resolve("conf");
    return workspace.java(
        List.of(
            "@" + conf.resolve("jvm.options"),
            "-Xmx4g",
            "-Dlog4j2.configurationFile=" + conf.resolve("log4j2.properties")),
        System.getProperty("java.class.path"),
        GlueTutorialJob.class,
        List.of(load.name(), bronze.toString(), storefront.toString(), warehouse.toString()));
  }

  @Override
  public LoadedTables tables() {
    return LoadedTables.ofIceberg(NAME, warehouse, "silver/quarantine");
  }
}
