package regulars.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.pairing.CodeProof;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Pull;
import regulars.model.sync.Push;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;
import regulars.server.RunningServer;
import regulars.server.health.HealthRoutes;
import regulars.server.imports.ImportRoutes;
import regulars.server.imports.ImportState;
import regulars.server.imports.ListedRow;
import regulars.server.rules.RulesDesk;
import regulars.server.rules.RulesSettings;
import regulars.server.trial.TrialRoutes;
import regulars.server.trial.Trials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks through all routes of a real server; every answer has to be as the document says. */
final class WalkTest {
  private static final String INBOX = "/v1/settings/inbox/";

  private final JsonNode document = JsonMapper.shared().readTree(HealthRoutes.openApi());
  private final Schemas schemas = new Schemas(document);
  private final Set<String> walked = new TreeSet<>();
  private final Clock clock = Clock.systemUTC();
  private final OpIds ids = new OpIds(clock::millis, new Random(7));

  @TempDir Path home;

  @Test
  void every_answer_is_as_the_document_says() throws Exception {
    try (RunningServer server = new RunningServer(home, clock)) {
      check("GET", "/health", server.get("/health", null), 200);
      check("GET", "/openapi.json", server.get("/openapi.json", null), 200);
      pairing(server);
      Pairing.Paired paired = server.pair("Walker");
      sync(server, paired);
      refusals(server, paired);
      staff(server, paired);
      owner(server, paired);
      rules(server);
      imports(server);
      export(server);
      shop(server);
    }
    assertThat(walked).isEqualTo(everything());
  }

  private void pairing(RunningServer server) throws Exception {
    check(
        "POST",
        "/v1/owner/pairing-codes",
        server.owner("POST", "/v1/owner/pairing-codes", "{\"name\":\"Named\"}"),
        200);
    CodeProof proof = CodeProof.ofCounter(new byte[32], "00", new SecureRandom());
    String begin = Wire.text(new Pairing.Begin(1, "BB", proof.first()));
    check("POST", "/v1/pair/begin", server.post("/v1/pair/begin", null, begin), 403);
    String later = begin.replace("\"proto\":1", "\"proto\":9");
    check("POST", "/v1/pair/begin", server.post("/v1/pair/begin", null, later), 426);
    String finish =
        Wire.text(
            new Pairing.Finish(
                UUID.randomUUID(), new CodeProof.Second("1", List.of("1", "2")), "1", "x"));
    check("POST", "/v1/pair/finish", server.post("/v1/pair/finish", null, finish), 409);
    String wrong = Wire.text(new Pairing.Request("BBBB-BBBB", "x"));
    check("POST", "/v1/pair", server.post("/v1/pair", null, wrong), 403);
  }

  private void sync(RunningServer server, Pairing.Paired paired) throws Exception {
    String token = paired.token();
    Hello hello =
        new Hello(
            1,
            1,
            "test",
            paired.ledgerId(),
            paired.epoch(),
            1,
            1,
            Cursor.START,
            null,
            clock.millis(),
            false,
            List.of(),
            null);
    check("POST", "/v1/hello", server.post("/v1/hello", token, Wire.text(hello)), 200);
    Push push = new Push(paired.ledgerId(), paired.epoch(), operations());
    RunningServer.Got pushed = server.post("/v1/push", token, Wire.text(push));
    check("POST", "/v1/push", pushed, 200);
    assertThat(pushed.body()).contains("ADD_AND_ANNOUNCE").contains("SHORT").contains("HOLD");
    Pull pull = new Pull(paired.ledgerId(), paired.epoch(), Cursor.START, 500);
    RunningServer.Got pulled = server.post("/v1/pull", token, Wire.text(pull));
    check("POST", "/v1/pull", pulled, 200);
    for (String kind : List.of("member", "hold", "rules", "shop")) {
      assertThat(pulled.body()).contains("\"kind\":\"" + kind + "\"");
    }
    String member = "/v1/members/" + memberId(pulled.body());
    check("GET", "/v1/members/{memberId}", server.get(member, token), 200);
    String before = "/v1/members/{memberId}/before/{version}";
    check("GET", before, server.get(member + "/before/2", token), 200);
    check("GET", "/v1/snapshot", server.get("/v1/snapshot", token), 200);
    check("GET", "/v1/pokes", server.get("/v1/pokes", token), 426);
  }

