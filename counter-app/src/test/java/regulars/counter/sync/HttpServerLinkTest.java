package regulars.counter.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.sync.LinkException.Kind;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pairing;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.wire.Wire;

class HttpServerLinkTest {
  private static final UUID LEDGER = new UUID(1, 1);
  private static final Push PUSH = new Push(LEDGER, 1, List.of());
  private static final Pushed PUSHED = new Pushed(1, 0, List.of(), null);

  @TempDir Path temp;
  final MockWebServer server = new MockWebServer();
  HttpServerLink link;

  @BeforeEach
  void start() throws IOException {
    server.start();
    URI address = URI.create(server.url("/").toString());
    link = new HttpServerLink(() -> new HttpServerLink.Access(address, "the token"));
  }

  @AfterEach
  void stop() {
    link.close();
    server.close();
  }

  private static MockResponse.Builder ok(Object body) {
    return new MockResponse.Builder().body(Wire.text(body));
  }

  private LinkException pushFails() {
    return catchThrowableOfType(LinkException.class, () -> link.push(PUSH));
  }

  @Test
  void a_push_carries_the_token_and_its_answer_is_read() throws Exception {
    server.enqueue(ok(PUSHED).build());
    assertThat(link.push(PUSH)).isEqualTo(PUSHED);
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer the token");
    assertThat(request.getTarget()).isEqualTo("/v1/push");
    assertThat(Wire.decode(request.getBody().utf8(), Push.class)).isEqualTo(PUSH);
  }

  @Test
  void an_address_below_a_path_is_kept() throws Exception {
    server.enqueue(ok(PUSHED).build());
    URI address = URI.create(server.url("/shop/").toString());
    try (HttpServerLink below = new HttpServerLink(() -> new HttpServerLink.Access(address, "t"))) {
      below.push(PUSH);
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/shop/v1/push");
  }

  @Test
  void temporary_trouble_is_to_be_tried_again() {
    for (int status : new int[] {500, 502, 503, 504, 429, 408}) {
      server.enqueue(new MockResponse.Builder().code(status).body("busy").build());
      assertThat(pushFails().kind()).as("" + status).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void a_token_that_is_not_taken_means_revoked() {
    server.enqueue(new MockResponse.Builder().code(401).build());
    assertThat(pushFails().kind()).isEqualTo(Kind.REVOKED);
  }

  @Test
  void what_will_never_be_accepted_is_refused_with_the_servers_words() {
    server.enqueue(
        new MockResponse.Builder().code(409).body("{\"detail\":\"another ledger\"}").build());
    LinkException e = pushFails();
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e).hasMessageContaining("another ledger").hasMessageContaining("/v1/push");
  }

  @Test
  void a_cut_line_and_half_a_body_mean_try_again() {
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
    assertThat(pushFails().kind()).isEqualTo(Kind.UNREACHABLE);
    server.enqueue(ok(PUSHED).onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(pushFails().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_request_is_never_repeated_by_the_line_itself() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(ok(PUSHED).build());
    assertThat(pushFails().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_no_answer_is_refused() {
    for (String body : List.of("", "{}", "<html>", "null", "{\"epoch\":\"x\"}")) {
      server.enqueue(new MockResponse.Builder().body(body).build());
      assertThat(pushFails().kind()).as(body).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void a_server_that_is_not_there_means_try_again() {
    server.close();
    assertThat(pushFails().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void a_slow_server_is_not_waited_for_beyond_the_limit() {
    server.enqueue(ok(PUSHED).headersDelay(1, TimeUnit.MINUTES).build());
    long start = System.nanoTime();
    LinkException e = catchThrowableOfType(LinkException.class, () -> link.member(new UUID(3, 3)));
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(8);
  }

  @Test
  void nobody_of_this_id_is_null() throws Exception {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(link.member(new UUID(3, 3))).isNull();
  }

  @Test
  void an_unpaired_counter_asks_nobody() {
    try (HttpServerLink unpaired = new HttpServerLink(() -> null)) {
      LinkException e = catchThrowableOfType(LinkException.class, () -> unpaired.push(PUSH));
      assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void pairing_shows_no_token() throws Exception {
    Pairing.Paired paired = new Pairing.Paired(new UUID(1, 2), "secret", LEDGER, 1);
    server.enqueue(ok(paired).build());
    URI address = URI.create(server.url("/").toString());
    assertThat(link.pair(address, new Pairing.Request("CODE", "Front"))).isEqualTo(paired);
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void a_page_of_the_feed_is_read() throws Exception {
    Pulled page = new Pulled(1, List.of(), List.of(), Cursor.START, false, false);
    server.enqueue(ok(page).build());
    assertThat(link.pull(new Pull(LEDGER, 1, Cursor.START, 500))).isEqualTo(page);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] snapshot() {
    byte[] bytes = new byte[300_000];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static MockResponse.Builder part(byte[] whole, int from) throws Exception {
    Buffer body = new Buffer().write(whole, from, whole.length - from);
    return new MockResponse.Builder()
        .code(from == 0 ? 200 : 206)
        .addHeader("X-Content-SHA256", sha256(whole))
        .body(body);
  }

  private LinkException snapshotFails() {
    return catchThrowableOfType(
        LinkException.class, () -> link.snapshot(temp.resolve("snapshot.db")));
  }

  @Test
  void a_snapshot_that_is_cut_goes_on_where_it_was() throws Exception {
    byte[] whole = snapshot();
    server.enqueue(part(whole, 0).onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(snapshotFails().kind()).isEqualTo(Kind.UNREACHABLE);
    int have = (int) Files.size(temp.resolve("snapshot.db.part"));
    assertThat(have).isBetween(1, whole.length - 1);

    server.enqueue(part(whole, have).build());
    link.snapshot(temp.resolve("snapshot.db"));
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=" + have + "-");
    assertThat(temp.resolve("snapshot.db")).hasBinaryContent(whole);
    try (var files = Files.list(temp)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_snapshot_that_was_made_anew_meanwhile_is_fetched_whole() throws Exception {
    byte[] first = snapshot();
    byte[] second = snapshot();
    second[0]++;
    server.enqueue(part(first, 0).onResponseBody(new SocketEffect.CloseSocket()).build());
    snapshotFails();
    int have = (int) Files.size(temp.resolve("snapshot.db.part"));
    server.enqueue(part(second, have).build());
    assertThat(snapshotFails().kind()).isEqualTo(Kind.UNREACHABLE);
    server.enqueue(part(second, 0).build());
    link.snapshot(temp.resolve("snapshot.db"));
    assertThat(temp.resolve("snapshot.db")).hasBinaryContent(second);
  }

  @Test
  void a_snapshot_with_a_wrong_checksum_is_thrown_away() throws Exception {
    byte[] whole = snapshot();
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("X-Content-SHA256", sha256(new byte[1]))
            .body(new Buffer().write(whole))
            .build());
    assertThat(snapshotFails().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(temp.resolve("snapshot.db")).doesNotExist();
    assertThat(temp.resolve("snapshot.db.part")).doesNotExist();
  }

  @Test
  void a_secret_is_never_in_a_log() {
    assertThat(new HttpServerLink.Access(URI.create("http://x"), "s3cret").toString())
        .doesNotContain("s3cret");
  }
}
