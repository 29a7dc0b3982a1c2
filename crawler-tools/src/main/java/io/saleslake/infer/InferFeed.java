package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.contract.TableContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a crawler does, on a laptop and without a catalog: looks at sample files and writes the
 * contract of their feed, to start from.
 */
public final class InferFeed {
  /** So few rows say little of keys and missing values. */
  private static final int FEW = 100;

  private InferFeed() {}

  /**
   * A contract, and what to know of it.
   *
   * @param feed its name, which its file must have
   * @param yaml the text of the file
   * @param notes one line each
   */
  public record Inferred(String feed, String yaml, List<String> notes) {}

  /**
   * Looks at all rows of all files.
   *
   * @param name of the feed; without one, made of the first file's name
   * @param table the silver table to map to; without one, the mapping's table is left to write
   */
  public static Inferred infer(
      List<Path> files, Optional<String> name, Optional<TableContract> table) {
    SampleFiles sampleFiles = SampleFiles.of(files);
    try (Sql sql = new Sql()) {
      Sample sample =
          switch (sampleFiles.format()) {
            case CSV -> ReadCsv.read(sql, files);
            case JSON -> ReadJson.read(sql, files);
            case PARQUET -> ReadParquet.read(sql, files);
            case AVRO -> ReadAvro.read(sql, files);
          };
      ProfileSample.Result profiled = ProfileSample.profile(sql, sample);
      if (profiled.rows() == 0) {
        throw SampleFiles.cannotInfer(files.get(0), "it has columns but no rows");
      }
      List<List<String>> keys = FindKeys.find(sql, profiled.rows(), profiled.columns());
      long repeated =
          profiled.rows()
              - sql.number(
                  "SELECT count(*) FROM (SELECT DISTINCT * FROM %s)".formatted(Sql.SAMPLE));
      Feed feed =
          new Feed(
              name.orElseGet(sampleFiles::feedName), sampleFiles, sample, profiled, keys, repeated);
      return new Inferred(feed.name(), WriteFeed.write(feed, table), notes(feed));
    } catch (SQLException e) {
      throw LakeException.external("Cannot infer %s: %s".formatted(files.get(0), Sql.reason(e)), e);
    }
  }

  /** Everything that is known of the feed. */
  record Feed(
      String name,
      SampleFiles files,
      Sample sample,
      ProfileSample.Result profiled,
      List<List<String>> keys,
      long repeated) {

    /** Candidate keys in words. */
    String keyWords() {
      return keys.isEmpty()
          ? "no column and no pair of columns"
          : String.join(" or ", keys.stream().map(key -> String.join(" + ", key)).toList());
    }
  }

  private static List<String> notes(Feed feed) {
    List<String> notes = new ArrayList<>(feed.sample().notes());
    for (Profile column : feed.profiled().columns()) {
      column.remarks().stream()
          .filter(remark -> remark.startsWith("AMBIGUOUS"))
          .forEach(remark -> notes.add("%s: %s".formatted(column.name(), remark)));
    }
    if (feed.repeated() > 0) {
      notes.add("%,d rows are exact copies of others".formatted(feed.repeated()));
    }
    if (feed.profiled().rows() < FEW) {
      notes.add(
          "%d rows are few to tell keys and missing values by".formatted(feed.profiled().rows()));
    }
    notes.add("a row is identified by " + feed.keyWords());
    return notes;
  }
}
