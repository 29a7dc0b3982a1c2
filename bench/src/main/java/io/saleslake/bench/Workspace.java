package io.saleslake.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a bench writes and what it starts. Processes write temporary files below this folder and
 * nowhere else.
 *
 * @param home the checkout
 * @param folder root of everything that is written
 */
record Workspace(Path home, Path folder) {

  Path log() {
    return folder.resolve("bench.log");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Runs {@code ./lake}. */
  MeasuredCommand lake(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("lake").toString());
    command.addAll(arguments);
    return run(new ProcessBuilder(command));
  }

  /** Runs a class with these JVM options and files on the class path. */
  MeasuredCommand java(
      List<String> options, String classPath, Class<?> mainClass, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(mainClass.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", classPath);
    return run(builder);
  }

  private MeasuredCommand run(ProcessBuilder builder) throws IOException, InterruptedException {
    builder.directory(folder.toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", "'-Djava.io.tmpdir=%s'".formatted(temporary()));
    builder.environment().put("SPARK_LOCAL_DIRS", temporary().toString());
    return MeasuredCommand.run(builder, log());
  }

  /** The class path entries that contain these classes. */
  static String classPathOf(List<String> classes) {
    List<String> paths = new ArrayList<>();
    for (String name : classes) {
      try {
        paths.add(
            Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString());
      } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    return String.join(File.pathSeparator, paths);
  }
}
