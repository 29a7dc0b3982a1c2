package io.saleslake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
 * The command tree may depend on all modules, and no module depends on it. Every rule is also
 * evaluated on classes in {@code io.saleslake.planted} that violate it.
 */
class ModuleBoundariesTest {
  /** All modules except bench and monitoring. */
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
        Arguments.of(
            "what commands share knows none of them",
            noClasses().that(are("cli")).should(know("local", "command", "infer", "job")),
            "cli.PlantedCli"),
        Arguments.of(
            "the laptop's parts do not know the command tree",
            noClasses().that(are("local")).should(know("command", "infer")),
            "local.PlantedLocal"),
        Arguments.of(
            "inference is independent of commands",
            noClasses().that(are("infer")).should(know("command", "local", "cli")),
            "infer.PlantedInfer"),
        Arguments.of(
            "inference needs no picocli",
            noClasses()
                .that(are("infer"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli.."),
            "infer.PlantedInfer"));
  }

  @Test
  void packagesOfAllModulesHaveNoCycles() {
    slices().matching("io.saleslake.(*)..").should().beFreeOfCycles().check(PROJECT);
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
