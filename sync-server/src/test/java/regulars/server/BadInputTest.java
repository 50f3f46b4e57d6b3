package regulars.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.sync.Pairing;

/** What can't be right gets a clear answer, and nothing is half done. */
final class BadInputTest {
  @TempDir Path home;

  private RunningServer server;
  private Pairing.Paired paired;

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(home, Clock.systemUTC());
    paired = server.pair("Front");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private RunningServer.Got push(String body) throws IOException {
    return server.post("/v1/push", paired.token(), body);
  }

  private String pushOf(String operations) {
    return "{\"ledgerId\":\"%s\",\"epoch\":1,\"ops\":[%s]}"
        .formatted(paired.ledgerId(), operations);
  }

  private static String operation(int seq, String action) {
    return """
    {"withdrawn":false,"operation":{"opId":"0199a3c4-0000-7000-8000-00000000000%d","opSeq":%d,
    "occurredAt":"2026-11-02T08:15:30.250Z","action":%s}}
    """
        .formatted(seq, seq, action);
  }

  @Test
  void a_body_that_is_not_utf8_is_refused() throws Exception {
    byte[] body = "{\"code\":\"Ä\",\"counterName\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);

    RunningServer.Got got =
        server.call(
            server
                .request("/v1/pair", null)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build());

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.body()).contains("not UTF-8");
  }

  @Test
  void a_body_that_is_not_json_or_lacks_a_field_says_which() throws Exception {
    assertThat(push("").body()).contains("object is expected");
    assertThat(push("{\"epoch\":1,\"ops\":[]}").body()).contains("ledgerId");
    assertThat(push("[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(push("null").status()).isEqualTo(400);
  }

  @Test
  void an_unknown_kind_and_a_broken_operation_are_answered_and_the_queue_goes_on()
      throws Exception {
    String unknown = operation(1, "{\"kind\":\"teleport\",\"to\":\"Mars\"}");
    String broken = operation(2, "{\"kind\":\"adjust\",\"points\":\"many\"}");
    String good =
        operation(
            3,
            "{\"kind\":\"enrol\",\"memberId\":\"0199a3c4-0000-7000-8000-0000000000aa\","
                + "\"phone\":\"+12125550171\"}");

    RunningServer.Got got = push(pushOf(unknown + "," + broken + "," + good));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body())
        .contains("\"lastOpSeq\":3")
        .contains("UNSUPPORTED")
        .contains("INVALID")
        .contains("applied");
    String inbox = "/v1/settings/inbox/";
    assertThat(server.owner("GET", inbox + "open/99", null).body())
        .contains("UNSUPPORTED", "INVALID");
    assertThat(server.owner("GET", inbox + "item/1", null).body()).contains("teleport");
    assertThat(server.owner("GET", inbox + "item/2", null).body()).contains("many");
  }

  @Test
  void too_many_operations_are_refused_whole() throws Exception {
    String one = operation(1, "{\"kind\":\"nothing\"}");

    RunningServer.Got got = push(pushOf(one + ("," + one).repeat(200)));

    assertThat(got.status()).isEqualTo(400);
    assertThat(server.get("/v1/members/" + paired.counterId(), paired.token()).status())
        .isEqualTo(404);
  }

  @Test
  void counters_names_are_checked() throws Exception {
    String nameless = "{\"code\":\"BBBB-BBBB\",\"counterName\":\"\"}";

    RunningServer.Got got = server.post("/v1/pair", null, nameless);

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.body()).contains("1 to 40 characters");
  }
}
