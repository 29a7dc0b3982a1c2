package io.saleslake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.TestLake;
import io.saleslake.contract.Change;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import io.saleslake.contract.InvalidContractsException;
import io.saleslake.names.Job;
import io.saleslake.names.Layer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckContractsTest {
  private static final String PROBLEMS =
      """
      Invalid contracts: 2 problems
        contracts/shop/feeds/till.yaml: transformLogic of amount: abs: text column 'article' taken for double would lose values in silence; give the column that type
        contracts/shop/marts/sales_by_day.yaml: sales_by_day.sql: current_user is not allowed (docs/contracts.md lists what is allowed)""";

  @TempDir private Path folder;

  @Test
  void promotesNothingWhenOneMappingIsWrong() throws IOException {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), brokenContracts())) {
      putPrices(lake);
      lake.put("till", "2026-03-01", "a.csv", "receipt;Sold;Article;pieces;price", "R1;;;;");

      assertThatThrownBy(lake::run)
          .isInstanceOf(InvalidContractsException.class)
          .hasMessage(PROBLEMS);
      assertThat(lake.query("SELECT * FROM silver.products")).isEmpty();
      assertThat(lake.query("SELECT * FROM ops.files")).isEmpty();
      assertThat(lake.query("SELECT * FROM ops.batches")).isEmpty();
      assertThat(lake.lake().has(Layer.OPS, "quarantine")).isFalse();
    }
  }

  @Test
  void replaysNothingWhenOneMappingIsWrong() throws IOException {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), brokenContracts())) {
      assertThatThrownBy(lake::replay)
          .isInstanceOf(InvalidContractsException.class)
          .hasMessage(PROBLEMS);
    }
  }

  @Test
  void promotesTheSameFilesOnceTheMappingIsFixed() throws IOException {
    try (TestLake lake = TestLake.at(folder.resolve("lake"), brokenContracts())) {
      putPrices(lake);
      assertThatThrownBy(lake::run).isInstanceOf(InvalidContractsException.class);

      lake.useContracts(Change.baseline(Files.createDirectory(folder.resolve("fixed"))));
      lake.run();

      assertThat(lake.query("SELECT * FROM ops.files")).hasSize(1);
    }
  }

  @Test
  void stopsARunOnGlueBeforeItOpensTheLake() throws IOException {
    Path contracts = brokenContracts();
    try (TestLake lake = TestLake.at(folder.resolve("lake"), contracts)) {
      Configuration hadoop = lake.spark().sparkContext().hadoopConfiguration();
      String local = hadoop.get("fs.file.impl");
      hadoop.set("fs.s3.impl", LocalBucket.class.getName());
      // Glue has Hadoop's own local file system, which contracts are copied to.
      hadoop.set("fs.file.impl", LocalFileSystem.class.getName());
      hadoop.set("fs.file.impl.disable.cache", "true");
      for (Job job : Job.values()) {
        String[] arguments = {
          "--lake-job",
          job.label(),
          "--bronze",
          "s3://bucket/bronze",
          "--database-prefix",
          "lake_dev_",
          "--contracts",
          "s3://bucket" + contracts.toAbsolutePath()
        };

        assertThatThrownBy(() -> GlueJob.run(lake.spark(), arguments))
            .isInstanceOf(LakeException.class)
            .hasMessage("User error: " + PROBLEMS)
            .hasCauseInstanceOf(InvalidContractsException.class);
      }
      hadoop.set("fs.file.impl", local);
      hadoop.unset("fs.file.impl.disable.cache");
    }
  }

  @Test
  void leavesTheSessionAsItWas() {
    try (TestLake lake = TestLake.at(folder.resolve("lake"))) {
      SparkSession spark = lake.spark();
      spark.conf().set("spark.sql.ansi.enabled", "false");
      Contracts contracts = ContractReader.read(TestLake.CONTRACTS);

      CheckContracts.check(spark, contracts);

      assertThat(spark.conf().get("spark.sql.ansi.enabled")).isEqualTo("false");
      assertThat(spark.sql("SHOW VIEWS").collectAsList()).isEmpty();
    }
  }

  private static void putPrices(TestLake lake) {
    lake.put("price_list", "2026-03-01", "p.csv", "article,english,german", "A1,Apple,Apfel");
  }

  private Path brokenContracts() throws IOException {
    Path contracts = Change.baseline(folder);
    Change.of("shop/feeds/till.yaml", "coalesce(pieces, 1) * price", "abs(article)")
        .and(
            Change.of(
                "shop/marts/sales_by_day.sql",
                "sum(amount)",
                "sum(if(current_user = 'a', amount, 0))"))
        .apply(contracts);
    return contracts;
  }

  /** The local file system under the names of S3. */
  public static final class LocalBucket extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("s3://bucket");
    }
  }
}
