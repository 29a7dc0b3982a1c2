package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.contract.TableContract;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drafts a feed's contract from sample files, on a laptop and without a catalog. */
public final class InferFeed {
  /** Minimum number of rows for reliable keys and missing values. */
  private static final int FEW = 100;

  private InferFeed() {}

  /**
   * The input of the inference.
   *
   * @param feed the feed's name; if absent, derived from the first file's name
   * @param table the target silver table; drafted if it does not exist
   * @param domain domain of the drafts; if absent, the table's domain
   * @param encoding encoding of the files; detected if absent
   * @param contracts the folder of the contracts
   * @param complete whether the drafts must be complete contracts: if no table is given, one with
   *     the feed's name is drafted
   * @param trial whether the sample is promoted with the draft
   */
  public record Options(
      List<Path> files,
      Optional<String> feed,
      Optional<String> table,
      Optional<String> domain,
      Optional<Charset> encoding,
      Path contracts,
      boolean complete,
      boolean trial) {}

  /**
   * A contract.
   *
   * @param path below the folder of the contracts
   */
  public record Draft(String path, String yaml) {}

  /**
   * The drafts and notes about them.
   *
   * @param table the drafted silver table, if it does not exist yet
   * @param notes notes of one line each
   */
  public record Inferred(Draft feed, Optional<Draft> table, List<String> notes) {
    /** The table comes first, because the feed refers to it. */
    public List<Draft> drafts() {
      return Stream.concat(table.stream(), Stream.of(feed)).toList();
    }
  }

  /**
   * Profiles all rows in all files and drafts the contracts.
   *
   * @throws LakeException if no contract can be inferred from the files
   */
  public static Inferred infer(Options options) {
    SampleFiles files = SampleFiles.of(options.files());
    try (Scratch scratch = new Scratch();
        Sql sql = new Sql()) {
      KnownTables known = KnownTables.read(options.contracts(), scratch);
      Feed feed = readSample(sql, files, options, scratch);
      Target target = target(feed, options, known);
      List<String> notes = notes(feed, target);
      if (options.trial()) {
        notes.addAll(TryDraft.tryOut(feed, target, known, scratch));
      }
      return new Inferred(
          new Draft(
              "%s/feeds/%s.yaml".formatted(target.domain(), feed.name()),
              WriteFeed.write(feed, target)),
          table(feed, target),
          notes);
    } catch (SQLException e) {
      throw LakeException.external(
          "Cannot infer %s: %s".formatted(files.paths().get(0), Sql.reason(e)), e);
    }
  }

  /**
   * The target of the drafts.
   *
   * @param table the silver table, if it exists
   * @param newTable the name of the table to draft
   */
  record Target(String domain, Optional<TableContract> table, String newTable) {
    static final String UNKNOWN = "TODO";

    String team() {
      return table.map(contract -> contract.header().team()).orElse(UNKNOWN);
    }

    boolean isNewTable() {
      return table.isEmpty() && !newTable.equals(UNKNOWN);
    }
  }

  private static Target target(Feed feed, Options options, KnownTables known) {
    Optional<String> name =
        options.table().or(() -> Optional.of(feed.name()).filter(any -> options.complete()));
    Optional<TableContract> table = name.flatMap(known::table);
    Optional<String> domain =
        options.domain().or(() -> table.map(contract -> contract.header().domain()));
    if (domain.isEmpty() && options.complete()) {
      throw LakeException.user(
          "Cannot write the draft of table %s: no domain; name one with --domain (domains: %s)"
              .formatted(name.orElse(""), String.join(", ", known.domains())));
    }
    return new Target(domain.orElse(Target.UNKNOWN), table, name.orElse(Target.UNKNOWN));
  }

  private static Optional<Draft> table(Feed feed, Target target) {
    return target.isNewTable()
        ? Optional.of(
            new Draft(
                "%s/%s.yaml".formatted(target.domain(), target.newTable()),
                WriteTable.write(feed, TableDraft.of(feed, target.newTable()), target)))
        : Optional.empty();
  }

  private static Feed readSample(Sql sql, SampleFiles files, Options options, Scratch scratch)
      throws SQLException {
    Sample sample =
        switch (files.format()) {
          case CSV ->
              ReadCsv.read(sql, TextFiles.decode(files.paths(), options.encoding(), scratch));
          case JSON ->
              ReadJson.read(sql, TextFiles.decode(files.paths(), options.encoding(), scratch));
          case PARQUET -> ReadParquet.read(sql, files.paths());
          case AVRO -> ReadAvro.read(sql, files.paths());
        };
    ProfileSample.Result profiled = ProfileSample.profile(sql, sample);
    if (profiled.rows() == 0) {
      throw SampleFiles.cannotInfer(files.paths().get(0), "it has columns but no rows");
    }
    long different =
        sql.number("SELECT count(*) FROM (SELECT DISTINCT * FROM %s)".formatted(Sql.SAMPLE));
    return new Feed(
        options.feed().orElseGet(files::feedName),
        files,
        sample,
        profiled,
        FindKeys.find(sql, different, profiled.columns()),
        profiled.rows() - different);
  }

  /** All known properties of the feed. */
  record Feed(
      String name,
      SampleFiles files,
      Sample sample,
      ProfileSample.Result profiled,
      List<List<String>> keys,
      long repeated) {

    /** Describes the candidate keys. */
    String keyWords() {
      return keys.isEmpty()
          ? "no set of up to %d columns".formatted(FindKeys.SIZE)
          : String.join(" or ", keys.stream().map(key -> String.join(" + ", key)).toList());
    }
  }

  private static List<String> notes(Feed feed, Target target) {
    List<String> notes = new ArrayList<>(feed.sample().notes());
    for (Profile column : feed.profiled().columns()) {
      column.remarks().stream()
          .filter(remark -> remark.matches("(AMBIGUOUS|TODO).*"))
          .forEach(remark -> notes.add("%s: %s".formatted(column.name(), remark)));
    }
    if (target.table().isPresent()) {
      rates(feed, target.table().get())
          .forEach(
              name ->
                  notes.add(
                      "%s is not mapped: a rate in the file (all values are from 0 to 1), an amount in %s"
                          .formatted(name, target.table().get().name())));
    }
    if (feed.repeated() > 0) {
      notes.add(
          feed.repeated() == 1
              ? "1 row is an exact copy of another"
              : "%,d rows are exact copies of others".formatted(feed.repeated()));
    }
    if (feed.profiled().rows() < FEW) {
      notes.add(
          "%s too few to tell keys and missing values by"
              .formatted(
                  feed.profiled().rows() == 1 ? "1 row is" : feed.profiled().rows() + " rows are"));
    }
    notes.add("a row is identified by " + feed.keyWords());
    return notes;
  }

  private static List<String> rates(Feed feed, TableContract table) {
    return feed.profiled().columns().stream()
        .filter(
            raw ->
                table
                    .column(raw.name())
                    .filter(column -> WriteFeed.isRate(raw, column))
                    .isPresent())
        .map(Profile::name)
        .toList();
  }
}
