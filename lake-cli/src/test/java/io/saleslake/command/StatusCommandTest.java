package io.saleslake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.aws.AwsLake;
import io.saleslake.aws.EmulatedAws;
import io.saleslake.aws.Flags;
import io.saleslake.aws.HostEnvironment;
import io.saleslake.catalog.Lake;
import io.saleslake.catalog.TableDefinition;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.TableContract;
import io.saleslake.ledger.Batch;
import io.saleslake.ledger.BronzeFile;
import io.saleslake.ledger.FileEntry;
import io.saleslake.ledger.Ledger;
import io.saleslake.ledger.RowCounts;
import io.saleslake.names.Layer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Iceberg tables in the emulator's catalog and bucket, read by the command's own clients. */
@Tag("slow")
@ExtendWith(EmulatedAws.class)
class StatusCommandTest {
  private static final String BUCKET = "saleslake-dev-ops-123456789012-eu-west-1";
  private static final String ROLE = "arn:aws:iam::123456789012:role/job";

  private final HostEnvironment host = EmulatedAws.host(Map.of());

  @Test
  void showsDatasetsAndWhatRanWithinTheLastDay() {
    makeDatabases();
    String batch = promoteTwoStores();
    makeRuns();

    RunCli run = RunCli.on(host, "status", "--aws");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("silver.stores +" + batch + " +\\S+Z +2 +0 +fresh"))
        .anyMatch(line -> line.matches("gold.daily_sales +0 +0 +never"))
        .anyMatch(line -> line.matches("\\S+Z +job +saleslake-dev-promote-to-silver +succeeded.*"))
        .anyMatch(line -> line.matches("\\S+Z +pipeline +saleslake-dev-promotion +succeeded.*"));

    assertThat(RunCli.on(host, "status", "--aws", "--output", "csv").out().lines())
        .startsWith("dataset,last_batch,finished_at,rows,quarantined,freshness")
        .noneMatch(line -> line.contains("promotion"));
    assertThat(RunCli.on(host, "status", "--aws", "--runs", "--output", "csv").out().lines())
        .startsWith("started,what,name,result,seconds,reason")
        .hasSize(3);
  }

  private void makeDatabases() {
    S3Client s3 = EmulatedAws.clients().s3();
    s3.createBucket(
        bucket ->
            bucket
                .bucket(BUCKET)
                .createBucketConfiguration(
                    where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    GlueClient glue = EmulatedAws.clients().glue();
    for (String layer : List.of("silver", "gold", "ops")) {
      glue.createDatabase(
          request ->
              request.databaseInput(
                  database ->
                      database
                          .name("saleslake_dev_" + layer)
                          .locationUri("s3://%s/%s".formatted(BUCKET, layer))));
    }
  }

  /** Returns the batch's id. */
  private String promoteTwoStores() {
    Contracts contracts = ContractReader.read(Path.of("contracts"));
    Flags flags =
        new Flags(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    try (Lake lake = AwsLake.find(flags, host).openTables()) {
      BronzeFile file =
          new BronzeFile("reference/stores/ingest_date=2026-01-31/s.csv", 9, "1", Instant.EPOCH);
      Batch batch = Batch.of("stores", "stores", Instant.now(), List.of(file));
      Ledger ledger = Ledger.open(lake);
      ledger.start(batch);
      ledger.finish(
          batch, "duckdb", List.of(new FileEntry(file, new RowCounts(2, 2, 0, 0, 0, 0), "")));
      TableContract contract = contracts.feed("stores").table();
      Table stores =
          lake.ensure(
              Layer.SILVER,
              TableDefinition.of(contract.header(), "stores", contract.columns(), List.of()));
      stores
          .newAppend()
          .appendFile(
              DataFiles.builder(stores.spec())
                  .withPath(stores.location() + "/data/stores.parquet")
                  .withFileSizeInBytes(9)
                  .withRecordCount(2)
                  .build())
          .commit();
      return batch.id();
    }
  }

  private static void makeRuns() {
    GlueClient glue = EmulatedAws.clients().glue();
    for (String job :
        List.of("promote-to-silver", "promote-to-gold", "maintain", "replay-quarantine")) {
      glue.createJob(
          request ->
              request
                  .name("saleslake-dev-" + job)
                  .role(ROLE)
                  .command(command -> command.name("glueetl").scriptLocation("s3://a/b.scala")));
    }
    glue.startJobRun(request -> request.jobName("saleslake-dev-promote-to-silver"));
    SfnClient steps = EmulatedAws.clients().stepFunctions();
    String machine =
        steps
            .createStateMachine(
                request ->
                    request
                        .name("saleslake-dev-promotion")
                        .roleArn(ROLE)
                        .definition(
                            """
                            {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": true}}}
                            """))
            .stateMachineArn();
    steps.startExecution(request -> request.stateMachineArn(machine));
  }
}
