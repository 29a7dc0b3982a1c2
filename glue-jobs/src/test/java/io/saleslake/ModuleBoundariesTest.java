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
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.saleslake");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.saleslake.planted");

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void areRespected(String name, ArchRule rule, String planted) {
    rule.check(PROJECT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void rejectPlantedViolations(String name, ArchRule rule, String planted) {
    assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains("io.saleslake.planted." + planted));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            "phases do not know the entry points",
            noClasses().that(are(PHASES)).should(know("run", "job")),
            "silver.PlantedSilver"),
        rule(
            "what is deployed to Glue knows no code of the laptop",
            noClasses()
                .that(are(DEPLOYED))
                .should(know("local", "cli", "command", "infer", "sample", "bench")),
            "job.PlantedJob"),
        rule(
            "the status is read from contracts, catalog and books alone",
            noClasses()
                .that(are("status"))
                .should(know("bronze", "silver", "gold", "maintenance", "job")),
            "status.PlantedStatus"),
        rule(
            "contracts know no other phase",
            noClasses()
                .that(are("contract"))
                .should(know("sql", "catalog", "ledger", "bronze", "silver", "gold", "quality")),
            "contract.PlantedContract"),
        rule(
            "contracts are read without an engine",
            noClasses()
                .that(are("contract"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.duckdb.."),
            "contract.PlantedContract"),
        rule(
            "files, tables and ledger need no engine",
            noClasses()
                .that(are("bronze", "catalog", "ledger", "status"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.duckdb.."),
            "ledger.PlantedLedger"),
        rule(
            "the SQL of contracts is analyzed without a lake",
            noClasses().that(are("sql")).should(know("catalog", "ledger", "bronze")),
            "sql.PlantedSql"),
        rule(
            "the catalog knows contracts only",
            noClasses()
                .that(are("catalog"))
                .should(know("ledger", "bronze", "silver", "gold", "quality")),
            "catalog.PlantedCatalog"),
        rule(
            "the ledger knows catalog and contracts only",
            noClasses().that(are("ledger")).should(know("bronze", "silver", "gold", "quality")),
            "ledger.PlantedLedger"),
        rule(
            "bronze does not know silver and gold",
            noClasses().that(are("bronze")).should(know("silver", "gold")),
            "bronze.PlantedBronze"),
        rule(
            "silver does not know gold",
            noClasses().that(are("silver")).should(know("gold")),
            "silver.PlantedSilver"),
        rule(
            "gold does not know silver and bronze",
            noClasses().that(are("gold")).should(know("silver", "bronze")),
            "gold.PlantedGold"),
        rule(
            "maintenance knows tables, not what is in them",
            noClasses()
                .that(are("maintenance"))
                .should(know("contract", "catalog", "ledger", "bronze", "silver", "gold")),
            "maintenance.PlantedMaintenance"),
        rule(
            "what is deployed to Glue needs no DuckDB, SQLite and picocli",
            noClasses()
                .that(are(DEPLOYED))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "org.sqlite..", "picocli.."),
            "silver.PlantedSilver"),
        rule(
            "only the catalog builds Iceberg's catalogs",
            noClasses()
                .that(DescribedPredicate.not(are("catalog")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.iceberg.CatalogUtil"),
            "gold.PlantedGold"),
        rule(
            "phases do not print",
            noClasses().that(are(PHASES)).should(ACCESS_STANDARD_STREAMS),
            "gold.PlantedGold"),
        rule(
            "phases do not use java.util.logging",
            noClasses().that(are(PHASES)).should(USE_JAVA_UTIL_LOGGING),
            "gold.PlantedGold"));
  }

  @Test
  void packagesHaveNoCycles() {
    noCycle("io.saleslake").check(PROJECT);
    assertThat(noCycle("io.saleslake.planted").evaluate(PLANTED).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).startsWith("Cycle detected: Slice gold"));
  }

  private static ArchRule noCycle(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static Arguments rule(String name, ArchRule rule, String planted) {
    return Arguments.of(name, rule, planted);
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