  private static UUID memberId(String pulled) {
    JsonNode changes = JsonMapper.shared().readTree(pulled).get("changes");
    for (JsonNode change : changes) {
      if (change.get("kind").asString().equals("member")) {
        return UUID.fromString(change.at("/card/memberId").asString());
      }
    }
    throw new AssertionError("no member in the feed");
  }

  private List<Offered> operations() {
    UUID member = ids.next();
    Phone phone = new Phone("+12125550142");
    Sale small = sale("1", 12_000, new Buyer.ByPhone(phone));
    Sale huge = sale("2", 99_900, new Buyer.ByPhone(phone));
    return List.of(
        offered(1, new Action.Enrol(member, phone, "Walk Er", null)),
        offered(2, new Action.RecordSale(ids.next(), small)),
        offered(3, new Action.RecordSale(ids.next(), huge)),
        offered(4, new Action.Redeem(member, 1, "Free lunch", 250, null, null)),
        offered(5, new Action.RecordSale(ids.next(), sale("3", 500, new Buyer.Nobody()))),
        offered(6, new Action.RecordSale(ids.next(), sale("1", 9_000, new Buyer.ByPhone(phone)))));
  }

  private Offered offered(long seq, Action action) {
    return new Offered(new Operation(ids.next(), seq, clock.instant(), "ana", action), false, null);
  }

  private Sale sale(String ticket, long cents, Buyer buyer) {
    return new Sale(
        new SaleKey("Walk", LocalDate.of(2026, 11, 2), ticket, SaleKind.SALE),
        clock.instant(),
        Money.of(cents, "USD"),
        List.of(new SaleLine("Cortado", "Coffee", BigDecimal.ONE, cents)),
        buyer,
        null);
  }

  private void refusals(RunningServer server, Pairing.Paired paired) throws Exception {
    String token = paired.token();
    check("POST", "/v1/hello", server.post("/v1/hello", null, "{}"), 401);
    check("POST", "/v1/hello", server.post("/v1/hello", "wrong", "{}"), 401);
    check("POST", "/v1/hello", server.post("/v1/hello", token, "{"), 400);
    check("POST", "/v1/push", server.post("/v1/push", token, "[]"), 400);
    check("POST", "/v1/push", server.post("/v1/push", token, "x".repeat(1_100_000)), 413);
    Pull other = new Pull(UUID.randomUUID(), 1, Cursor.START, 5);
    check("POST", "/v1/pull", server.post("/v1/pull", token, Wire.text(other)), 409);
    String nobody = "/v1/members/" + UUID.randomUUID();
    check("GET", "/v1/members/{memberId}", server.get(nobody, token), 404);
    String before = "/v1/members/{memberId}/before/{version}";
    check("GET", before, server.get(nobody + "/before/9", token), 404);
    check("GET", before, server.get(nobody + "/before/0", token), 400);
    check("GET", "/v1/members/{memberId}", server.get("/v1/members/x", token), 400);
    check("GET", INBOX + "open/{before}", server.get(INBOX + "open/9", token), 401);
  }

