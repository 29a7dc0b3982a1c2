package io.saleslake.local;

import io.saleslake.bronze.SurveyBronze;
import io.saleslake.bronze.SurveyBronze.Survey;
import io.saleslake.catalog.Lake;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.FeedContract;
import io.saleslake.ledger.ReadLedger;
import java.io.PrintWriter;
import java.util.List;

/** Reports files in bronze that are skipped. */
public final class PrintBronze {
  private static final int AT_MOST = 20;

  private final PrintWriter text;
  private final Survey survey;

  private PrintBronze(PrintWriter text, Survey survey) {
    this.text = text;
    this.survey = survey;
  }

  public static PrintBronze of(Lake lake, Contracts contracts, PrintWriter text) {
    return new PrintBronze(
        text,
        SurveyBronze.survey(
            lake.config().bronze(),
            contracts.feeds().values().stream().map(FeedContract::prefix).toList(),
            ReadLedger.promotedFiles(lake),
            lake.hadoop()));
  }

  /** Reports files that changed after they were promoted. */
  public void changed() {
    print(
        survey.changed(),
        "Changed after it was promoted: %s",
        "The lake has the rows from before; to take the new ones, add the file under another name.");
  }

  /** Reports files that no run reads. */
  public void skipped() {
    print(
        survey.hidden(),
        "Skipped: %s",
        "Names that start with '.' or '_' are never read; rename what should be.");
    print(
        survey.unclaimed(),
        "In no feed's folder: %s",
        "Only bronze/<domain>/<feed>/ of a contract is read.");
  }

  private void print(List<String> paths, String line, String remedy) {
    if (paths.isEmpty()) {
      return;
    }
    text.println();
    paths.stream().limit(AT_MOST).forEach(path -> text.println(line.formatted(path)));
    if (paths.size() > AT_MOST) {
      text.println(line.formatted("and %,d more".formatted(paths.size() - AT_MOST)));
    }
    text.println(remedy);
    text.flush();
  }
}
