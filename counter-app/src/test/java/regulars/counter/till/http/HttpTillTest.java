package regulars.counter.till.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.till.TillTestCounter;

class HttpTillTest {
  @TempDir Path folder;

  private final OkHttpClient http = new OkHttpClient();
  private TillTestCounter counter;
  private HttpTill till;
  private String token;

  @BeforeEach
  void open() throws IOException {
    counter = new TillTestCounter(folder.resolve("counter"));
    Path file = folder.resolve("http-till.token");
    till =
        new HttpTill(
            "web",
            0,
            TillToken.of(file, new SecureRandom()),
            counter.sales(),
            () -> TillTestCounter.TERMS,
            counter.clock(),
            counter::changed);
    till.start();
    token = Files.readString(file).strip();
  }

  @AfterEach
  void close() {
    till.close();
    counter.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private static String json(int ticket) {
    return "{\"till\":\"web\",\"ticket\":\""
        + ticket
        + "\",\"at\":\"2026-11-22T09:41:07\",\"total\":\"18.00\"}";
  }

  private String post(String body) throws IOException {
    return post(body.getBytes(StandardCharsets.UTF_8), "Bearer " + token);
  }

  private String post(byte[] body, String authorization) throws IOException {
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + till.port() + "/sales")
            .header("Authorization", authorization)
            .post(RequestBody.create(body))
            .build();
    try (Response response = http.newCall(request).execute()) {
      return response.code() + " " + response.body().string();
    }
  }

  @Test
  void a_sale_in_another_currency_is_refused_with_the_shops() throws Exception {
    String euros = json(1).replace("\"total\"", "\"currency\":\"EUR\",\"total\"");
    assertThat(post(euros))
        .startsWith("400 ")
        .contains("currency is EUR, but the shop's is USD", "\"refused\":1");
    assertThat(post(euros + "\n" + json(2)))
        .startsWith("200 ")
        .contains("\"added\":1", "\"refused\":1", "but the shop's is USD");
    assertThat(counter.waiting()).isEqualTo(1);
  }

  @Test
  void one_sale_or_many_lines_or_an_array_are_stored_before_the_answer() throws IOException {
    assertThat(post(json(1)))
        .isEqualTo(
            "200 {\"added\":1,\"duplicates\":0,\"conflicts\":0,\"refused\":0,\"problems\":[]}");
    assertThat(post(json(2) + "\n" + json(1) + "\r\n")).contains("\"added\":1,\"duplicates\":1");
    assertThat(post("[\n  " + json(3).replace(",", ",\n") + ",\n" + json(4) + "\n]\n"))
        .contains("\"added\":2");
    assertThat(post(json(5).replace(",", ",\n  "))).contains("\"added\":1");
    assertThat(post("sale,web,6,2026-11-22T09:41:07,,18.00,,,,,,")).contains("\"added\":1");
    assertThat(counter.tickets()).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(till.health().lastSale()).isNotNull();
  }

  @Test
  void a_bad_line_is_named_and_the_good_ones_count() throws IOException {
    assertThat(post(json(1) + "\n{\"till\":\"web\"}\n" + json(2)))
        .startsWith("200")
        .contains("\"added\":2", "\"refused\":1", "\"line\":2,\"reason\":\"ticket is missing\"");
    assertThat(post(json(1).replace("18.00", "19.00"))).contains("\"conflicts\":1");
  }

  @Test
  void a_request_without_a_sale_is_refused_in_a_sentence() throws IOException {
    assertThat(post("hello")).startsWith("400 ").contains("has 1 columns");
    assertThat(post("")).startsWith("400 ").contains("holds no sale");
    assertThat(post("[]")).startsWith("400 ").contains("holds no sale");
    assertThat(post("[" + json(1) + ",")).startsWith("400 ").contains("not a whole JSON array");
    assertThat(post("[1,\"x\",null]")).startsWith("400 ").contains("\"refused\":3");
    assertThat(post(new byte[] {(byte) 0xc3, 0x28, 0, 10}, "Bearer " + token))
        .startsWith("400 ")
        .contains("not UTF-8");
    assertThat(counter.tickets()).isEmpty();
  }

  @Test
  void without_the_token_nothing_is_taken() throws IOException {
    for (String wrong : new String[] {"", "Bearer", "Bearer x", "Basic " + token, token}) {
      assertThat(post(json(1).getBytes(StandardCharsets.UTF_8), wrong))
          .as(wrong)
          .startsWith("401 ")
          .contains("Authorization: Bearer");
    }
    assertThat(counter.tickets()).isEmpty();
  }

  @Test
  void a_body_over_one_mebibyte_is_refused_whole() throws IOException {
    byte[] large = (json(1) + "\n").repeat(20_000).getBytes(StandardCharsets.UTF_8);
    assertThat(post(large, "Bearer " + token)).startsWith("413 ");
    assertThat(counter.tickets()).isEmpty();
  }

  @Test
  void other_paths_and_methods_are_told_what_there_is() throws IOException {
    Request get = new Request.Builder().url("http://127.0.0.1:" + till.port() + "/sales").build();
    try (Response response = http.newCall(get).execute()) {
      assertThat(response.code()).isEqualTo(405);
      assertThat(response.header("Allow")).isEqualTo("POST");
    }
    Request other = new Request.Builder().url("http://127.0.0.1:" + till.port() + "/sale").build();
    try (Response response = http.newCall(other).execute()) {
      assertThat(response.code()).isEqualTo(404);
    }
  }

  @Test
  void before_the_shop_is_known_the_till_is_asked_to_come_again() throws IOException {
    HttpTill early =
        new HttpTill(
            "early",
            0,
            TillToken.of(folder.resolve("http-till.token"), new SecureRandom()),
            counter.sales(),
            () -> null,
            counter.clock(),
            counter::changed);
    early.start();
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + early.port() + "/sales")
            .header("Authorization", "Bearer " + token)
            .post(RequestBody.create(json(1).getBytes(StandardCharsets.UTF_8)))
            .build();
    try (Response response = http.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(503);
    } finally {
      early.close();
    }
  }

  @Test
  void a_taken_port_is_told() throws IOException {
    HttpTill second =
        new HttpTill(
            "second",
            till.port(),
            TillToken.of(folder.resolve("http-till.token"), new SecureRandom()),
            counter.sales(),
            () -> TillTestCounter.TERMS,
            counter.clock(),
            counter::changed);
    second.start();
    assertThat(second.health().working()).isFalse();
    assertThat(second.health().problem()).contains("is taken");
    second.close();
  }

  @Test
  void the_token_file_is_its_users_alone_and_stays_the_same() throws IOException {
    Path file = folder.resolve("http-till.token");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(TillToken.of(file, new SecureRandom()).isIn("Bearer " + token)).isTrue();
  }
}
