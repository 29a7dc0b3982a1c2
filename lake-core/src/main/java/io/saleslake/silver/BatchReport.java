package io.saleslake.silver;

import static java.util.stream.Collectors.toMap;

import io.saleslake.contract.FeedContract;
import io.saleslake.engine.EngineSession;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.RowCounts;
import java.util.List;
import java.util.Map;

/**
 * What became of one batch.
 *
 * @param batch the files it took
 * @param rows the accounting over all its files
 * @param reasons how many rows broke each rule, as {@code rule column}, most first
 * @param unreadable files that could not be read at all, with the reason
 * @param drift columns that files have and the contract does not, or the other way round, for
 *     people
 * @param notes what else a person should hear
 */
public record BatchReport(
    Batch batch,
    RowCounts rows,
    Map<String, Long> reasons,
    Map<String, String> unreadable,
    List<String> drift,
    List<String> notes) {
  static BatchReport of(
      EngineSession session,
      FeedContract feed,
      Intake intake,
      RowCounts rows,
      Rejections rejections) {
    return new BatchReport(
        intake.batch(),
        rows,
        Findings.reasons(session, rejections),
        rejections.unreadable().stream()
            .collect(toMap(file -> file.file().path(), file -> file.layout().unreadable())),
        Findings.drift(feed, intake.files()),
        Findings.keys(feed, rows));
  }
}
