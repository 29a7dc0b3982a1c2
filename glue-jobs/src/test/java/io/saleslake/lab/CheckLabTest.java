package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.TestLake;
import io.saleslake.lab.LabReport.Finding;
import io.saleslake.lab.LabReport.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the lab finds every kind of difference. */
class CheckLabTest {
  private static final LabFile FILE =
      new LabFile(
          LabFeed.FCSV,
          "check",
          "rows",
          "rows.csv",
          """
          id,s,n,i,dbl,d,ts,b,m
          A,x,1,1,1.5,2026-01-01,2026-01-01T12:00:00,true,1.25
          B,y,2,2,2.5,2026-01-02,2026-01-02T12:00:00,false,2.25
          C,z,no,3,3.5,2026-01-03,2026-01-03T12:00:00,true,3.25
          """
              .getBytes(UTF_8));

  private static final List<String> TABLES = List.of("silver.rows", "ops.quarantine", "ops.files");

  @TempDir static Path folder;
  private static TestLake lake;
  private static List<String> snapshots;

  @BeforeAll
  static void loadOneFile() throws IOException {
    lake = TestLake.at(folder.resolve("lake"), LabContracts.write(folder.resolve("contracts")));
    lake.put(FILE.feed().feedName(), LabFile.DAY, FILE.name(), FILE.content());
    lake.run();
    snapshots =
        TABLES.stream()
            .map(
                table ->
                    lake.query(
                            "SELECT max_by(snapshot_id, made_current_at) FROM "
                                + table
                                + ".history")
                        .get(0))
            .toList();
  }

  @AfterEach
  void undoChanges() {
    for (int i = 0; i < TABLES.size(); i++) {
      change(
          "CALL lake.system.set_current_snapshot('%s', %s)"
              .formatted(TABLES.get(i), snapshots.get(i)));
    }
  }

  @AfterAll
  static void closeLake() {
    lake.close();
  }

  @Test
  void findsNothingInAnUnchangedLake() {
    assertThat(check()).isEmpty();
  }

  @Test
  void findsASilverValueThatChanged() {
    change("UPDATE lake.silver.rows SET m = 1.26 WHERE id = 'A'");

    assertThat(check())
        .containsExactly(
            new Finding(Kind.CHANGED, FILE, "row A, m: expected '1.2500', silver has '1.2600'"));
  }

  @Test
  void findsARowThatIsMissing() {
    change("DELETE FROM lake.silver.rows WHERE id = 'B'");

    assertThat(check()).extracting(Finding::kind).containsExactly(Kind.LOST);
  }

  @Test
  void findsARowThatIsNotInTheFile() {
    change("INSERT INTO lake.silver.rows SELECT * FROM lake.silver.rows WHERE id = 'B'");
    change("UPDATE lake.silver.rows SET id = 'D' WHERE id = 'A'");

    assertThat(check())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(Kind.LOST, Kind.UNKNOWN, Kind.UNKNOWN);
  }

  @Test
  void findsAReasonThatIsBlank() {
    change("UPDATE lake.ops.quarantine SET reasons = array()");
    assertThat(check()).extracting(Finding::kind).containsExactly(Kind.REASON);

    change(
        "UPDATE lake.ops.quarantine SET reasons = array(named_struct('rule', '', 'column', 'n', 'value', 'no'))");
    assertThat(check()).extracting(Finding::kind).containsExactly(Kind.REASON);
  }

  @Test
  void findsAQuarantineEntryThatIsMissing() {
    change("DELETE FROM lake.ops.quarantine");

    assertThat(check()).extracting(Finding::kind).containsExactly(Kind.ACCEPTED);
  }

  @Test
  void findsCountsThatDoNotBalance() {
    change("UPDATE lake.ops.files SET rows_duplicate = 1");

    assertThat(check()).extracting(Finding::kind).containsExactly(Kind.ACCOUNT);
  }

  private void change(String sql) {
    lake.spark().sql(sql);
  }

  private List<Finding> check() {
    return CheckLab.check(LoadedLake.read(lake), List.of(FILE), ReadCsvIndependently::read)
        .findings();
  }
}
