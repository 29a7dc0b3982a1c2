package io.saleslake.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** The versions of SalesLake and of what it runs on, as recorded at build time. */
final class LakeVersion implements IVersionProvider {
  private static final Pattern REVISION = Pattern.compile("[0-9a-f]{7,64}");
  private static final int SECONDS = 5;

  private final Path home;

  /**
   * @param home the checkout, whose Git revision is shown
   */
  private LakeVersion(Path home) {
    this.home = home;
  }

  /** Sets the version of a command and of all its subcommands. */
  static void provide(CommandLine command, Path home) {
    command.getCommandSpec().versionProvider(new LakeVersion(home));
    command.getSubcommands().values().forEach(each -> provide(each, home));
  }

  @Override
  public String[] getVersion() {
    List<String> versions = new ArrayList<>(recorded());
    revision()
        .ifPresent(revision -> versions.set(0, versions.get(0) + " (revision " + revision + ")"));
    versions.add("Java " + Runtime.version());
    return versions.toArray(String[]::new);
  }

  private static List<String> recorded() {
    try (InputStream file =
        Objects.requireNonNull(LakeVersion.class.getResourceAsStream("versions.txt"))) {
      return new String(file.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commit of the checkout; empty if it is not a Git checkout or Git is not installed. */
  private Optional<String> revision() {
    ProcessBuilder git =
        new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Do not report the revision of a repository that contains the folder.
    Path parent = home.toAbsolutePath().normalize().getParent();
    git.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(parent));
    try {
      Process process = git.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return Optional.of(output).filter(text -> REVISION.matcher(text).matches());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
