package io.saleslake.monitoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Dashboards and alarms are created from contracts, without an engine. */
class ModuleBoundariesTest {
  private static final ArchRule NO_ENGINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.duckdb..", "org.apache.iceberg..");

  @Test
  void areRespected() {
    NO_ENGINE.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.saleslake.monitoring"));
  }

  @Test
  void rejectPlantedViolations() {
    assertThat(
            NO_ENGINE
                .evaluate(new ClassFileImporter().importPackages("io.saleslake.monitoring.planted"))
                .getFailureReport()
                .getDetails())
        .singleElement()
        .asString()
        .contains("PlantedDashboard", "org.apache.spark.PlantedSpark");
  }
}
