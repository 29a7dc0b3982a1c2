package io.saleslake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * {@code ./lake run}, on a lake whose raw files are links to those of the bench.
 *
 * @param name {@code lake} or {@code lake:<engine>}
 * @param engine value of {@code --engine}, empty for the default engine
 */
record LakeContender(
    Workspace workspace, String name, Optional<String> engine, Path bronze, Path lake)
    implements Contender {
  static final String NAME = "lake";

  static LakeContender of(Workspace workspace, String name, Path bronze, Path lake) {
    Optional<String> engine =
        name.equals(NAME) ? Optional.empty() : Optional.of(name.substring(NAME.length() + 1));
    return new LakeContender(workspace, name, engine, bronze, lake);
  }

  @Override
  public void reset() throws IOException {
    FileUtils.deleteDirectory(lake.toFile());
  }

  @Override
  public MeasuredCommand load() throws IOException, InterruptedException {
    link(bronze, lake.resolve("bronze"));
    return run();
  }

  @Override
  public MeasuredCommand loadDay(Path storefront) throws IOException, InterruptedException {
    link(storefront, lake.resolve("bronze/sales/storefront"));
    return run();
  }

  MeasuredCommand run() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "--lake", lake.toString()));
    engine.ifPresent(value -> arguments.addAll(List.of("--engine", value)));
    return workspace.lake(arguments);
  }

  private static void link(Path folder, Path into) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path link = into.resolve(folder.relativize(file).toString());
        Files.createDirectories(link.getParent());
        Files.createLink(link, file);
      }
    }
  }

  @Override
  public LoadedTables tables() {
    return LoadedTables.ofIceberg(name, lake, "ops/quarantine");
  }
}
