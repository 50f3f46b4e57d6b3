package regulars.counter.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.Counter;
import regulars.model.sync.Pairing;
import regulars.model.wire.Wire;

class JoinCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void a_counter_that_was_let_in_belongs_to_that_server_from_then_on() throws Exception {
    UUID counterId = UUID.randomUUID();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      Pairing.Paired paired = new Pairing.Paired(counterId, "secret", UUID.randomUUID(), 1);
      server.enqueue(
          new MockResponse.Builder()
              .setHeader("Content-Type", "application/json")
              .body(Wire.text(paired))
              .build());
      String address = "http://localhost:" + server.getPort();

      assertThat(join(address, "BCDF-GHJK", "Bar")).isZero();

      assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/pair");
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Bar has joined http://localhost");
    try (Counter counter =
        Counter.start(home().made().counter(), Clock.systemUTC(), new SecureRandom())) {
      assertThat(counter.counterId()).isEqualTo(counterId);
    }
  }

  @Test
  void a_server_that_is_not_there_is_said_in_a_sentence() {
    assertThat(join("http://127.0.0.1:1", "BCDF-GHJK")).isEqualTo(1);

    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("regulars: ").hasLineCount(1);
  }

  @Test
  void host_and_port_alone_are_an_address() {
    assertThat(join("127.0.0.1:1", "BCDF-GHJK")).isEqualTo(1);

    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("is not an address");
  }

  @Test
  void wrong_words_get_the_right_ones() {
    assertThat(join("the shop's pc", "BCDF-GHJK")).isEqualTo(2);
    assertThat(join("http://127.0.0.1:1")).isEqualTo(2);

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("192.168.1.20");
  }

  private int join(String... words) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new JoinCommand(home(), Clock.systemUTC(), out, out).run(List.of(words));
  }

  private CounterHome home() {
    return CounterHome.of("Linux", Map.of("REGULARS_HOME", folder.toString()), folder);
  }
}
