package io.saleslake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static io.saleslake.Boundaries.areIn;
import static io.saleslake.Boundaries.dependOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packages are the phases of the data flow, and dependencies point in one direction. Every rule is
 * also evaluated on classes in {@code io.saleslake.planted} that violate it.
 */
class ModuleBoundariesTest {
  private static final String[] PHASES = {
    "contract", "sql", "catalog", "ledger", "bronze", "silver", "gold", "quality", "maintenance"
  };

  private static final String[] DEPLOYED =
      Stream.concat(Stream.of(PHASES), Stream.of("names", "engine", "spark", "run", "job"))
          .toArray(String[]::new);

  /** The packages of lake-core. */
  private static final String[] CORE = {
    "bronze", "catalog", "engine", "gold", "ledger", "maintenance", "run", "silver", "status"
  };

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void areRespected(String name, ArchRule rule, String planted) {
    rule.check(Boundaries.PROJECT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void rejectPlantedViolations(String name, ArchRule rule, String planted) {
    Boundaries.assertRejectsPlanted(rule, planted);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            "phases do not depend on the entry points",
            noClasses().that(areIn(PHASES)).should(dependOn("run", "job")),
            "silver.PlantedSilver"),
        rule(
            "code for Glue does not depend on code for the laptop",
            noClasses()
                .that(areIn(DEPLOYED))
                .should(dependOn("local", "cli", "command", "infer", "sample", "bench")),
            "job.PlantedJob"),
        rule(
            "the status is read only from contracts, catalog and ledger",
            noClasses()
                .that(areIn("status"))
                .should(dependOn("bronze", "silver", "gold", "maintenance", "job")),
            "status.PlantedStatus"),
        rule(
            "contracts do not depend on any other phase",
            noClasses()
                .that(areIn("contract"))
                .should(
                    dependOn("sql", "catalog", "ledger", "bronze", "silver", "gold", "quality")),
            "contract.PlantedContract"),
        rule(
            "contracts are read without an engine",
            noClasses()
                .that(areIn("contract"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.duckdb.."),
            "contract.PlantedContract"),
        rule(
            "the core does not need Spark",
            noClasses()
                .that(areIn(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala.."),
            "ledger.PlantedLedger"),
        rule(
            "the core does not depend on an engine",
            noClasses().that(areIn(CORE)).should(dependOn("duckdb", "spark", "sql")),
            "engine.PlantedEngine"),
        rule(
            "the engine for one machine does not need Spark",
            noClasses()
                .that(areIn("duckdb"))
                .should(dependOn("spark", "sql", "job"))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala.."),
            "duckdb.PlantedDuckDb"),
        rule(
            "the Spark engine and the jobs do not depend on the engine for one machine",
            noClasses().that(areIn("spark", "sql", "job")).should(dependOn("duckdb")),
            "spark.PlantedSpark"),
        rule(
            "the SQL of contracts is analyzed without a lake",
            noClasses().that(areIn("sql")).should(dependOn("catalog", "ledger", "bronze")),
            "sql.PlantedSql"),
        rule(
            "the catalog depends only on contracts",
            noClasses()
                .that(areIn("catalog"))
                .should(dependOn("ledger", "bronze", "silver", "gold", "quality")),
            "catalog.PlantedCatalog"),
        rule(
            "the ledger depends only on catalog and contracts",
            noClasses()
                .that(areIn("ledger"))
                .should(dependOn("bronze", "silver", "gold", "quality")),
            "ledger.PlantedLedger"),
        rule(
            "bronze does not depend on silver and gold",
            noClasses().that(areIn("bronze")).should(dependOn("silver", "gold")),
            "bronze.PlantedBronze"),
        rule(
            "silver does not depend on gold",
            noClasses().that(areIn("silver")).should(dependOn("gold")),
            "silver.PlantedSilver"),
        rule(
            "gold does not depend on silver and bronze",
            noClasses().that(areIn("gold")).should(dependOn("silver", "bronze")),
            "gold.PlantedGold"),
        rule(
            "maintenance depends on tables, not on their contents",
            noClasses()
                .that(areIn("maintenance"))
                .should(dependOn("contract", "catalog", "ledger", "bronze", "silver", "gold")),
            "maintenance.PlantedMaintenance"),
        rule(
            "code for Glue does not need DuckDB, SQLite or picocli",
            noClasses()
                .that(areIn(DEPLOYED))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "org.sqlite..", "picocli.."),
            "silver.PlantedSilver"),
        rule(
            "only the catalog creates Iceberg catalogs",
            noClasses()
                .that(DescribedPredicate.not(areIn("catalog")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.iceberg.CatalogUtil"),
            "gold.PlantedGold"),
        rule(
            "phases do not print",
            noClasses().that(areIn(PHASES)).should(ACCESS_STANDARD_STREAMS),
            "gold.PlantedGold"),
        rule(
            "phases do not use java.util.logging",
            noClasses().that(areIn(PHASES)).should(USE_JAVA_UTIL_LOGGING),
            "gold.PlantedGold"));
  }

  @Test
  void packagesHaveNoCycles() {
    Boundaries.noCyclesIn("io.saleslake").check(Boundaries.PROJECT);
    assertThat(
            Boundaries.noCyclesIn("io.saleslake.planted")
                .evaluate(Boundaries.PLANTED)
                .getFailureReport()
                .getDetails())
        .anySatisfy(detail -> assertThat(detail).startsWith("Cycle detected: Slice gold"));
  }

  private static Arguments rule(String name, ArchRule rule, String planted) {
    return Arguments.of(name, rule, planted);
  }
}
