package io.saleslake.job;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import scala.tools.nsc.Main;

/** Runs a Scala job as AWS Glue does: compiles the script, then calls its class. */
final class GlueRuntime {
  private GlueRuntime() {}

  /** Runs a script in a separate process: SCRIPT CLASS ARGUMENT... */
  public static void main(String[] arguments) throws Exception {
    run(Path.of(arguments[0]), arguments[1], Arrays.copyOfRange(arguments, 2, arguments.length));
  }

  /**
   * Runs a script.
   *
   * @throws Exception what the job throws
   */
  static void run(Path script, String mainClass, String... arguments) throws Exception {
    try (URLClassLoader compiled = compile(script)) {
      compiled
          .loadClass(mainClass)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static URLClassLoader compile(Path script) throws IOException {
    Path classes = Files.createTempDirectory("launcher");
    boolean compiled =
        Main.process(
            new String[] {
              "-classpath",
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
              "-Werror",
              "-Xlint",
              "-d",
              classes.toString(),
              script.toString()
            });
    if (!compiled) {
      throw new IllegalStateException("the Scala compiler rejects " + script);
    }
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, GlueRuntime.class.getClassLoader());
  }
}
