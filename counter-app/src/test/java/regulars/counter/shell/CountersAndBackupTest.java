package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.office.FakeOffice;
import regulars.counter.office.OfficeException;
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
  static final String NONE = "{\"folder\":\"/shop/backups\"}";
  private static final String RUNNING = "{\"folder\":\"/shop/backups\",\"percent\":40}";
  static final String WRITTEN =
      "{\"folder\":\"/shop/backups\",\"last\":{\"file\":\"regulars-1.db\","
          + "\"at\":\"2026-11-20T15:00:00Z\",\"bytes\":204800}}";

  private static Stand open(boolean counters) {
    return Stand.open(
        BeansAndCo.morning(),
        new FakeOffice().json("counters", COUNTERS).json("backup", NONE),
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
      stand.office.json(
          "pairing-codes", "{\"code\":\"BCDF-GHJK\",\"expiresAt\":\"2026-11-20T16:00:00Z\"}");
      stand.fire("#counters-pair");
      stand.awaitText("#counters-code", "BCDF-GHJK");
      assertThat(stand.focused()).isEqualTo("counters-done");
      stand.push(KeyCode.ESCAPE);
      stand.awaitShown("#counters-rows");
      assertThat(stand.shown("#settings")).isTrue();
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
}
