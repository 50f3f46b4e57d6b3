package regulars.server.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.staff.Role;
import regulars.server.SyncServer;
import regulars.server.home.ServerFolder;
import regulars.server.staff.Roll;

class FirstShopTest {
  private static final String FIRST = "/v1/owner/first-shop";
  private static final String WISH =
      """
      {"name":" Corner  Bakery ","country":"MX","currency":"MXN","zone":"America/Mexico_City",
       "rules":"1 point per MXN 20\\n100 points = a free coffee\\n",
       "staff":[{"name":"Olga","role":"OWNER","pin":"528041"},
                {"name":"Ben","role":"BARISTA","pin":"4711"}]}
      """;

  @TempDir Path home;

  private SyncServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        SyncServer.start(
            SyncServer.Setup.usual(
                ServerFolder.in(home),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Clock.systemUTC(),
                new SecureRandom()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    String key = Files.readString(ServerFolder.in(home).ownerKey()).strip();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Authorization", "Bearer " + key).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private boolean needed() throws Exception {
    return send(HttpRequest.newBuilder(URI.create(server.url() + FIRST)).GET())
        .body()
        .contains("true");
  }

  private Roll roll() {
    return server.core().database().read(Roll::read);
  }

  @Test
  void shop_rules_and_staff_are_made_together_and_stay() throws Exception {
    assertThat(needed()).isTrue();

    assertThat(post(FIRST, WISH).statusCode()).isEqualTo(200);

    stop();
    start();
    assertThat(needed()).isFalse();
    assertThat(server.core().program().shop().name()).isEqualTo("Corner Bakery");
    assertThat(server.core().program().rules().version()).isEqualTo(1);
    assertThat(Files.readString(home.resolve("server/rules/rules.txt"))).contains("MXN 20");
    assertThat(roll().byId().values())
        .extracting(each -> each.name())
        .containsExactlyInAnyOrder("Olga", "Ben");
    assertThat(roll().byId().values())
        .extracting(each -> each.role())
        .containsExactlyInAnyOrder(Role.OWNER, Role.BARISTA);
  }

  @Test
  void what_can_not_be_made_whole_is_not_made_at_all() throws Exception {
    for (String bad :
        new String[] {
          WISH.replace("528041", "123456"),
          WISH.replace("\"OWNER\"", "\"MANAGER\""),
          WISH.replace("Ben", "olga"),
          WISH.replace("1 point per MXN 20", "1 point per euro"),
          WISH.replace("America/Mexico_City", "Mars"),
          WISH.replace("\"MXN\"", "\"XYZ\""),
          WISH.replace(" Corner  Bakery ", "   "),
        }) {
      assertThat(post(FIRST, bad).statusCode()).as(bad).isIn(400, 422);
      assertThat(needed()).as(bad).isTrue();
      assertThat(server.core().program().rules()).isNull();
      assertThat(roll().isEmpty()).isTrue();
    }
    assertThat(post(FIRST, WISH).statusCode()).isEqualTo(200);
  }

  @Test
  void a_shop_is_made_once() throws Exception {
    assertThat(post(FIRST, WISH).statusCode()).isEqualTo(200);

    assertThat(post(FIRST, WISH.replace("Corner", "Other")).statusCode()).isEqualTo(409);
    assertThat(post(FIRST + "/sample", "").statusCode()).isEqualTo(409);

    assertThat(server.core().program().shop().name()).isEqualTo("Corner Bakery");
  }

  @Test
  void the_sample_shop_comes_the_same_way() throws Exception {
    assertThat(post(FIRST + "/sample", "").statusCode()).isEqualTo(200);

    assertThat(server.core().program().shop().name()).isEqualTo("Beans & Co");
    assertThat(needed()).isFalse();
  }

  @Test
  void name_and_zone_change_and_the_currency_only_before_the_first_sale() throws Exception {
    assertThat(post(FIRST, WISH.replace("MXN 20", "$20")).statusCode()).isEqualTo(200);
    String shop = "/v1/settings/shop";
    String wish =
        "{\"name\":\"Corner\",\"country\":\"US\",\"currency\":\"USD\",\"zone\":\"America/Denver\"}";

    assertThat(post(shop, wish).body()).contains("America/Denver", "\"fixed\":false");
    assertThat(post(shop, wish.replace("USD", "EUR")).body()).contains("rules-of-other-currency");
    assertThat(server.core().program().shop().currency()).isEqualTo("USD");
  }

  @Test
  void with_sales_country_and_currency_stay() throws Exception {
    assertThat(post(FIRST + "/sample", "").statusCode()).isEqualTo(200);
    String wish =
        "{\"name\":\"Beans\",\"country\":\"US\",\"currency\":\"USD\",\"zone\":\"America/Denver\"}";

    assertThat(post("/v1/settings/shop", wish.replace("\"US\"", "\"CA\"")).body())
        .contains("has-sales");
    assertThat(post("/v1/settings/shop", wish).body()).contains("\"fixed\":true");
    assertThat(server.core().program().shop().name()).isEqualTo("Beans");
  }
}
