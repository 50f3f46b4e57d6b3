package regulars.system.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.desk.DeskStatus;
import regulars.counter.firstrun.NewShop;
import regulars.counter.firstrun.NewShop.Person;
import regulars.counter.home.CounterHome;
import regulars.counter.home.CounterSettings;
import regulars.counter.home.FirstStart;
import regulars.counter.home.Opened;
import regulars.counter.home.Opened.Start;
import regulars.model.staff.Role;

/** The first start with a server process of its own, up to a counter that is online. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FirstStartTest {
  private static final String CLASS_PATH = "regulars.server.classpath";
  private static final NewShop SHOP =
      new NewShop(
          "Corner Bakery",
          "US",
          "USD",
          "America/New_York",
          "1 point per dollar\n100 points = a free coffee\n",
          List.of(new Person("Olga", Role.OWNER, "528041")));

  @TempDir Path folder;

  @BeforeEach
  void tellWhereTheServerIs() throws Exception {
    String surefire = System.getProperty("surefire.test.class.path");
    System.setProperty(
        CLASS_PATH, surefire == null ? System.getProperty("java.class.path") : surefire);
    // Another program may have the usual port for tills.
    Files.writeString(
        home().made().counter().resolve("counter.properties"),
        CounterSettings.FRESH.replaceAll("(?m)^till", "# till"));
  }

  @AfterEach
  void forget() {
    System.clearProperty(CLASS_PATH);
  }

  private CounterHome home() {
    return CounterHome.of("Linux", Map.of("REGULARS_HOME", folder.toString()), folder);
  }

  private FirstStart first() throws Exception {
    return ((Start.First) Opened.start(home(), Clock.systemUTC(), false)).firstStart();
  }

  @Test
  void an_empty_folder_becomes_a_shop_whose_counter_is_online() throws Exception {
    FirstStart first = first();
    first.start();
    first.make(SHOP);
    first.make(SHOP);

    try (Opened opened = ready(Opened.after(first, home(), Clock.systemUTC()))) {
      awaitOnline(opened);
      assertThat(opened.counter().desk().shop().name()).isEqualTo("Corner Bakery");
      assertThat(opened.counter().desk().staff())
          .extracting(each -> each.name())
          .containsExactly("Olga");
    }
    try (Opened again = ready(Opened.start(home(), Clock.systemUTC(), false))) {
      awaitOnline(again);
    }
  }

  @Test
  void a_window_that_is_closed_half_way_leaves_nothing_and_the_first_start_comes_again()
      throws Exception {
    FirstStart first = first();
    first.start();
    assertThat(Files.exists(folder.resolve("server/ledger.db"))).isTrue();
    first.close();

    FirstStart again = first();
    again.make(SHOP);
    try (Opened opened = ready(Opened.after(again, home(), Clock.systemUTC()))) {
      awaitOnline(opened);
    }
  }

  @Test
  void the_sample_shop_is_there_at_once() throws Exception {
    try (Opened opened = ready(Opened.start(home(), Clock.systemUTC(), true))) {
      awaitOnline(opened);
      assertThat(opened.counter().desk().shop().name()).isEqualTo("Beans & Co");
    }
  }

  private static Opened ready(Start start) {
    return ((Start.Ready) start).opened();
  }

  private static void awaitOnline(Opened opened) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (opened.counter().desk().status().link() != DeskStatus.Link.ONLINE) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
