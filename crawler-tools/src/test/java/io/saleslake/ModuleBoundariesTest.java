package io.saleslake;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;

/**
 * This module queries AWS, without an engine and without a command line. Every rule is also
 * evaluated on classes in {@code io.saleslake.planted} that violate it.
 */
class ModuleBoundariesTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ModuleBoundariesTest::isOfThisModule)
          .importPackages("io.saleslake");

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void areRespected(String name, ArchRule rule) {
    rule.check(MODULE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void rejectPlantedViolations(String name, ArchRule rule) {
    Boundaries.assertRejectsPlanted(rule, "crawl.Planted");
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            "needs no engine", noClasses().should(dependOn("org.apache.spark..", "org.duckdb.."))),
        Arguments.of(
            "does not depend on a phase of the data flow",
            noClasses()
                .should(
                    dependOn(
                        "io.saleslake.silver..",
                        "io.saleslake.gold..",
                        "io.saleslake.job..",
                        "io.saleslake.planted.job.."))),
        Arguments.of(
            "does not depend on the command line",
            noClasses()
                .should(
                    dependOn(
                        "picocli..",
                        "io.saleslake.cli..",
                        "io.saleslake.command..",
                        "io.saleslake.local.."))),
        Arguments.of("does not print", noClasses().should(ACCESS_STANDARD_STREAMS)),
        Arguments.of(
            "only AwsClients creates AWS clients",
            noClasses()
                .that(DescribedPredicate.not(simpleName("AwsClients")))
                .should()
                .callMethodWhere(
                    DescribedPredicate.describe(
                        "create a client", ModuleBoundariesTest::createsClient))));
  }

  @Test
  void packagesHaveNoCycles() {
    Boundaries.noCyclesIn("io.saleslake").check(MODULE);
  }

  private static ArchCondition<JavaClass> dependOn(String... packages) {
    return ArchConditions.dependOnClassesThat(resideInAnyPackage(packages));
  }

  private static boolean createsClient(JavaMethodCall call) {
    return assignableTo(SdkClient.class).test(call.getTargetOwner())
        && (call.getName().equals("builder") || call.getName().equals("create"));
  }

  private static boolean isOfThisModule(Location location) {
    return location.contains("/crawler-tools/target/classes/");
  }
}