  private void staff(RunningServer server, Pairing.Paired paired) throws Exception {
    String counters = "/v1/settings/counters";
    check("GET", counters, server.owner("GET", counters, null), 200);
    String codes = "/v1/settings/pairing-codes";
    check("POST", codes, server.owner("POST", codes, "{\"name\":\"Bar\"}"), 200);
    Pairing.Paired other = server.pair("Other");
    String one = counters + "/" + other.counterId();
    check(
        "POST",
        counters + "/{counterId}/rename",
        server.owner("POST", one + "/rename", "{\"name\":\"Window\"}"),
        200);
    check(
        "POST", counters + "/{counterId}/revoke", server.owner("POST", one + "/revoke", null), 200);
    check("POST", counters + "/{counterId}/lost", server.owner("POST", one + "/lost", null), 200);
    String backup = "/v1/settings/backup";
    check("POST", backup, server.owner("POST", backup, null), 200);
    RunningServer.Got state = server.owner("GET", backup, null);
    for (int i = 0; i < 10_000 && state.body().contains("percent"); i++) {
      state = server.owner("GET", backup, null);
    }
    check("GET", backup, state, 200);
    assertThat(state.body()).contains("regulars-").doesNotContain("problem");
    backups(server);
    String all = "/v1/settings/staff";
    String any = all + "/{staffId}";
    String olga =
        "{\"name\":\"Olga\",\"role\":\"OWNER\",\"pin\":\"246813\",\"phone\":\"2125550199\"}";
    check("GET", all, server.get(all, paired.token()), 401);
    check("POST", all, server.owner("POST", all, olga.replace("OWNER", "MANAGER")), 422);
    RunningServer.Got added = server.owner("POST", all, olga);
    check("POST", all, added, 200);
    check("POST", all, server.owner("POST", all, olga), 422);
    check("GET", all, server.owner("GET", all, null), 200);
    String id = JsonMapper.shared().readTree(added.body()).get("id").asString();
    check("POST", any, server.owner("POST", all + "/" + id, olga.replace("246813", "864213")), 200);
    check("POST", any, server.owner("POST", all + "/nobody", olga), 404);
    String pin = "{\"pin\":\"975318\"}";
    check("POST", any + "/pin", server.owner("POST", all + "/" + id + "/pin", pin), 200);
    check("POST", any + "/leave", server.owner("POST", all + "/" + id + "/leave", null), 422);
    String after = "/v1/settings/sign-out-after";
    check("POST", after, server.owner("POST", after, "{\"minutes\":5}"), 200);
    check("POST", after, server.owner("POST", after, "{\"minutes\":-1}"), 400);
    String in = "{\"staffId\":\"" + id + "\",\"pin\":\"975318\"}";
    RunningServer.Got wrong = server.post("/v1/sign-in", paired.token(), in.replace("9753", "1"));
    check("POST", "/v1/sign-in", wrong, 200);
    RunningServer.Got right = server.post("/v1/sign-in", paired.token(), in);
    check("POST", "/v1/sign-in", right, 200);
    String session = JsonMapper.shared().readTree(right.body()).get("session").asString();
    RunningServer.Got out =
        server.call(
            server
                .request("/v1/settings/sign-out", paired.token())
                .header("Regulars-Session", session)
                .post(okhttp3.RequestBody.create(new byte[0], null))
                .build());
    check("POST", "/v1/settings/sign-out", out, 200);
  }

  private void backups(RunningServer server) throws Exception {
    String all = "/v1/settings/backups";
    RunningServer.Got list = server.owner("GET", all, null);
    check("GET", all, list, 200);
    String file = JsonMapper.shared().readTree(list.body()).at("/backups/0/file").asString();
    String look = all + "/look";
    check("GET", look, server.owner("GET", look, null), 200);
    String wish = "{\"file\":\"" + file + "\"}";
    check("POST", look, server.owner("POST", look, wish), 200);
    RunningServer.Got state = server.owner("GET", look, null);
    for (int i = 0; i < 10_000 && state.body().contains("\"running\":true"); i++) {
      state = server.owner("GET", look, null);
    }
    check("GET", look, state, 200);
    assertThat(state.body()).contains("\"staff\":0").doesNotContain("problem");
  }

  private void owner(RunningServer server, Pairing.Paired paired) throws Exception {
    check("GET", "/v1/owner/counters", server.owner("GET", "/v1/owner/counters", null), 200);
    inbox(server);
    check("GET", "/v1/owner/rules", server.owner("GET", "/v1/owner/rules", null), 200);
    Path file = home.resolve("backup.db");
    String wish = "{\"file\":\"" + file.toString().replace("\\", "\\\\") + "\"}";
    check("POST", "/v1/owner/backup", server.owner("POST", "/v1/owner/backup", wish), 200);
    assertThat(Files.size(file)).isPositive();
    check("POST", "/v1/owner/backup", server.owner("POST", "/v1/owner/backup", wish), 422);
    String one = "/v1/owner/counters/" + paired.counterId() + "/";
    String any = "/v1/owner/counters/{counterId}/";
    check("POST", any + "rename", server.owner("POST", one + "rename", "{\"name\":\"W\"}"), 200);
    check("POST", any + "rename", server.owner("POST", one + "rename", "{\"name\":\" \"}"), 400);
    check("POST", any + "revoke", server.owner("POST", one + "revoke", null), 200);
    check("POST", any + "lost", server.owner("POST", one + "lost", null), 200);
    String nobody = "/v1/owner/counters/" + UUID.randomUUID() + "/lost";
    check("POST", any + "lost", server.owner("POST", nobody, null), 404);
  }

