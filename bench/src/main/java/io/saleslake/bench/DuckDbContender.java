package io.saleslake.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** The expert's DuckDB script. */
record DuckDbContender(Workspace workspace, Path bronze, Path out) implements Contender {
  static final String NAME = "duckdb";

  /** The optimizing compiler has nothing to do: all work is done in DuckDB's library. */
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void reset() throws IOException {
    FileUtils.deleteDirectory(out.toFile());
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
    String classPath =
        Workspace.classPathOf(List.of(Baseline.class.getName(), "org.duckdb.DuckDBDriver"));
    return workspace.java(
        OPTIONS,
        classPath,
        Baseline.class,
        List.of(load.name(), bronze.toString(), storefront.toString(), out.toString()));
  }

  @Override
  public LoadedTables tables() {
    return LoadedTables.ofParquet(NAME, out);
  }
}
