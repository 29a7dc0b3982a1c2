package io.saleslake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packages are the phases of the lake, and dependencies point one way. Every wall is also held
 * against classes in {@code io.saleslake.planted} that run into it.
 */
class WallsTest {
  private static final String[] PHASES = {
    "contract", "sql", "catalog", "ledger", "bronze", "silver", "gold", "quality", "maintenance"
  };

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.saleslake");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.saleslake.planted");

  @ParameterizedTest(name = "{0}")
  @MethodSource("walls")
  void stands(String name, ArchRule wall, String planted) {
    wall.check(PROJECT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("walls")
  void stops(String name, ArchRule wall, String planted) {
    assertThat(wall.evaluate(PLANTED).getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains("io.saleslake.planted." + planted));
  }

  static Stream<Arguments> walls() {
    return Stream.of(
        wall(
            "phases do not know the entry points",
            noClasses().that(are(PHASES)).should(know("job", "local", "cli")),
            "silver.PlantedSilver"),
        wall(
            "jobs do not know the command lines",
            noClasses().that(are("job")).should(know("local", "cli")),
            "job.PlantedJob"),
        wall(
            "what command lines share knows neither of them",
            noClasses().that(are("cli")).should(know("job", "local")),
            "cli.PlantedCli"),
        wall(
            "the status is read from contracts, catalog and books alone",
            noClasses()
                .that(are("status"))
                .should(know("bronze", "silver", "gold", "maintenance", "job", "local", "cli")),
            "status.PlantedStatus"),
        wall(
            "contracts know no other phase",
            noClasses()
                .that(are("contract"))
                .should(know("sql", "catalog", "ledger", "bronze", "silver", "gold", "quality")),
            "contract.PlantedContract"),
        wall(
            "contracts are read without an engine",
            noClasses()
                .that(are("contract"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.duckdb.."),
            "contract.PlantedContract"),
        wall(
            "files, tables and ledger need no engine",
            noClasses()
                .that(are("bronze", "catalog", "ledger", "status"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.duckdb.."),
            "ledger.PlantedLedger"),
        wall(
            "the SQL of contracts is analyzed without a lake",
            noClasses()
                .that(are("sql"))
                .should(know("catalog", "ledger", "bronze", "silver", "gold", "quality")),
            "sql.PlantedSql"),
        wall(
            "the catalog knows contracts only",
            noClasses()
                .that(are("catalog"))
                .should(know("ledger", "bronze", "silver", "gold", "quality")),
            "catalog.PlantedCatalog"),
        wall(
            "the ledger knows catalog and contracts only",
            noClasses().that(are("ledger")).should(know("bronze", "silver", "gold", "quality")),
            "ledger.PlantedLedger"),
        wall(
            "bronze does not know silver and gold",
            noClasses().that(are("bronze")).should(know("silver", "gold")),
            "bronze.PlantedBronze"),
        wall(
            "silver does not know gold",
            noClasses().that(are("silver")).should(know("gold")),
            "silver.PlantedSilver"),
        wall(
            "gold does not know silver and bronze",
            noClasses().that(are("gold")).should(know("silver", "bronze")),
            "gold.PlantedGold"),
        wall(
            "maintenance knows tables, not what is in them",
            noClasses()
                .that(are("maintenance"))
                .should(know("contract", "catalog", "ledger", "bronze", "silver", "gold")),
            "maintenance.PlantedMaintenance"),
        wall(
            "only command lines have DuckDB, SQLite and picocli",
            noClasses()
                .that(
                    are(
                        "contract",
                        "sql",
                        "catalog",
                        "ledger",
                        "bronze",
                        "silver",
                        "gold",
                        "quality",
                        "maintenance",
                        "job"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "org.sqlite..", "picocli.."),
            "silver.PlantedSilver"),
        wall(
            "only the catalog builds Iceberg's catalogs",
            noClasses()
                .that(DescribedPredicate.not(are("catalog")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.iceberg.CatalogUtil"),
            "gold.PlantedGold"),
        wall(
            "phases do not print",
            noClasses().that(are(PHASES)).should(ACCESS_STANDARD_STREAMS),
            "gold.PlantedGold"),
        wall(
            "phases do not use java.util.logging",
            noClasses().that(are(PHASES)).should(USE_JAVA_UTIL_LOGGING),
            "gold.PlantedGold"));
  }

  @Test
  void packagesFormNoCircle() {
    noCircle("io.saleslake").check(PROJECT);
    assertThat(noCircle("io.saleslake.planted").evaluate(PLANTED).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).startsWith("Cycle detected: Slice gold"));
  }

  private static ArchRule noCircle(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static Arguments wall(String name, ArchRule wall, String planted) {
    return Arguments.of(name, wall, planted);
  }

  private static DescribedPredicate<JavaClass> are(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(
        Stream.of(packages)
            .flatMap(name -> Stream.of("io.saleslake." + name, "io.saleslake.planted." + name))
            .map(name -> name + "..")
            .toArray(String[]::new));
  }

  private static ArchCondition<JavaClass> know(String... packages) {
    return ArchConditions.dependOnClassesThat(are(packages));
  }
}