  private void inbox(RunningServer server) throws Exception {
    RunningServer.Got open = server.owner("GET", INBOX + "open/999999999999999999", null);
    check("GET", INBOX + "open/{before}", open, 200);
    assertThat(open.body()).contains("SALE_CONFLICT", "\"counted\"", "\"difference\"");
    check("GET", INBOX + "open/{before}", server.owner("GET", INBOX + "open/x", null), 400);
    String item = INBOX + "item/{item}";
    check("GET", item, server.owner("GET", INBOX + "item/1", null), 200);
    check("GET", item, server.owner("GET", INBOX + "item/77", null), 404);
    String done = INBOX + "item/1/done";
    String note = "{\"note\":\"looked at\"}";
    check("POST", item + "/done", server.owner("POST", done, note), 200);
    check("POST", item + "/done", server.owner("POST", done, "{}"), 200);
    check(
        "POST",
        item + "/done",
        server.owner("POST", done, note.replace("at", "x".repeat(201))),
        400);
    check("POST", item + "/done", server.owner("POST", INBOX + "item/77/done", note), 404);
    RunningServer.Got over = server.owner("GET", INBOX + "done/99", null);
    check("GET", INBOX + "done/{before}", over, 200);
    assertThat(over.body()).contains("looked at");
    check("GET", INBOX + "owing/{after}", server.owner("GET", INBOX + "owing/1", null), 200);
  }

  private void imports(RunningServer server) throws Exception {
    String all = "/v1/settings/imports";
    String any = all + "/{importId}";
    String digest = "ab".repeat(32);
    List<ListedRow> rows =
        List.of(
            new ListedRow(
                2, new Phone("+14155552677"), "Im Port", "I-1", 84, ListedRow.IfKnown.ADD),
            new ListedRow(3, null, null, null, 5, ListedRow.IfKnown.KEEP));
    String trial = Wire.text(new ImportRoutes.Trial(digest, rows));
    check("POST", all + "/check", server.owner("POST", all + "/check", trial), 200);
    String wish = Wire.text(new ImportRoutes.Wish("list.csv", digest, 3));
    RunningServer.Got begun = server.owner("POST", all, wish);
    check("POST", all, begun, 200);
    check("POST", all, server.owner("POST", all, wish.replace("ab", "xy")), 400);
    String one = all + "/" + begun.as(ImportState.class).importId();
    String body = Wire.text(new ImportRoutes.Rows(rows));
    RunningServer.Got taken = server.owner("POST", one + "/rows", body);
    check("POST", any + "/rows", taken, 200);
    assertThat(taken.body()).contains("NEW").contains("REFUSED");
    String end = Wire.text(new ImportRoutes.End(true, 1));
    check("POST", any + "/end", server.owner("POST", one + "/end", end), 200);
    check("POST", any + "/rows", server.owner("POST", one + "/rows", body), 409);
    check("GET", any, server.owner("GET", one, null), 200);
    RunningServer.Got undone = server.owner("POST", one + "/undo", null);
    check("POST", any + "/undo", undone, 200);
    assertThat(undone.body()).contains("UNDONE");
    check("POST", any + "/undo", server.owner("POST", one + "/undo", null), 409);
    check("GET", all, server.owner("GET", all, null), 200);
    String stayed = any + "/stayed/{line}";
    check("GET", stayed, server.owner("GET", one + "/stayed/1", null), 200);
    String none = all + "/" + UUID.randomUUID();
    check("GET", any, server.owner("GET", none, null), 404);
  }

  private void export(RunningServer server) throws Exception {
    String export = "/v1/settings/export";
    check("POST", export, server.owner("POST", export, null), 200);
    RunningServer.Got state = server.owner("GET", export, null);
    for (int i = 0; i < 10_000 && state.body().contains("RUNNING"); i++) {
      state = server.owner("GET", export, null);
    }
    check("GET", export, state, 200);
    RunningServer.Got members = server.owner("GET", export + "/members.csv", null);
    check("GET", export + "/{file}", members, 200);
    assertThat(members.body()).startsWith("number,member_id,name").contains("+12125550142");
    check("GET", export + "/{file}", server.owner("GET", export + "/ledger.db", null), 404);
    check("POST", export + "/cancel", server.owner("POST", export + "/cancel", null), 200);
    check("GET", export + "/{file}", server.owner("GET", export + "/members.csv", null), 404);
  }

