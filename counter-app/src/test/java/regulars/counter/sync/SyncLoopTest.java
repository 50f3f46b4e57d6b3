package regulars.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.FakeServer;
import regulars.counter.SettableClock;
import regulars.counter.desk.Listeners;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;

@Timeout(60)
class SyncLoopTest {
  @TempDir Path temp;
  final SettableClock clock = new SettableClock();
  final FakeServer server = new FakeServer(clock);

  @Test
  void the_loop_carries_an_operation_and_hands_its_answer_to_who_waits() {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    CounterStore store = CounterStore.open(temp, writer, new Authoring(clock, new Random(1)));
    Mirror mirror = Mirror.open(temp);
    store.write(t -> {
      t.self()
          .pair(server.counterId, "t", URI.create("http://127.0.0.1:1"), null, server.ledgerId, 1);
      return true;
    });
    Listeners listeners = new Listeners(Runnable::run);
    SyncEngine engine =
        new SyncEngine(
            store,
            mirror,
            temp,
            server,
            clock,
            new Random(2),
            new Connection(clock, listeners, store.read(t -> t.self().get())),
            new ShopNow(mirror),
            listeners);
    try (SyncLoop loop = new SyncLoop(engine)) {
      loop.start();
      for (int i = 0; i < 20; i++) {
        Operation op =
            store.write(t ->
                t.ops()
                    .add(
                        new Action.Reverse(new UUID(1, 1), new UUID(2, 2), null),
                        null,
                        null,
                        0,
                        true));
        Answer answer = loop.carry(op.opId());
        assertThat(answer).isNotNull();
        assertThat(answer.opId()).isEqualTo(op.opId());
      }
    }
    writer.shutdown();
    mirror.close();
    store.close();
  }

  @Test
  void pokes_are_heard_and_the_line_comes_back_after_a_cut() throws Exception {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    LinkedBlockingQueue<WebSocket> lines = new LinkedBlockingQueue<>();
    CountDownLatch started = new CountDownLatch(1);
    WebSocketServer pokes =
        new WebSocketServer(new InetSocketAddress("127.0.0.1", 0)) {
          @Override
          public void onOpen(WebSocket line, ClientHandshake handshake) {
            heard.add(
                handshake.getResourceDescriptor() + " " + handshake.getFieldValue("Authorization"));
            lines.add(line);
          }

          @Override
          public void onClose(WebSocket line, int code, String reason, boolean remote) {}

          @Override
          public void onMessage(WebSocket line, String message) {}

          @Override
          public void onError(WebSocket line, Exception e) {}

          @Override
          public void onStart() {
            started.countDown();
          }
        };
    pokes.setReuseAddr(true);
    pokes.start();
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    URI address = URI.create("http://127.0.0.1:" + pokes.getPort());
    LinkedBlockingQueue<Boolean> poked = new LinkedBlockingQueue<>();
    try (PokeLine line =
        new PokeLine(
            () -> new HttpServerLink.Access(address, "tok"),
            () -> poked.add(true),
            new Random(3))) {
      line.start();
      WebSocket first = lines.poll(10, TimeUnit.SECONDS);
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("/v1/pokes Bearer tok");
      assertThat(poked.poll(10, TimeUnit.SECONDS)).isTrue();
      first.send("{\"epoch\":1,\"seq\":1,\"revision\":1}");
      assertThat(poked.poll(10, TimeUnit.SECONDS)).isTrue();
      first.close();
      WebSocket second = lines.poll(20, TimeUnit.SECONDS);
      assertThat(second).isNotNull();
      assertThat(poked.poll(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      pokes.stop(1000);
    }
  }

  @Test
  void addresses_become_socket_addresses() {
    assertThat(PokeLine.address(URI.create("http://127.0.0.1:8080")))
        .isEqualTo(URI.create("ws://127.0.0.1:8080/v1/pokes"));
    assertThat(PokeLine.address(URI.create("https://shop.example/x/")))
        .isEqualTo(URI.create("wss://shop.example/x/v1/pokes"));
  }
}
