package regulars.counter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import regulars.counter.desk.Desk;

/** How the counter is put together; each rule says why it is there. */
@AnalyzeClasses(packages = "regulars.counter", importOptions = CounterAppRulesTest.NoTests.class)
class CounterAppRulesTest {
  /** Wherever a build profile puts them. */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule nodes_are_touched_by_views_and_their_parts_alone =
      noClasses()
          .that()
          .resideOutsideOfPackages("regulars.counter.shell..", "regulars.counter.fx..")
          .and()
          .haveNameNotMatching(".*(View|Cell|Typing|Button|Page)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
          .because("what can be tested without a window is tested without one");

  @ArchTest
  static final ArchRule services_know_no_windows =
      noClasses()
          .that()
          .resideInAnyPackage(
              "regulars.counter.desk..",
              "regulars.counter.sqlite..",
              "regulars.counter.sync..",
              "regulars.counter.till..",
              "regulars.counter.replay..",
              "regulars.counter.home..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("sales are taken in and synced without a screen too, and never on its thread");

  @ArchTest
  static final ArchRule screens_know_one_door =
      noClasses()
          .that()
          .haveNameMatching(".*(View|ViewModel|Cell)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("regulars.counter.sqlite..", "regulars.counter.sync..", "java.sql..")
          .because("a screen asks the desk, which never makes it wait on its own thread");

  @ArchTest
  static final ArchRule views_leave_the_desk_to_their_view_models =
      noClasses()
          .that()
          .haveNameMatching(".*(View|Cell|Typing|Button|Page)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Desk.class)
          .because("a view that could call the desk would call it on the JavaFX thread");

  @ArchTest
  static final ArchRule the_toolkit_knows_no_feature =
      noClasses()
          .that()
          .resideInAPackage("regulars.counter.fx..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("regulars..").and(not(resideInAPackage("regulars.counter.fx.."))))
          .because("it serves every screen, those to come as well");

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("regulars.counter.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that can be read alone can be changed alone");

  @ArchTest
  static final ArchRule sql_is_spoken_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("regulars.counter.sqlite..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..")
          .because("one package keeps the promises about what is on the disk and when");

  @ArchTest
  static final ArchRule one_class_opens_connections =
      noClasses()
          .that()
          .doNotHaveSimpleName("Db")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Connection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(DriverManager.class)
          .because("a connection without the settings read back may lose what it acknowledged");

  @ArchTest
  static final ArchRule http_to_the_server_is_spoken_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("regulars.counter.sync..")
          .and()
          .resideOutsideOfPackage("regulars.counter.home..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "org.java_websocket..")
          .because("everybody else must work with the server stopped");

  @ArchTest
  static final ArchRule what_is_kept_has_its_clock_handed_in =
      noClasses()
          .that()
          .resideInAnyPackage(
              "regulars.counter.desk..", "regulars.counter.sqlite..", "regulars.counter.sync..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .because("the simulation turns the clock, and it must be the only one");
}