  private void rules(RunningServer server) throws Exception {
    String rules = "/v1/settings/rules";
    RunningServer.Got now = server.owner("GET", rules, null);
    check("GET", rules, now, 200);
    RulesDesk.Editing editing = now.as(RulesDesk.Editing.class);
    String text = editing.text();
    String check = Wire.text(new RulesSettings.Text("2 points per dollar\n"));
    check("POST", rules + "/check", server.owner("POST", rules + "/check", check), 200);
    String bad = Wire.text(new RulesSettings.Text("7 coffees please\n"));
    check("POST", rules + "/check", server.owner("POST", rules + "/check", bad), 200);
    String basket =
        Wire.text(
            new RulesDesk.Basket(text, 12_000, List.of(), LocalDate.of(2026, 11, 2), 0, 0, 0));
    check("POST", rules + "/basket", server.owner("POST", rules + "/basket", basket), 200);
    var draft =
        new RulesDesk.Draft(
            text + "\nNote: walked.\n", editing.version(), editing.fileMark(), List.of());
    check("POST", rules, server.owner("POST", rules, Wire.text(draft)), 200);
    check("POST", rules, server.owner("POST", rules, Wire.text(draft)), 409);
    String trials = rules + "/trials";
    RunningServer.Got started =
        server.owner("POST", trials, Wire.text(new TrialRoutes.Wish(text, null, null)));
    check("POST", trials, started, 200);
    UUID trialId = started.as(Trials.Status.class).trialId();
    String trial = trials + "/" + trialId;
    String which = Wire.text(new TrialRoutes.Which(trialId));
    check("POST", trials + "/cancel", server.owner("POST", trials + "/cancel", which), 200);
    check("GET", trials + "/{trialId}", server.owner("GET", trial, null), 200);
    String none = trials + "/" + UUID.randomUUID();
    check("GET", trials + "/{trialId}", server.owner("GET", none, null), 404);
  }

  private void shop(RunningServer server) throws Exception {
    String first = "/v1/owner/first-shop";
    String mine =
        "{\"name\":\"Mine\",\"country\":\"US\",\"currency\":\"USD\",\"zone\":\"America/Chicago\","
            + "\"rules\":\"1 point per dollar\",\"staff\":[]}";
    check("GET", first, server.owner("GET", first, null), 200);
    check("POST", first, server.owner("POST", first, mine), 409);
    check("POST", first + "/sample", server.owner("POST", first + "/sample", null), 409);
    String shop = "/v1/settings/shop";
    check("GET", shop, server.owner("GET", shop, null), 200);
    check("POST", shop, server.owner("POST", shop, mine), 200);
    check("POST", shop, server.owner("POST", shop, mine.replace("USD", "EUR")), 409);
    check("POST", shop, server.owner("POST", shop, mine.replace("Chicago", "Nowhere")), 400);
    String network = "/v1/settings/network";
    check("GET", network, server.owner("GET", network, null), 200);
    check("POST", network, server.owner("POST", network, "{\"on\":false}"), 200);
  }

  private void check(String method, String template, RunningServer.Got got, int status) {
    String what = method + " " + template + " " + status + ": " + got.body();
    assertThat(got.status()).as(what).isEqualTo(status);
    JsonNode response = response(method, template, status);
    assertThat(response.isObject()).as("documented: " + what).isTrue();
    JsonNode content = response.get("content");
    assertThat(content.has(got.type())).as(got.type() + " of " + what).isTrue();
    if (!got.type().contains("sqlite") && !got.type().contains("csv")) {
      JsonNode schema = content.get(got.type()).get("schema");
      JsonNode body = JsonMapper.shared().readTree(got.body());
      assertThat(schemas.check(schema, body, template)).as(what).isEmpty();
    }
    walked.add(method + " " + template);
  }

  private JsonNode response(String method, String template, int status) {
    JsonNode response =
        document
            .path("paths")
            .path(template)
            .path(method.toLowerCase(java.util.Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status));
    return response.has("$ref")
        ? document.at(response.get("$ref").asString().substring(1))
        : response;
  }

  private Set<String> everything() {
    Set<String> all = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    return all;
  }
}
