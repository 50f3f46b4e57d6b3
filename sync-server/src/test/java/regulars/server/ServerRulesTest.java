package regulars.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Borders inside the server. When one fails, it says why it is there. */
@AnalyzeClasses(packages = "regulars.server", importOptions = ServerRulesTest.MainOnly.class)
class ServerRulesTest {
  /** Wherever the build puts the tests' classes. */
  static final class MainOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule no_package_cycles =
      slices()
          .matching("regulars.server.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two features that need each other can only be read, tested and changed as one");

  @ArchTest
  static final ArchRule the_database_toolkit_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("regulars.server.db..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "regulars.model..",
              "regulars.server.ledger..",
              "regulars.server.member..",
              "regulars.server.sale..",
              "regulars.server.redeem..",
              "regulars.server.program..",
              "regulars.server.sync..",
              "regulars.server.poke..",
              "regulars.server.http..")
          .because("what commits and what is committed change for different reasons");

  @ArchTest
  static final ArchRule the_ledger_knows_no_network =
      noClasses()
          .that()
          .resideInAnyPackage(
              "regulars.server.db..",
              "regulars.server.ledger..",
              "regulars.server.member..",
              "regulars.server.sale..",
              "regulars.server.redeem..",
              "regulars.server.program..",
              "regulars.server.poke..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.helidon..", "regulars.server.http..")
          .because("the simulation runs these very classes without sockets");

  @ArchTest
  static final ArchRule the_port_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("regulars.server.http..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("regulars.server..")
                  .and(not(resideInAPackage("regulars.server.http.."))))
          .because("limits, problems and who may call are written once for every route");

  @ArchTest
  static final ArchRule only_the_port_knows_helidon =
      noClasses()
          .that()
          .resideOutsideOfPackage("regulars.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon..")
          .because("another HTTP server must be able to stand under the same routes");

  @ArchTest
  static final ArchRule json_is_the_wires =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
          .because("how a value looks as JSON is said once, in regulars.model.wire");

  @ArchTest
  static final ArchRule only_database_and_backup_speak_jdbc =
      noClasses()
          .that()
          .resideInAPackage("regulars.server..")
          .and()
          .resideOutsideOfPackages("regulars.server.db..", "regulars.server.backup..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Connection")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.PreparedStatement")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.sqlite..")
          .because(
              "one thread owns the write connection, and only its package can see to that; a backup works on"
                  + " files that no server has open");

  @ArchTest
  static final ArchRule the_ledger_reads_no_clock_of_its_own =
      noClasses()
          .that()
          .resideInAnyPackage(
              "regulars.server.db..",
              "regulars.server.ledger..",
              "regulars.server.member..",
              "regulars.server.sale..",
              "regulars.server.redeem..",
              "regulars.server.program..",
              "regulars.server.poke..",
              "regulars.server.sync..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .because("a test sets the clock, and every time in the ledger is the server's one clock");

  @ArchTest
  static final ArchRule no_floating_point_near_points =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "regulars.server.ledger..",
              "regulars.server.member..",
              "regulars.server.sale..",
              "regulars.server.redeem..",
              "regulars.server.sync..")
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .because("points and money are exact to the last unit");

  @ArchTest
  static final ArchRule nothing_keeps_state_in_statics =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("regulars.server..")
          .should()
          .beFinal()
          .because("two servers in one test must not see each other");
}
