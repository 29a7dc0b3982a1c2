package io.saleslake.bronze;

import static java.util.Comparator.comparing;

import io.saleslake.ledger.BronzeFile;
import io.saleslake.names.BronzePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Inspects the files of a batch and numbers them in the order of arrival. */
public final class InspectFiles {
  /** The order of arrival: the ingest date, then the storage time, then the name. */
  private static final Comparator<BronzeFile> ARRIVAL =
      comparing((BronzeFile file) -> BronzePath.ingestDate(file.path()).orElse(""))
          .thenComparing(BronzeFile::arrivedAt)
          .thenComparing(BronzeFile::path);

  private InspectFiles() {}

  /**
   * Inspects all files of a batch.
   *
   * @param engine the engine's inspection, which returns a layout per file in the same order
   */
  public static List<InspectedFile> inspect(
      List<BronzeFile> files, Function<List<BronzeFile>, List<Layout>> engine) {
    List<Layout> layouts = files.isEmpty() ? List.of() : engine.apply(files);
    List<InspectedFile> inspected = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      inspected.add(new InspectedFile(i, files.get(i), layouts.get(i)));
    }
    return inOrderOfArrival(inspected);
  }

  /** Renumbers the files: rows in files with higher numbers are newer. */
  public static List<InspectedFile> inOrderOfArrival(List<InspectedFile> files) {
    List<InspectedFile> numbered = new ArrayList<>();
    files.stream()
        .sorted(comparing(InspectedFile::file, ARRIVAL))
        .forEach(
            file -> numbered.add(new InspectedFile(numbered.size(), file.file(), file.layout())));
    return numbered;
  }
}
