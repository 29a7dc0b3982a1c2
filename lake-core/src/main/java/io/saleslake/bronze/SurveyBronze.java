package io.saleslake.bronze;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import io.saleslake.ledger.BronzeFile;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds files in bronze that promotions skip silently. */
public final class SurveyBronze {
  /**
   * Sorted paths, relative to the bronze root.
   *
   * @param hidden files and folders whose names start with a dot or an underscore
   * @param unclaimed files that are not in any feed's folder
   * @param changed files that changed after they were promoted
   */
  public record Survey(List<String> hidden, List<String> unclaimed, List<String> changed) {}

  private final FileSystem fileSystem;
  private final URI base;
  private final Collection<String> prefixes;
  private final Map<String, BronzeFile> promoted;
  private final Survey survey = new Survey(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  private SurveyBronze(
      FileSystem fileSystem,
      URI base,
      Collection<String> prefixes,
      Map<String, BronzeFile> promoted) {
    this.fileSystem = fileSystem;
    this.base = base;
    this.prefixes = prefixes;
    this.promoted = promoted;
  }

  /**
   * Surveys the bronze root.
   *
   * @param prefixes of the feeds
   * @param promoted ledger entries of the promoted files, by path
   */
  public static Survey survey(
      String bronze,
      Collection<String> prefixes,
      Map<String, BronzeFile> promoted,
      Configuration hadoop) {
    Path root = new Path(bronze);
    try {
      FileSystem fileSystem = root.getFileSystem(hadoop);
      URI base = fileSystem.makeQualified(root).toUri();
      SurveyBronze surveyor = new SurveyBronze(fileSystem, base, prefixes, promoted);
      surveyor.visit(root);
      surveyor.survey.hidden().sort(null);
      surveyor.survey.unclaimed().sort(null);
      surveyor.survey.changed().sort(null);
      return surveyor.survey;
    } catch (IOException e) {
      throw LakeException.external("Cannot list %s: %s".formatted(bronze, Reason.of(e)), e);
    }
  }

  private void visit(Path folder) throws IOException {
    for (FileStatus status : fileSystem.listStatus(folder)) {
      BronzeFile file = DiscoverFiles.bronzeFile(base, status);
      if (DiscoverFiles.isHidden(status)) {
        // A running `add` uses hidden names until copies are complete.
        if (!file.path().endsWith(".part")) {
          survey.hidden().add(status.isDirectory() ? file.path() + "/" : file.path());
        }
      } else if (status.isDirectory()) {
        visit(status.getPath());
      } else if (prefixes.stream().noneMatch(prefix -> file.path().startsWith(prefix + "/"))) {
        survey.unclaimed().add(file.path());
      } else if (isChanged(file)) {
        survey.changed().add(file.path());
      }
    }
  }

  private boolean isChanged(BronzeFile file) {
    BronzeFile before = promoted.get(file.path());
    return before != null
        && (before.bytes() != file.bytes() || !before.version().equals(file.version()));
  }
}
