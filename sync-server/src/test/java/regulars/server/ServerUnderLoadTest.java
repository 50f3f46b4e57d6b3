package regulars.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.cli.LogFiles;
import regulars.server.db.GroupCommit;
import regulars.server.ledger.Verify;

/** The whole server on real sockets, busy. */
final class ServerUnderLoadTest {
  @TempDir Path home;

  private final Clock clock = Clock.systemUTC();

  /** Pushes one sale after the other and remembers what was acknowledged. */
  private final class Pusher {
    final RunningServer server;
    final Pairing.Paired paired;
    final OpIds ids;
    final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    long next = 1;

    Pusher(RunningServer server, String name) throws IOException, WireException {
      this.server = server;
      this.paired = server.pair(name);
      this.ids = new OpIds(clock::millis, new Random(name.hashCode()));
    }

    RunningServer.Got push() throws IOException, WireException {
      Operation operation = operation();
      Push push =
          new Push(paired.ledgerId(), paired.epoch(), List.of(new Offered(operation, false, null)));
      RunningServer.Got got = server.post("/v1/push", paired.token(), Wire.text(push));
      if (got.status() == 200) {
        Answer answer = got.as(Pushed.class).answers().getFirst();
        assertThat(answer).isInstanceOf(Answer.Applied.class);
        acknowledged.add(answer.opId());
        next++;
      }
      return got;
    }

    private Operation operation() {
      Phone phone = new Phone("+121255501" + (10 + next % 90));
      Sale sale =
          new Sale(
              new SaleKey(
                  paired.counterId().toString(),
                  LocalDate.of(2026, 11, 2),
                  Long.toString(next),
                  SaleKind.SALE),
              clock.instant(),
              Money.of(1_800, "USD"),
              List.of(),
              new Buyer.ByPhone(phone),
              null);
      return new Operation(
          ids.next(), next, clock.instant(), null, new Action.RecordSale(ids.next(), sale));
    }

