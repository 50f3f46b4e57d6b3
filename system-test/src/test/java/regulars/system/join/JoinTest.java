package regulars.system.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Currency;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.Counter;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.join.JoinException;
import regulars.counter.join.JoinException.Kind;
import regulars.server.SyncServer;
import regulars.server.home.ServerFolder;
import regulars.server.pairing.Counters;
import regulars.server.shop.FirstShop;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class JoinTest {
  private final SecureRandom random = new SecureRandom();
  private final ShiftedClock clock = new ShiftedClock();

  @TempDir Path folder;

  private int port;
  private SyncServer server;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server = serverIn(folder.resolve("server"));
  }

  /** Listens on the same port whenever it is started. */
  private SyncServer serverIn(Path path) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    return SyncServer.start(
        SyncServer.Setup.usual(
                new ServerFolder(path), new InetSocketAddress(here, 0), clock, random)
            .withNetwork(new InetSocketAddress(here, port))
            .with((core, counters) ->
                FirstShop.set(
                    core.program(),
                    FirstShop.empty("Corner", "US", "USD", "America/New_York"),
                    path.resolve("rules"),
                    FirstShop.document(Currency.getInstance("USD")))));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Counter counter(String name) {
    return Counter.start(folder.resolve(name), Clock.systemUTC(), random);
  }

  private URI address() {
    return URI.create("https://127.0.0.1:" + port);
  }

  private String code() {
    return server.counters().makeCode(null).code();
  }

  private Kind refused(Counter counter, URI address, String code) {
    return catchThrowableOfType(
            JoinException.class, () -> counter.join(address, code, "Bar", random))
        .kind();
  }

  /** Another code with the same label, so that the server knows which one is meant. */
  private static String wrong(String code) {
    char last = code.charAt(code.length() - 1);
    return code.substring(0, code.length() - 1) + (last == 'B' ? 'C' : 'B');
  }

  @Test
  void a_counter_learns_the_servers_key_with_the_code_and_syncs_over_it() throws Exception {
    try (Counter counter = counter("bar")) {
      counter.join(address(), code(), "Bar", random);

      await(() -> counter.desk().status().link() == Link.ONLINE);
      await(this::pokesAreHeard);
      assertThat(server.counters().list()).extracting(each -> each.name()).containsExactly("Bar");
    }
  }

  /** The WebSocket too is believed by the key. */
  private boolean pokesAreHeard() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest health = HttpRequest.newBuilder(URI.create(server.url() + "/health")).build();
      return client
          .send(health, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"sockets\":1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void a_wrong_code_lets_nobody_in_and_five_tries_are_all() throws Exception {
    String code = code();
    try (Counter counter = counter("bar")) {
      for (int tried = 0; tried < 5; tried++) {
        assertThat(refused(counter, address(), wrong(code))).isEqualTo(Kind.WRONG_CODE);
      }
      assertThat(refused(counter, address(), code)).isEqualTo(Kind.SPENT);
      assertThat(counter.paired()).isFalse();
    }
    assertThat(server.counters().list()).isEmpty();
  }

  @Test
  void a_code_is_good_once() throws Exception {
    String code = code();
    try (Counter first = counter("bar");
        Counter second = counter("door")) {
      first.join(address(), code, "Bar", random);

      assertThat(refused(second, address(), code)).isEqualTo(Kind.USED);
    }
  }

  @Test
  void a_code_is_good_for_ten_minutes() throws Exception {
    String code = code();
    clock.go(Counters.CODE_LIFE);
    try (Counter counter = counter("bar")) {
      assertThat(refused(counter, address(), code)).isEqualTo(Kind.EXPIRED);
    }
  }

  @Test
  void what_is_typed_wrong_and_who_does_not_answer_are_told_apart() throws Exception {
    String code = code();
    try (Counter counter = counter("bar");
        ServerSocket mute = new ServerSocket(0)) {
      int closed = mute.getLocalPort();
      mute.close();
      assertThat(refused(counter, address(), "BCDF")).isEqualTo(Kind.CODE);
      assertThat(refused(counter, URI.create("https://127.0.0.1:" + closed), code))
          .isEqualTo(Kind.NOBODY);
      assertThat(refused(counter, URI.create(server.url().replace("http:", "https:")), code))
          .isEqualTo(Kind.NOT_REGULARS);
      String unknown = code.startsWith("BB") ? "CC" : "BB";
      assertThat(refused(counter, address(), unknown + code.substring(2)))
          .isEqualTo(Kind.WRONG_CODE);
      counter.join(address(), code, "Bar", random);
    }
  }

  @Test
  void somebody_in_between_with_another_key_learns_nothing_and_the_code_stays_good()
      throws Exception {
    String code = code();
    try (Counter counter = counter("bar");
        SomebodyInBetween between = new SomebodyInBetween(folder.resolve("between"), port)) {
      URI through = URI.create("https://127.0.0.1:" + between.port());

      assertThat(refused(counter, through, code)).isEqualTo(Kind.IN_BETWEEN);

      assertThat(counter.paired()).isFalse();
      assertThat(server.counters().list()).isEmpty();
      counter.join(address(), code, "Bar", random);
    }
  }

  @Test
  void a_server_that_shows_another_key_later_is_told_nothing_until_it_is_joined_again()
      throws Exception {
    try (Counter counter = counter("bar")) {
      counter.join(address(), code(), "Bar", random);
      await(() -> counter.desk().status().link() == Link.ONLINE);
      server.close();
      Files.delete(new ServerFolder(folder.resolve("server")).tlsKey());
      server = serverIn(folder.resolve("server"));

      await(() -> "problem.other-key".equals(counter.desk().status().problem()));
      counter.desk().enrol("212 555 0123", "Ada", null);
      assertThat(counter.desk().status().waiting()).isEqualTo(1);

      counter.join(address(), code(), "Bar again", random);
      await(() ->
          counter.desk().status().problem() == null && counter.desk().status().waiting() == 0);
    }
  }

  @Test
  void another_shops_server_is_refused_and_what_waits_stays() throws Exception {
    try (Counter counter = counter("bar")) {
      counter.join(address(), code(), "Bar", random);
      await(() -> counter.desk().status().link() == Link.ONLINE);
      server.close();
      server = serverIn(folder.resolve("another"));
      counter.desk().enrol("212 555 0123", "Ada", null);

      assertThat(refused(counter, address(), code())).isEqualTo(Kind.OTHER_LEDGER);

      assertThat(counter.desk().status().waiting()).isEqualTo(1);
      server.close();
      server = serverIn(folder.resolve("server"));
      await(() -> counter.desk().status().waiting() == 0);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
