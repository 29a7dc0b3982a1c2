package io.saleslake;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;

/**
 * Commands know the core, not the other way round. Every wall is also held against classes in
 * {@code io.saleslake.planted} that run into it.
 */
class WallsTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(WallsTest::isOfThisModule)
          .importPackages("io.saleslake");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.saleslake.planted");

  @ParameterizedTest(name = "{0}")
  @MethodSource("walls")
  void stands(String name, ArchRule wall) {
    wall.check(MODULE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("walls")
  void stops(String name, ArchRule wall) {
    assertThat(wall.evaluate(PLANTED).getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains("io.saleslake.planted.crawl.Planted"));
  }

  static Stream<Arguments> walls() {
    DescribedPredicate<JavaClass> commands =
        resideInAnyPackage("io.saleslake.command..", "io.saleslake.planted.command..");
    DescribedPredicate<JavaClass> core = DescribedPredicate.not(commands);
    return Stream.of(
        Arguments.of(
            "the core knows neither commands nor picocli",
            noClasses()
                .that(core)
                .should()
                .dependOnClassesThat(commands.or(resideInAnyPackage("picocli..")))),
        Arguments.of(
            "the core does not print", noClasses().that(core).should(ACCESS_STANDARD_STREAMS)),
        Arguments.of(
            "only AwsClients makes clients of AWS",
            noClasses()
                .that(DescribedPredicate.not(simpleName("AwsClients")))
                .should()
                .callMethodWhere(
                    DescribedPredicate.describe("make a client", WallsTest::makesClient))));
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("io.saleslake.(*)..").should().beFreeOfCycles().check(MODULE);
  }

  private static boolean makesClient(JavaMethodCall call) {
    return assignableTo(SdkClient.class).test(call.getTargetOwner())
        && (call.getName().equals("builder") || call.getName().equals("create"));
  }

  private static boolean isOfThisModule(Location location) {
    return location.contains("/crawler-tools/target/classes/");
  }
}
