package regulars.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SocketsTest {
  private static final Route POKES =
      Route.get(
          "/pokes",
          Access.COUNTER,
          request -> {
            throw new Problem(426, "websocket-only", "A WebSocket.").exception();
          });

  private final UUID counter = UUID.randomUUID();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(limits(), POKES);
    server.counters.put("good", counter);
  }

  private static HttpServer.Limits limits() {
    return new HttpServer.Limits(Duration.ofSeconds(20), Duration.ofMillis(300));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What a client heard, in order. */
  private static final class Heard extends WebSocketListener {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void onOpen(WebSocket socket, Response response) {
      events.add("open");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      events.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      events.add("closing " + code);
      socket.close(code, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
      events.add(response == null ? "cut" : "refused " + response.code());
    }

    String next() throws InterruptedException {
      return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }
  }

  private Heard connect(Request.Builder request) {
    Heard heard = new Heard();
    server.client.newWebSocket(request.build(), heard);
    return heard;
  }

  private Request.Builder authorised() {
    return server.to("/pokes").header("Authorization", "Bearer good");
  }

  private Heard opened() throws InterruptedException {
    Heard heard = connect(authorised());
    assertThat(heard.next()).isEqualTo("open");
    while (!server.sockets.anybody()) {
      Thread.onSpinWait();
    }
    return heard;
  }

  @Test
  void a_counter_hears_what_is_told() throws Exception {
    Heard heard = opened();

    server.sockets.tell("news");

    assertThat(heard.next()).isEqualTo("news");
  }

  @Test
  void a_line_with_much_to_say_stays_open_and_a_dead_one_does_not() throws Exception {
    Heard heard = opened();
    long until = System.nanoTime() + limits().silence().multipliedBy(2).toNanos();
    while (System.nanoTime() < until) {
      server.sockets.tell("news");
      assertThat(heard.next()).isEqualTo("news");
    }
    assertThat(server.sockets.size()).isEqualTo(1);
    try (Socket dead = server.raw("GET /pokes HTTP/1.1\r\nHost: a\r\n")) {
      assertThat(dead.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void nobody_gets_in_without_a_token_or_from_another_sites_page() throws Exception {
    assertThat(connect(server.to("/pokes")).next()).isEqualTo("refused 401");
    assertThat(connect(authorised().header("Origin", "https://evil.example")).next())
        .isEqualTo("refused 403");
  }

  @Test
  void a_plain_request_is_told_to_use_a_websocket() throws Exception {
    assertThat(server.call(authorised().build()).status()).isEqualTo(426);
  }

  @Test
  void shutting_a_counter_out_cuts_its_socket() throws Exception {
    Heard heard = opened();

    server.counters.clear();
    server.sockets.cut(counter);

    assertThat(heard.next()).isEqualTo("closing 1008");
    while (server.sockets.anybody()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_counter_that_talks_is_cut() throws Exception {
    Heard heard = new Heard();
    WebSocket socket = server.client.newWebSocket(authorised().build(), heard);
    assertThat(heard.next()).isEqualTo("open");

    socket.send("hello?");

    assertThat(heard.next()).isEqualTo("closing 1003");
  }

  @Test
  void the_oldest_of_too_many_sockets_of_a_counter_is_cut() throws Exception {
    Heard oldest = opened();
    opened();
    opened();
    opened();

    assertThat(oldest.next()).isEqualTo("closing 1008");
  }

  @Test
  void stopping_the_server_says_so() throws Exception {
    Heard heard = opened();

    server.server.close();

    assertThat(heard.next()).isEqualTo("closing 1001");
  }

  @Test
  void a_counter_that_does_not_read_holds_nobody_up_and_is_dropped() throws Exception {
    try (Socket deaf =
        server.raw(
            """
            GET /pokes HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Authorization: Bearer good\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            \r
            """
                .formatted(server.server.port()))) {
      while (!server.sockets.anybody()) {
        Thread.onSpinWait();
      }
      String large = "x".repeat(1 << 20);
      long started = System.nanoTime();
      while (server.sockets.anybody()) {
        server.sockets.tell(large);
        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(30));
        Thread.onSpinWait();
      }
      assertThat(deaf.isConnected()).isTrue();
    }
  }
}
