package regulars.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** What both programs lean on when they share this module; each rule says why it is there. */
@AnalyzeClasses(packages = "regulars.model", importOptions = SharedModelRulesTest.NoTests.class)
class SharedModelRulesTest {
  /** Wherever a build profile puts them. */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule only_the_jdk_phones_pins_and_json =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "regulars.model..",
              "java..",
              "org.jspecify.annotations..",
              "com.google.i18n.phonenumbers..",
              "org.bouncycastle.crypto..",
              "com.fasterxml.jackson.annotation..",
              "tools.jackson..")
          .because("every library here is in both programs, and each of them has to trust it");

  @ArchTest
  static final ArchRule no_database_screen_or_network =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax..", "javafx..", "java.net..", "java.nio.channels..")
          .because("the model decides; the programs read, write and show");

  @ArchTest
  static final ArchRule json_is_known_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackage("regulars.model.wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
          .because("the wire format is frozen in one package, with golden files beside it");

  @ArchTest
  static final ArchRule phone_plans_are_known_in_one_place =
      noClasses()
          .that()
          .haveNameNotMatching("regulars\\.model\\.member\\.PhoneNumbers(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.i18n.phonenumbers..")
          .because("one phone must have one key, so one class makes it");

  @ArchTest
  static final ArchRule pins_are_hashed_and_codes_proven_in_one_place =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("regulars.model.staff.Pins")
          .and()
          .doNotHaveFullyQualifiedName("regulars.model.pairing.CodeProof")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..")
          .because("what one program hashed or proves must be the same to the other")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobody_reads_a_clock =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks the machine for the time",
                  call ->
                      call.getTarget().getName().equals("now")
                              && call.getTargetOwner().getPackageName().startsWith("java.time")
                          || call.getTargetOwner().isEquivalentTo(System.class)
                              && (call.getTarget().getName().equals("currentTimeMillis")
                                  || call.getTarget().getName().equals("nanoTime"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .because(
              "time is handed in, so that a test can set it and a replay gives the same result");

  @ArchTest
  static final ArchRule nobody_reads_the_environment =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks the machine for its settings",
                  call ->
                      call.getTargetOwner().isEquivalentTo(System.class)
                          && (call.getTarget().getName().startsWith("getenv")
                              || call.getTarget().getName().startsWith("getPropert"))))
          .because("the same input gives the same result on counter and server");

  @ArchTest
  static final ArchRule no_fractions_in_fields =
      noFields()
          .should()
          .haveRawType(fraction())
          .because("points and minor units are whole numbers; a float loses cents");

  @ArchTest
  static final ArchRule no_fractions_in_results =
      noMethods()
          .should()
          .haveRawReturnType(fraction())
          .because("points and minor units are whole numbers; a float loses cents");

  @ArchTest
  static final ArchRule no_fractions_in_parameters =
      ArchRuleDefinition.codeUnits()
          .should(takeNoFractions())
          .because("points and minor units are whole numbers; a float loses cents");

  @ArchTest
  static final ArchRule no_package_cycles =
      slices()
          .matching("regulars.model.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs itself through another can't be read on its own");

  @ArchTest
  static final ArchRule nothing_changes_behind_a_static =
      ArchRuleDefinition.fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("state in a static is shared by everybody and owned by nobody");

  @ArchTest
  static final ArchRule fields_are_private =
      noFields()
          .that()
          .areNotStatic()
          .should()
          .haveModifier(JavaModifier.PUBLIC)
          .because("whoever may write a field has to keep its promises");

  private static DescribedPredicate<JavaClass> fraction() {
    return DescribedPredicate.describe("float or double", SharedModelRulesTest::isFraction);
  }

  private static boolean isFraction(JavaClass type) {
    return type.isEquivalentTo(double.class)
        || type.isEquivalentTo(float.class)
        || type.isEquivalentTo(Double.class)
        || type.isEquivalentTo(Float.class);
  }

  private static ArchCondition<JavaCodeUnit> takeNoFractions() {
    return new ArchCondition<>("take no float or double") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (unit.getRawParameterTypes().stream().anyMatch(SharedModelRulesTest::isFraction)) {
          events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
        }
      }
    };
  }
}
