package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.infer.InferFeed.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes drafts to a contracts folder without overwriting files that have content. */
public final class SaveDrafts {
  private SaveDrafts() {}

  /** All files are checked before the first one is written. */
  public static List<Path> save(Path contracts, List<Draft> drafts) {
    List<Path> files = drafts.stream().map(draft -> contracts.resolve(draft.path())).toList();
    try {
      for (Path file : files) {
        if (Files.exists(file) && Files.size(file) > 0) {
          throw LakeException.user(
              "Cannot write %s: it exists and is not empty; delete it, or give --feed or --table another name"
                  .formatted(file));
        }
      }
      for (int i = 0; i < files.size(); i++) {
        Files.createDirectories(Optional.ofNullable(files.get(i).getParent()).orElse(contracts));
        Files.writeString(files.get(i), drafts.get(i).yaml());
      }
    } catch (IOException e) {
      throw LakeException.external("Cannot write the drafts: " + e, e);
    }
    return files;
  }
}
