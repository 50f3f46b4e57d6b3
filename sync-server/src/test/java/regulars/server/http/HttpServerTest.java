package regulars.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpServerTest {
  private static final int MOST = 1_000;

  private static final HttpServer.Limits QUICK =
      new HttpServer.Limits(Duration.ofSeconds(1), Duration.ofSeconds(20));

  private static final Route ECHO =
      Route.post("/echo", Access.ANYONE, MOST, request -> Reply.json(request.body()));
  private static final Route NAMED =
      Route.get(
          "/named/{id}",
          Access.ANYONE,
          request -> Reply.json(request.id("id").toString().getBytes(StandardCharsets.UTF_8)));

  @Test
  void a_route_answers_json() throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      TestServer.Got got = server.post("/echo", "{}");

      assertThat(got.status()).isEqualTo(200);
      assertThat(got.body()).isEqualTo("{}");
      assertThat(got.header("Content-Type")).isEqualTo("application/json");
      assertThat(got.header("X-Request-Id")).isNotEqualTo("null");
    }
  }

  @Test
  void a_route_of_the_settings_asks_for_a_session_and_its_role() throws IOException {
    Route managers =
        Route.get(
            "/managers",
            regulars.model.staff.Role.MANAGER,
            request ->
                Reply.json(String.valueOf(request.staff()).getBytes(StandardCharsets.UTF_8)));
    Route owners =
        Route.get("/owners", regulars.model.staff.Role.OWNER, request -> Reply.json(new byte[0]));
    try (TestServer server = new TestServer(managers, owners)) {
      server.counters.put("token", new UUID(0, 1));
      assertThat(server.get("/managers").status()).isEqualTo(401);
      assertThat(settings(server, "/managers", "token", "").body()).contains("session-needed");
      assertThat(settings(server, "/managers", "token", "over").status()).isEqualTo(401);
      assertThat(settings(server, "/managers", "wrong", "mia's").status()).isEqualTo(401);
      assertThat(settings(server, "/managers", "token", "mia's").body()).contains("mia");
      assertThat(settings(server, "/owners", "token", "mia's").status()).isEqualTo(403);
      assertThat(settings(server, "/owners", TestServer.OWNER, "").status()).isEqualTo(200);
      TestServer.Got throughProxy =
          server.call(
              server
                  .to("/owners")
                  .header("Authorization", "Bearer " + TestServer.OWNER)
                  .header("X-Forwarded-For", "10.0.0.9")
                  .build());
      assertThat(throughProxy.status()).isEqualTo(403);
    }
  }

  private static TestServer.Got settings(
      TestServer server, String path, String bearer, String session) throws IOException {
    return server.call(
        server
            .to(path)
            .header("Authorization", "Bearer " + bearer)
            .header("Regulars-Session", session)
            .build());
  }

  @Test
  void an_unknown_path_and_a_wrong_method_are_told_apart() throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      TestServer.Got nowhere = server.get("/nowhere");
      TestServer.Got wrongMethod = server.get("/echo");

      assertThat(nowhere.status()).isEqualTo(404);
      assertThat(nowhere.isProblem()).isTrue();
      assertThat(nowhere.body()).contains("urn:regulars:problem:no-such-route");
      assertThat(wrongMethod.status()).isEqualTo(405);
      assertThat(wrongMethod.body()).contains("POST only");
    }
  }

  @Test
  void an_id_that_is_none_is_a_bad_request() throws IOException {
    try (TestServer server = new TestServer(NAMED)) {
      assertThat(server.get("/named/1-1-1-1-1").status()).isEqualTo(400);
      assertThat(server.get("/named/00000000-0000-0000-0000-000000000001").status()).isEqualTo(200);
    }
  }

  @Test
  void a_body_that_is_not_declared_as_json_is_refused() throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      TestServer.Got got =
          server.call(
              server
                  .to("/echo")
                  .post(RequestBody.create("{}", MediaType.get("text/plain")))
                  .build());

      assertThat(got.status()).isEqualTo(415);
      assertThat(got.body()).contains("Content-Type: application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST + 1, 100_000, 3_000_000, 20_000_000})
  void a_body_that_is_too_large_gets_its_answer_and_the_server_goes_on(int size)
      throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      TestServer.Got got = server.post("/echo", "x".repeat(size));

      assertThat(got.status()).isEqualTo(413);
      assertThat(got.isProblem()).isTrue();
      assertThat(server.post("/echo", "{}").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST + 1, 100_000, 3_000_000})
  void a_body_in_chunks_has_the_same_limit(int size) throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      assertThat(server.call(server.to("/echo").post(chunks(10)).build()).status()).isEqualTo(200);

      assertThat(server.call(server.to("/echo").post(chunks(size)).build()).status())
          .isEqualTo(413);
    }
  }

  private static RequestBody chunks(int size) {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return TestServer.JSON;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        for (int i = 0; i < size; i++) {
          sink.writeByte('1');
        }
      }
    };
  }

  @Test
  void a_client_that_asks_to_close_is_not_kept_waiting() throws IOException {
    try (TestServer server = new TestServer(ECHO);
        Socket socket =
            server.raw("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void what_follows_a_refused_body_is_never_taken_for_a_request() throws IOException {
    String inside = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
    String large = "x".repeat(200_000);
    try (TestServer server = new TestServer(ECHO);
        Socket socket =
            server.raw(
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 200000\r\n\r\n"
                    + large
                    + inside)) {
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).startsWith("HTTP/1.1 413").containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void a_route_for_counters_wants_a_token_that_is_still_good() throws IOException {
    Route mine =
        Route.get(
            "/mine",
            Access.COUNTER,
            request -> Reply.json(request.counterId().toString().getBytes(StandardCharsets.UTF_8)));
    try (TestServer server = new TestServer(mine)) {
      UUID counter = UUID.randomUUID();
      server.counters.put("good", counter);
      var request = server.to("/mine").header("Authorization", "Bearer good").build();

      assertThat(server.get("/mine").status()).isEqualTo(401);
      assertThat(server.call(request).body()).isEqualTo(counter.toString());
      server.counters.clear();
      assertThat(server.call(request).status()).isEqualTo(401);
    }
  }

  @Test
  void the_owners_routes_answer_nobody_without_the_key_or_through_a_proxy() throws IOException {
    Route owners = Route.get("/owner", Access.OWNER, request -> Reply.json(new byte[] {'1'}));
    try (TestServer server = new TestServer(owners)) {
      var right = server.to("/owner").header("Authorization", "Bearer " + TestServer.OWNER);

      assertThat(server.get("/owner").status()).isEqualTo(401);
      assertThat(server.call(right.build()).status()).isEqualTo(200);
      assertThat(server.call(right.header("X-Forwarded-For", "203.0.113.9").build()).status())
          .isEqualTo(403);
    }
  }

  @Test
  void a_page_of_another_site_may_not_call() throws IOException {
    try (TestServer server = new TestServer(ECHO)) {
      var foreign = server.to("/echo").header("Origin", "https://evil.example");

      TestServer.Got got =
          server.call(foreign.post(RequestBody.create("{}", TestServer.JSON)).build());

      assertThat(got.status()).isEqualTo(403);
    }
  }

  @Test
  void trouble_is_told_apart_from_bugs() throws IOException {
    Route full =
        Route.get(
            "/full",
            Access.ANYONE,
            request -> {
              throw new IllegalStateException("queue");
            });
    Route bug =
        Route.get(
            "/bug",
            Access.ANYONE,
            request -> {
              throw new IllegalArgumentException("a secret detail");
            });
    try (TestServer server = new TestServer(full, bug)) {
      TestServer.Got busy = server.get("/full");
      TestServer.Got broken = server.get("/bug");

      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.header("Retry-After")).isEqualTo("2");
      assertThat(broken.status()).isEqualTo(500);
      assertThat(broken.body()).doesNotContain("secret");
      assertThat(server.get("/full").status()).isEqualTo(503);
    }
  }

  @Test
  void what_is_not_http_gets_a_problem_and_is_cut() throws IOException {
    try (TestServer server = new TestServer(ECHO);
        Socket socket = server.raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:regulars:problem:bad-request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /echo HTTP/1.1\r\nHost: a\r\nX: ",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 900\r\n\r\n1",
      })
  void a_client_that_drips_is_cut_in_time(String start) throws Exception {
    try (TestServer server = new TestServer(QUICK, ECHO);
        Socket socket = server.raw(start)) {
      CountDownLatch cut = new CountDownLatch(1);
      Thread dripping = Thread.startVirtualThread(() -> drip(socket, cut));

      assertThat(cut.await(15, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      dripping.join();
      assertThat(server.post("/echo", "{}").status()).isEqualTo(200);
    }
  }

  private static void drip(Socket socket, CountDownLatch cut) {
    try {
      socket.setSoTimeout(100);
      InputStream in = socket.getInputStream();
      boolean open = true;
      while (open) {
        socket.getOutputStream().write('1');
        try {
          open = in.read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
          // still open
        }
      }
    } catch (SocketException e) {
      // cut while we were writing
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    cut.countDown();
  }

  @Test
  void a_request_in_flight_is_answered_before_the_server_stops() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Route slow =
        Route.get(
            "/slow",
            Access.ANYONE,
            request -> {
              inside.countDown();
              goOn.await();
              return Reply.json(new byte[] {'1'});
            });
    try (TestServer server = new TestServer(slow)) {
      AtomicInteger status = new AtomicInteger();
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              status.set(server.get("/slow").status());
            } catch (IOException e) {
              status.set(-1);
            }
          });
      inside.await();
      Thread stopping = Thread.startVirtualThread(server.server::close);
      waitUntilNobodyGetsIn(server);
      goOn.countDown();
      caller.join();
      stopping.join();

      assertThat(status.get()).isEqualTo(200);
    }
  }

  private static void waitUntilNobodyGetsIn(TestServer server) {
    boolean open = true;
    while (open) {
      try (Socket socket = server.raw("")) {
        open = socket.isConnected();
      } catch (IOException e) {
        open = false;
      }
    }
  }

  @Test
  void a_file_can_be_fetched_in_parts(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("file");
    byte[] content = new byte[700_000];
    new java.util.Random(1).nextBytes(content);
    Files.write(file, content);
    Route download =
        Route.get(
            "/file",
            Access.ANYONE,
            request -> new Reply.FileBody(file, "application/octet-stream", "abc"));
    try (TestServer server = new TestServer(download)) {
      assertThat(fetch(server, Map.of())).isEqualTo(content);
      assertThat(fetch(server, Map.of("Range", "bytes=699990-")))
          .isEqualTo(java.util.Arrays.copyOfRange(content, 699_990, 700_000));
      assertThat(fetch(server, Map.of("Range", "bytes=5-9", "If-Range", "\"abc\"")))
          .isEqualTo(java.util.Arrays.copyOfRange(content, 5, 10));
      assertThat(fetch(server, Map.of("Range", "bytes=5-9", "If-Range", "\"other\"")))
          .isEqualTo(content);
      TestServer.Got beyond =
          server.call(server.to("/file").header("Range", "bytes=700000-").build());
      assertThat(beyond.status()).isEqualTo(416);
      assertThat(beyond.header("Content-Range")).isEqualTo("bytes */700000");
    }
  }

  private static byte[] fetch(TestServer server, Map<String, String> headers) throws IOException {
    var request = server.to("/file");
    headers.forEach(request::header);
    try (var response = server.client.newCall(request.build()).execute()) {
      assertThat(response.header("X-Content-SHA256")).isEqualTo("abc");
      return response.body().bytes();
    }
  }
}
