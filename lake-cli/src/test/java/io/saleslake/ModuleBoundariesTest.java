package io.saleslake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.saleslake.Boundaries.areIn;
import static io.saleslake.Boundaries.dependOn;

import com.tngtech.archunit.lang.ArchRule;
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
        Arguments.of(
            "code that commands share does not depend on a command",
            noClasses().that(areIn("cli")).should(dependOn("local", "command", "infer", "job")),
            "cli.PlantedCli"),
        Arguments.of(
            "commands for the laptop do not depend on the command tree",
            noClasses().that(areIn("local")).should(dependOn("command", "infer")),
            "local.PlantedLocal"),
        Arguments.of(
            "inference is independent of commands",
            noClasses().that(areIn("infer")).should(dependOn("command", "local", "cli")),
            "infer.PlantedInfer"),
        Arguments.of(
            "inference needs no picocli",
            noClasses()
                .that(areIn("infer"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli.."),
            "infer.PlantedInfer"));
  }

  @Test
  void packagesOfAllModulesHaveNoCycles() {
    // All modules except bench and monitoring.
    Boundaries.noCyclesIn("io.saleslake").check(Boundaries.PROJECT);
  }
}
