package io.saleslake;

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

/**
 * The common parts of the tests of module boundaries. Packages are given without {@code
 * io.saleslake}; each also stands for the planted package with the same name.
 */
final class Boundaries {
  /** The classes of a module and of all modules that it depends on, without tests. */
  static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.saleslake");

  /** Test classes that violate the rules. */
  static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.saleslake.planted");

  private Boundaries() {}

  /**
   * Asserts that the planted classes violate a rule, and that only the expected ones do.
   *
   * @param planted the start of the names of the classes that violate it
   */
  static void assertRejectsPlanted(ArchRule rule, String planted) {
    assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains("io.saleslake.planted." + planted));
  }

  /** The rule that the packages below a package have no cycles. */
  static ArchRule noCyclesIn(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  static DescribedPredicate<JavaClass> areIn(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(
        Stream.of(packages)
            .flatMap(name -> Stream.of("io.saleslake." + name, "io.saleslake.planted." + name))
            .map(name -> name + "..")
            .toArray(String[]::new));
  }

  static ArchCondition<JavaClass> dependOn(String... packages) {
    return ArchConditions.dependOnClassesThat(areIn(packages));
  }
}
