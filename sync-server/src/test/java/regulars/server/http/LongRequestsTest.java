package regulars.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class LongRequestsTest {
  private static final Route QUICK =
      Route.get("/quick", Access.ANYONE, request -> Reply.json(threadKind()));
  private static final Route LONG =
      Route.get("/long", Access.ANYONE, request -> Reply.json(threadKind())).takingLong();

  private static byte[] threadKind() {
    return (Thread.currentThread().isVirtual() ? "virtual" : "its own")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_route_that_takes_long_keeps_no_thread_that_others_share() throws IOException {
    try (TestServer server = new TestServer(QUICK, LONG)) {
      assertThat(server.get("/quick").body()).isEqualTo("virtual");
      assertThat(server.get("/long").body()).isEqualTo("its own");
    }
  }

  @Test
  void what_a_long_request_throws_is_answered_like_any_other() throws IOException {
    Route refusing =
        Route.get(
                "/refusing",
                Access.ANYONE,
                request -> {
                  throw new Problem(409, "backup-busy", "Another one runs.").exception();
                })
            .takingLong();
    Route busy =
        Route.get(
                "/busy",
                Access.ANYONE,
                request -> {
                  throw new IllegalStateException("the queue is full");
                })
            .takingLong();
    Route broken =
        Route.get(
                "/broken",
                Access.ANYONE,
                request -> {
                  throw new IOException("no such file");
                })
            .takingLong();
    try (TestServer server = new TestServer(refusing, busy, broken)) {
      assertThat(server.get("/refusing").status()).isEqualTo(409);
      assertThat(server.get("/refusing").body()).contains("backup-busy");
      assertThat(server.get("/busy").status()).isEqualTo(503);
      assertThat(server.get("/broken").status()).isEqualTo(500);
    }
  }

  @Test
  void too_many_long_requests_at_once_are_told_to_come_back() throws Exception {
    CountDownLatch running = new CountDownLatch(16);
    CountDownLatch end = new CountDownLatch(1);
    Route waiting =
        Route.get(
                "/waiting",
                Access.ANYONE,
                request -> {
                  running.countDown();
                  end.await();
                  return Reply.json(new byte[0]);
                })
            .takingLong();
    try (TestServer server = new TestServer(QUICK, waiting);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<TestServer.Got>> first = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        first.add(callers.submit(() -> server.get("/waiting")));
      }
      running.await();

      TestServer.Got oneMore = server.get("/waiting");
      assertThat(oneMore.status()).isEqualTo(503);
      assertThat(oneMore.header("Retry-After")).isEqualTo("5");
      assertThat(server.get("/quick").status()).isEqualTo(200);

      end.countDown();
      for (Future<TestServer.Got> one : first) {
        assertThat(one.get().status()).isEqualTo(200);
      }
    }
  }
}
