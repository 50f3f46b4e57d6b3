package regulars.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.counter.office.OfficeException;
import regulars.counter.office.OfficeException.Kind;

class HttpOfficeTest {
  record Name(String name) {}

  final MockWebServer server = new MockWebServer();
  @Nullable String key;
  HttpOffice office;

  @BeforeEach
  void start() throws IOException {
    server.start();
    URI address = URI.create(server.url("/").toString());
    office = new HttpOffice(() -> new HttpServerLink.Access(address, "token"), () -> key);
  }

  @AfterEach
  void stop() {
    office.close();
    server.close();
  }

  private OfficeException fails() {
    return catchThrowableOfType(OfficeException.class, () -> office.read("staff", Name.class));
  }

  @Test
  void a_change_goes_to_its_route_with_the_counters_token() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"name\":\"Bo\"}").build());
    assertThat(office.tell("staff/add?x=1", new Name("Bo"), Name.class)).isEqualTo(new Name("Bo"));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/v1/settings/staff/add?x=1");
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer token");
    assertThat(request.getBody().utf8()).isEqualTo("{\"name\":\"Bo\"}");
  }

  @Test
  void the_owners_key_takes_the_tokens_place_where_there_is_one() throws Exception {
    key = "the key";
    server.enqueue(new MockResponse.Builder().body("{\"name\":\"Bo\"}").build());
    office.read("staff", Name.class);
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer the key");
  }

  @ParameterizedTest
  @CsvSource({
    "401, SIGN_IN",
    "403, NOT_ALLOWED",
    "422, REFUSED",
    "404, REFUSED",
    "429, OFFLINE",
    "503, OFFLINE"
  })
  void a_problem_becomes_what_a_page_can_show(int code, Kind kind) {
    server.enqueue(
        new MockResponse.Builder()
            .code(code)
            .body("{\"type\":\"urn:regulars:problem:name-taken\",\"detail\":\"Taken.\"}")
            .build());
    OfficeException why = fails();
    assertThat(why.kind()).isEqualTo(kind);
    assertThat(why.word()).isEqualTo("name-taken");
    assertThat(why).hasMessage("Taken.");
  }

  @Test
  void what_is_no_problem_document_is_told_by_its_code() {
    server.enqueue(new MockResponse.Builder().code(404).body("<html>").build());
    assertThat(fails()).hasMessage("The server answered 404.");
  }

  @Test
  void a_server_that_is_gone_is_offline() {
    server.close();
    assertThat(fails().kind()).isEqualTo(Kind.OFFLINE);
  }

  @Test
  void a_counter_that_was_never_paired_is_offline() {
    try (HttpOffice alone = new HttpOffice(() -> null, () -> null)) {
      OfficeException why =
          catchThrowableOfType(OfficeException.class, () -> alone.read("staff", Name.class));
      assertThat(why.kind()).isEqualTo(Kind.OFFLINE);
    }
  }
}
