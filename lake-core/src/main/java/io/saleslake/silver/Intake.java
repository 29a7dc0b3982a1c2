package io.saleslake.silver;

import io.saleslake.bronze.InspectedFile;
import io.saleslake.engine.RawReader;
import io.saleslake.ledger.Batch;
import java.util.List;
import java.util.Map;

/** Where the records of a batch come from, and what is done about those that are rejected. */
sealed interface Intake permits NewFiles, OpenEntries {
  Batch batch();

  /** The files of the records, in the order of arrival. */
  List<InspectedFile> files();

  /**
   * Defines {@link Relations#SOURCE}.
   *
   * @param reader how plain files are read
   * @return the number of its rows per file number
   */
  Map<Integer, Long> read(RawReader reader);

  /** Before anything is published: stores what is rejected. */
  void reject(Rejections rejections, long read);

  /** After everything is published: records what became of the rows. */
  void account(Accounting accounting, Rejections rejections);
}
