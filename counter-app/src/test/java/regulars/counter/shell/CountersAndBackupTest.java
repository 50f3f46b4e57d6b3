package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
import regulars.counter.office.ServerHere.Whose;
import regulars.counter.settings.backup.BackupPage;
import regulars.counter.settings.counters.CountersPage;

/** The owner's pages of counters and backups. */
class CountersAndBackupTest {
  static final String COUNTERS =
      """
      {"counters":[
        {"counterId":"00000000-0000-0000-0000-000000000001","name":"Front","state":"ACTIVE",
         "lastSeen":"2026-11-20T15:40:00Z"},
        {"counterId":"00000000-0000-0000-0000-000000000002","name":"Old","state":"REVOKED"}]}
      """;
  private static final String FRONT = "counters/00000000-0000-0000-0000-000000000001/";
  static final String NETWORK =
      "{\"on\":true,\"fixed\":false,\"addresses\":[\"192.168.1.20\",\"shop-pc\"]}";
  static final String CODE =
      "{\"code\":\"BCDF-GHJK\",\"expiresAt\":\"2026-11-20T16:00:00Z\","
          + "\"addresses\":[\"192.168.1.20\",\"shop-pc\"]}";
  private static final String OFF = "{\"on\":false,\"fixed\":false,\"addresses\":[]}";
  static final String NONE = "{\"folder\":\"/shop/backups\"}";
  private static final String RUNNING = "{\"folder\":\"/shop/backups\",\"percent\":40}";
  static final String WRITTEN =
      "{\"folder\":\"/shop/backups\",\"last\":{\"file\":\"regulars-1.db\","
          + "\"at\":\"2026-11-20T15:00:00Z\",\"bytes\":204800}}";

  static final String ALL =
      "{\"backups\":[{\"file\":\"regulars-1.db\",\"at\":\"2026-11-20T15:00:00Z\",\"bytes\":204800}]}";
  static final String HOLDS =
      "{\"file\":\"/shop/backups/regulars-1.db\",\"running\":false,\"holds\":{\"shop\":\"Beans & Co\","
          + "\"asOf\":\"2026-11-20T14:59:00Z\",\"members\":1204,\"entries\":88120,\"staff\":0}}";

  private static Stand open(boolean counters) {
    return Stand.open(
        BeansAndCo.morning(),
        new FakeOffice().json("counters", COUNTERS).json("network", OFF).json("backup", NONE),
        960,
        720,
        Look.USUAL.with(Look.Theme.LIGHT),
        Locale.US,
        tools -> List.of(counters ? new CountersPage(tools) : new BackupPage(tools)));
  }

  @Test
  void counters_are_listed_and_a_code_is_shown_large_until_it_was_used() {
    try (Stand stand = open(true)) {
      stand.push(KeyCode.F10);
      stand.awaitShown(".button.counter-open");
      assertThat(stand.allText("#counters-rows")).contains("Front", "Last seen", "Old", "Shut out");
      stand.office.json("pairing-codes", CODE);
      stand.fire("#counters-pair");
      stand.awaitText("#counters-code", "BCDF-GHJK");
      assertThat(stand.text("#counters-address")).contains("192.168.1.20", "shop-pc");
      assertThat(stand.focused()).isEqualTo("counters-done");
      stand.push(KeyCode.ESCAPE);
      stand.awaitShown("#counters-rows");
      assertThat(stand.shown("#settings")).isTrue();
    }
  }

  @Test
  void the_owner_lets_other_counters_join_and_what_hinders_it_is_said() {
    try (Stand stand = open(true)) {
      stand.push(KeyCode.F10);
      stand.awaitShown("#network-how");
      stand.await("off", () -> stand.allTextNow("#network-how").startsWith("Off"));
      stand.office.json("network", NETWORK);
      Stand.fx(() -> ((CheckBox) stand.scene.lookup("#network-switch")).fire());
      stand.await("on", () -> stand.allTextNow("#network-how").contains("192.168.1.20"));
      assertThat(stand.office.bodies().toString()).contains("on=true");
      stand.office.json("network", NETWORK.replace("\"fixed\"", "\"problem\":\"PORT\",\"fixed\""));
      Stand.fx(() -> stand.model.settings().pageProperty().get().shown());
      stand.await("port", () -> stand.allTextNow("#network-how").contains("has the port"));
      stand.office.json(
          "pairing-codes",
          "{\"code\":\"BCDF-GHJK\",\"expiresAt\":\"2026-11-20T16:00:00Z\",\"addresses\":[]}");
      stand.fire("#counters-pair");
      stand.await("told", () -> stand.allTextNow("#counters-address").contains("connect yet"));
    }
  }

  @Test
  void a_counter_is_renamed_and_shut_out() {
    try (Stand stand = open(true)) {
      stand.push(KeyCode.F10);
      stand.awaitShown(".button.counter-open");
      stand.fire(".button.counter-open");
      stand.awaitShown("#counters-name");
      stand.office.json(FRONT + "rename", "{\"done\":\"renamed\"}");
      stand.type("Window");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#settings-strip #strip-text", "It is called Window now.");
      stand.awaitShown(".button.counter-open");
      stand.fire(".button.counter-open");
      stand.awaitShown("#counters-revoke");
      stand.office.json(FRONT + "revoke", "{\"done\":\"revoked\"}");
      stand.fire("#counters-revoke");
      stand.await("sent", () -> stand.office.calls().contains(FRONT + "revoke"));
    }
  }