    void untilItStops(CountDownLatch running) {
      try {
        boolean going = true;
        while (going) {
          going = push().status() == 200;
          running.countDown();
        }
      } catch (IOException e) {
        // the server stopped: whatever was under way is not acknowledged
      } catch (WireException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void stopping_under_load_loses_nothing_that_was_acknowledged() throws Exception {
    List<Pusher> pushers = new ArrayList<>();
    CountDownLatch running = new CountDownLatch(400);
    RunningServer server = new RunningServer(home, clock);
    try {
      for (int i = 0; i < 8; i++) {
        pushers.add(new Pusher(server, "Counter " + i));
      }
      List<Thread> threads = new ArrayList<>();
      for (Pusher pusher : pushers) {
        threads.add(Thread.startVirtualThread(() -> pusher.untilItStops(running)));
      }
      assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
      server.server.close();
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      server.close();
    }
    Path file = server.folder.database();
    assertThat(Files.exists(file.resolveSibling("ledger.db-wal"))).isFalse();
    assertThat(Verify.file(file).findings()).isEmpty();
    assertEachIsThereOnce(file, pushers);
  }

  private static void assertEachIsThereOnce(Path file, List<Pusher> pushers) throws IOException {
    for (Pusher pusher : pushers) {
      assertThat(pusher.acknowledged).isNotEmpty();
      for (UUID opId : pusher.acknowledged) {
        long entries =
            regulars.server.db.Database.readFile(
                file, sql -> sql.number("SELECT count(*) FROM ledger WHERE op_id = ?", opId));
        assertThat(entries).isEqualTo(1);
      }
    }
  }

  @Test
  void shutting_a_counter_out_cuts_its_requests_and_its_socket() throws Exception {
    try (RunningServer server = new RunningServer(home, clock)) {
      Pusher pusher = new Pusher(server, "Front");
      Pusher other = new Pusher(server, "Back");
      LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
      server.client.newWebSocket(
          server.request("/v1/pokes", pusher.paired.token()).build(), listener(heard));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("open");
      while (!server.get("/health", null).body().contains("\"sockets\":1")) {
        Thread.onSpinWait();
      }
      assertThat(pusher.push().status()).isEqualTo(200);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("\"seq\":");

      String path = "/v1/owner/counters/" + pusher.paired.counterId() + "/revoke";
      assertThat(server.owner("POST", path, null).status()).isEqualTo(200);

      assertThat(pusher.push().status()).isEqualTo(401);
      assertThat(other.push().status()).isEqualTo(200);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closing 1008");
    }
  }

  private static WebSocketListener listener(LinkedBlockingQueue<String> heard) {
    return new WebSocketListener() {
      @Override
      public void onOpen(WebSocket socket, Response response) {
        heard.add("open");
      }

      @Override
      public void onMessage(WebSocket socket, String text) {
        heard.add(text);
      }

      @Override
      public void onClosing(WebSocket socket, int code, String reason) {
        heard.add("closing " + code);
        socket.close(code, null);
      }

      @Override
      public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
        heard.add("failed");
      }
    };
  }

  @Test
  void a_writer_that_has_stopped_is_temporary_trouble_to_a_counter() throws Exception {
    try (RunningServer server = new RunningServer(home, clock)) {
      Pusher pusher = new Pusher(server, "Front");
      ((GroupCommit) server.server.core().writes()).close();

      try (Response response =
          server
              .client
              .newCall(
                  server
                      .request("/v1/push", pusher.paired.token())
                      .post(
                          okhttp3.RequestBody.create(
                              Wire.text(
                                  new Push(
                                      pusher.paired.ledgerId(),
                                      1,
                                      List.of(new Offered(pusher.operation(), false, null)))),
                              okhttp3.MediaType.get("application/json")))
                      .build())
              .execute()) {
        assertThat(response.code()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
      }
      assertThat(server.get("/health", null).status()).isEqualTo(200);
    }
  }

  @Test
  void the_log_says_what_was_asked_and_nothing_personal() throws Exception {
    Path logs = home.resolve("logs");
    String token;
    try (AutoCloseable files = LogFiles.into(logs);
        RunningServer server = new RunningServer(home, clock)) {
      assertThat(files).isNotNull();
      Pusher pusher = new Pusher(server, "Front counter");
      token = pusher.paired.token();
      for (int i = 0; i < 50; i++) {
        assertThat(pusher.push().status()).isEqualTo(200);
      }
      String broken = "{\"ledgerId\":\"+12125550199\",\"name\":\"Maria Lopez\"";
      assertThat(server.post("/v1/push", token, broken).status()).isEqualTo(400);
      assertThat(server.get("/v1/members/+12125550199?q=Maria", token).status()).isEqualTo(400);
      assertThat(server.get("/v1/Maria%20Lopez", token).status()).isEqualTo(404);
      assertThat(server.get("/v1/owner/counters", token).status()).isEqualTo(401);
    }
    String log = Files.readString(logs.resolve("server.log"), StandardCharsets.UTF_8);
    assertThat(log.lines().count()).isGreaterThan(50);
    assertThat(log)
        .contains("/v1/push".replace("/", "\\/"))
        .contains("micros")
        .doesNotContain(token)
        .doesNotContain("2125550199")
        .doesNotContain("Maria")
        .doesNotContain("Lopez")
        .doesNotContain("Front counter")
        .doesNotContain("Bearer");
  }

  @Test
  void a_port_that_is_taken_is_said_so() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var setup =
          SyncServer.Setup.usual(
              regulars.server.home.ServerFolder.in(home),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort()),
              clock,
              new java.security.SecureRandom());

      org.assertj.core.api.Assertions.assertThatThrownBy(() -> SyncServer.start(setup))
          .isInstanceOf(java.net.BindException.class);
      // and the folder is free again
      assertThat(regulars.server.home.ServerFolder.in(home).lock()).isNotNull();
    }
  }
}
