package io.saleslake.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/** The jar that is deployed to Glue, and its problems. */
record JobsJar(Path file) {
  private static final String SUFFIX = ".class";

  /** Empty, or why the jar is too large. */
  List<String> beyond(long budget) throws IOException {
    long bytes = Files.size(file);
    return bytes <= budget
        ? List.of()
        : List.of("%s has %,d bytes, at most %,d".formatted(file.getFileName(), bytes, budget));
  }

  /** Packages that are not among those that Glue runs. */
  Set<String> packagesOtherThan(Set<String> known) throws IOException {
    Set<String> others = new TreeSet<>();
    for (String name : classes()) {
      others.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
    others.removeAll(known);
    return others;
  }

  /**
   * Classes that cannot be loaded, or whose members' types cannot, with the class that is missing.
   *
   * @param supplied the class path of Glue
   */
  List<String> unloadable(List<Path> supplied) throws IOException {
    List<String> unloadable = new ArrayList<>();
    try (URLClassLoader loader = loader(supplied)) {
      for (String name : classes()) {
        try {
          loadMembers(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
          unloadable.add("%s: %s".formatted(name, e));
        }
      }
    }
    return unloadable;
  }

  /**
   * References to classes that are neither in the jar nor supplied, as jdeps lists them. The JVM
   * ignores annotations that are missing.
   */
  List<String> danglingReferences(List<Path> supplied) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String classPath = String.join(":", supplied.stream().map(Path::toString).toList());
    int exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                print,
                print,
                "--multi-release",
                "17",
                "--missing-deps",
                "--class-path",
                classPath,
                file.toString());
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
    if (exit != 0) {
      throw new IllegalStateException("jdeps ended with %d: %s".formatted(exit, lines));
    }
    return lines.stream()
        .filter(line -> line.contains(" -> "))
        .filter(line -> !line.startsWith(file.getFileName() + " -> "))
        .filter(line -> !line.contains(" -> org.jspecify.annotations."))
        .toList();
  }

  /** Listing the members loads the classes of their types. */
  private static int loadMembers(Class<?> loaded) {
    return loaded.getDeclaredFields().length
        + loaded.getDeclaredMethods().length
        + loaded.getDeclaredConstructors().length;
  }

  private List<String> classes() throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .toList();
    }
  }

  /**
   * Like Glue's class loader, finds the JDK, Glue's class path and the jar, and nothing of this
   * test.
   */
  private URLClassLoader loader(List<Path> supplied) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(file.toUri().toURL());
    for (Path jar : supplied) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