  @Test
  void a_backup_is_made_with_its_progress_and_says_when_it_is_there() {
    try (Stand stand = open(false)) {
      stand.push(KeyCode.F10);
      stand.awaitText("#backup-last", "No backup yet");
      stand.office.json("backup", RUNNING);
      stand.fire("#backup-now");
      stand.awaitText("#backup-running", "Being written and checked: 40 %");
      stand.office.json("backup", WRITTEN);
      Stand.fx(() -> stand.ticker.tick(1));
      stand.await("the last one", () -> stand.allTextNow("#backup-last").contains("200 KB"));
      assertThat(stand.shown("#backup-running")).isFalse();
    }
  }

  @Test
  void a_backup_that_failed_and_a_server_that_is_gone_are_said() {
    try (Stand stand = open(false)) {
      stand.office.json(
          "backup", "{\"folder\":\"/shop/backups\",\"problem\":\"There is too little room.\"}");
      stand.push(KeyCode.F10);
      stand.awaitText("#backup-problem", "No backup was written. There is too little room.");
      stand.office.refuse("backup", new OfficeException(OfficeException.Kind.OFFLINE, "", "gone"));
      stand.fire("#backup-now");
      stand.awaitText(".notice-title", "The server can\u2019t be reached");
    }
  }

  @Test
  void a_backup_older_than_a_week_is_said_quietly() {
    try (Stand stand = open(false)) {
      stand.office.json("backup", WRITTEN.replace("11-20", "11-01"));
      stand.server.isOf(Whose.ELSEWHERE);
      stand.push(KeyCode.F10);
      stand.awaitShown("#backup-old");
      stand.office.json("backup", WRITTEN);
      stand.fire("#backup-now");
      stand.awaitGone("#backup-old");
      assertThat(stand.text("#restore-where")).startsWith("The server runs on another PC.");
    }
  }

  @Test
  void a_backup_is_looked_into_asked_about_and_restored_on_the_servers_pc() {
    try (Stand stand = open(false)) {
      stand.office.json("backup", WRITTEN).json("backups", ALL);
      stand.push(KeyCode.F10);
      stand.awaitShown("#restore-open");
      stand.fire("#restore-open");
      stand.awaitShown(".button.restore-look-at");
      stand.office.json("backups/look", HOLDS.replace("false", "true"));
      stand.fire(".button.restore-look-at");
      stand.awaitShown("#restore-doing");
      stand.office.json("backups/look", HOLDS);
      Stand.fx(() -> stand.ticker.tick(1));
      stand.awaitShown("#restore-yes");
      assertThat(stand.focused()).isEqualTo("restore-no");
      assertThat(stand.allText("#restore-holds"))
          .contains("Shop: Beans & Co", "Members: 1,204. Entries: 88,120", "will have no PINs");
      stand.await("armed", () -> !stand.scene.lookup("#restore-yes").isDisabled());
      stand.fire("#restore-yes");
      stand.awaitShown("#restore-next");
      assertThat(stand.server.restored()).containsExactly(Path.of("/shop/backups/regulars-1.db"));
      stand.push(KeyCode.ESCAPE);
      stand.awaitShown("#backup-last");
    }
  }

  @Test
  void a_backup_that_is_damaged_or_can_not_be_restored_leaves_everything_as_it_was() {
    try (Stand stand = open(false)) {
      stand.office.json("backup", WRITTEN).json("backups", ALL);
      stand.server.fails("The disk is full.");
      stand.push(KeyCode.F10);
      stand.awaitShown("#restore-open");
      stand.fire("#restore-open");
      stand.awaitShown(".button.restore-look-at");
      stand.office.json(
          "backups/look", "{\"file\":\"x\",\"running\":false,\"problem\":\"entry 7: wrong hash\"}");
      stand.fire(".button.restore-look-at");
      stand.awaitText("#restore-problem", "This can\u2019t be restored. entry 7: wrong hash");
      stand.office.json("backups/look", HOLDS);
      stand.fire(".button.restore-look-at");
      stand.awaitShown("#restore-yes");
      stand.await("armed", () -> !stand.scene.lookup("#restore-yes").isDisabled());
      stand.fire("#restore-yes");
      stand.awaitText(
          "#restore-problem", "Nothing was restored; everything is as before. The disk is full.");
    }
  }

  @Test
  void a_counter_that_a_restored_server_waits_for_is_given_up() {
    try (Stand stand = open(true)) {
      stand.office.json("counters", COUNTERS.replace("\"Front\",", "\"Front\",\"awaited\":true,"));
      stand.push(KeyCode.F10);
      stand.awaitShown(".button.counter-open");
      assertThat(stand.allText("#counters-rows")).contains("Waited for since the restore");
      stand.fire(".button.counter-open");
      stand.awaitShown("#counters-lost");
      stand.office.json(FRONT + "lost", "{\"done\":\"lost\"}");
      stand.fire("#counters-lost");
      stand.await("sent", () -> stand.office.calls().contains(FRONT + "lost"));
    }
  }
}
