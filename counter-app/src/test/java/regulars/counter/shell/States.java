package regulars.counter.shell;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.RedeemResult;
import regulars.counter.desk.StatementRow;
import regulars.counter.office.FakeOffice;
import regulars.counter.receipt.PrintTrouble;
import regulars.counter.settings.SettingsPages;
import regulars.counter.settings.rules.FakeRules;
import regulars.model.ledger.EntryKind;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Move;

/** Every state that the window can be in, and how to get there: for pictures and for tests. */
final class States {

  /**
   * A state of the window.
   *
   * @param desk what it stands on
   * @param office what the server answers the settings
   * @param drive what a person does
   * @param locale the language
   */
  record State(
      Supplier<FakeDesk> desk, Supplier<FakeOffice> office, Consumer<Stand> drive, Locale locale) {

    State(Supplier<FakeDesk> desk, Consumer<Stand> drive, Locale locale) {
      this(desk, FakeRules::office, drive, locale);
    }

    /** Opens the window, not yet driven. */
    Stand open(double width, double height, Look look) {
      return Stand.open(desk.get(), office.get(), width, height, look, locale, SettingsPages::all);
    }
  }

  private States() {}

  /** Every state, by the name that its pictures carry. */
  static Map<String, State> all() {
    Map<String, State> states = new LinkedHashMap<>();
    state(states, "01-starting", () -> new FakeDesk(BeansAndCo.NOW, null, null), stand -> {});
    state(states, "02-first-day", States::noTill, stand -> {});
    state(states, "03-till-no-sales", BeansAndCo::empty, stand -> {});
    state(states, "04-morning", BeansAndCo::morning, stand -> {});
    state(states, "05-search", BeansAndCo::morning, stand -> search(stand, "5552"));
    state(states, "06-search-name", BeansAndCo::morning, stand -> search(stand, "b"));
    state(states, "07-search-add", BeansAndCo::morning, stand -> search(stand, "4155550000"));
    state(states, "08-search-nobody", BeansAndCo::morning, stand -> search(stand, "999"));
    state(states, "10-card", BeansAndCo::morning, States::maria);
    state(states, "11-card-long", States::longNames, stand -> open(stand, "2670", "#card"));
    state(states, "12-card-new", BeansAndCo::morning, stand -> open(stand, "2672", "#card"));
    state(states, "13-card-many", States::many, States::maria);
    state(states, "20-confirm", BeansAndCo::morning, States::confirm);
    state(states, "21-asking", BeansAndCo::morning, States::asking);
    state(states, "22-done", BeansAndCo::morning, States::done);
    state(states, "23-refused-short", BeansAndCo::morning, States::shortOf);
    state(
        states,
        "24-not-confirmed",
        BeansAndCo::morning,
        stand -> answered(stand, new RedeemResult.NotConfirmed()));
    state(states, "25-undo-question", BeansAndCo::morning, States::undoQuestion);
    state(states, "30-new-member", BeansAndCo::morning, States::newMember);
    state(states, "31-new-member-problem", BeansAndCo::morning, States::badPhone);
    state(states, "35-holds", BeansAndCo::morning, States::holds);
    state(states, "36-holds-question", BeansAndCo::morning, States::holdQuestion);
    state(states, "37-holds-none", BeansAndCo::empty, States::holds);
    state(states, "38-holds-offline", States::offline, States::holds);
    state(states, "32-claim", BeansAndCo::morning, States::claim);
    state(states, "33-next-sale", BeansAndCo::morning, States::nextSale);
    state(states, "34-move-question", BeansAndCo::morning, States::moveQuestion);
    state(states, "26-pin", StaffFlowTest::withStaff, States::pin);
    state(states, "27-pin-approval", States::shortByTen, States::approval);
    state(states, "70-staff-none", BeansAndCo::morning, stand -> settings(stand, "{\"staff\":[]}"));
    state(states, "71-staff", BeansAndCo::morning, stand -> settings(stand, StaffPageTest.PEOPLE));
    state(states, "72-staff-form", BeansAndCo::morning, States::staffForm);
    state(
        states,
        "74-counters",
        BeansAndCo::morning,
        stand -> {
          stand.office.json("network", CountersAndBackupTest.NETWORK);
          page(stand, "counters", CountersAndBackupTest.COUNTERS);
        });
    state(states, "76-pairing-code", BeansAndCo::morning, States::pairingCode);
    state(
        states,
        "75-backup",
        BeansAndCo::morning,
        stand -> page(stand, "backup", CountersAndBackupTest.WRITTEN));
    states.put(
        "76-inbox", new State(InboxFlowTest::desk, States::inboxOffice, States::inbox, Locale.US));
    states.put(
        "77-inbox-item",
        new State(InboxFlowTest::desk, States::inboxOffice, States::inboxItem, Locale.US));
    states.put(
        "78-inbox-owing",
        new State(InboxFlowTest::desk, States::inboxOffice, States::owing, Locale.US));
    states.put(
        "79-inbox-spanish",
        new State(
            InboxFlowTest::desk,
            States::inboxOffice,
            States::inboxRows,
            Locale.forLanguageTag("es-US")));
    state(states, "16-adjust", BeansAndCo::morning, States::adjust);
    state(states, "17-adjust-short", BeansAndCo::morning, States::adjustShort);
    state(states, "18-undo-sale", BeansAndCo::morning, States::undone);
    state(states, "19-counts", InboxFlowTest::desk, States::managerAtWork);
    state(states, "73-settings-offline", BeansAndCo::morning, States::settingsOffline);
    state(states, "40-offline", States::offline, States::maria);
    state(states, "41-catching-up", States::catchingUp, States::maria);
    state(states, "42-problem", States::problem, States::maria);
    state(states, "50-why", BeansAndCo::morning, States::why);
    state(states, "51-keys", BeansAndCo::morning, stand -> stand.push(KeyCode.F1));
    state(states, "70-note", BeansAndCo::morning, States::note);
    state(states, "71-note-no-paper", BeansAndCo::morning, States::noPaper);
    state(states, "72-note-settings", BeansAndCo::morning, States::noteSettings);
    state(states, "14-statement", States::many, States::statement);
    states.put(
        "60-spanish", new State(States::offline, States::maria, Locale.forLanguageTag("es-US")));
    RulesStates.add(states);
    OwnerStates.add(states);
    FirstRunStates.add(states);
    return states;
  }

  private static void state(
      Map<String, State> states, String name, Supplier<FakeDesk> desk, Consumer<Stand> drive) {
    states.put(name, new State(desk, drive, Locale.US));
  }

  private static void search(Stand stand, String typed) {
    Stand.fx(() -> stand.model.search().typedProperty().set(typed));
    stand.await("results drop", () -> stand.model.search().droppedProperty().get());
  }

  private static void open(Stand stand, String typed, String shown) {
    search(stand, typed);
    Stand.fx(() -> stand.model.search().take());
    stand.awaitShown(shown);
    stand.await("refreshed", () -> stand.model.card().memberProperty().get() != null);
  }

  private static void maria(Stand stand) {
    open(stand, "2671", "#card");
    if (stand.desk.status().link() != Link.OFFLINE) {
      stand.await("live", () -> stand.model.card().memberProperty().get().liveAt() != null);
    }
  }

  private static void statement(Stand stand) {
    maria(stand);
    stand.push(KeyCode.F5);
    stand.awaitShown("#statement-rows .statement-row");
    stand.push(KeyCode.ENTER);
  }

  private static void note(Stand stand) {
    maria(stand);
    stand.push(KeyCode.F8);
    stand.awaitShown("#note-paper");
  }

  private static void noPaper(Stand stand) {
    stand.printing.trouble(PrintTrouble.Why.PAPER_OUT);
    note(stand);
    stand.fire("#note-print");
    stand.awaitText("#strip-text", "Printer out of paper. The points are safe.");
  }

  private static void noteSettings(Stand stand) {
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings");
    Stand.fx(() -> stand.settings("notes"));
    stand.awaitShown("#notes-host");
  }

  private static void settings(Stand stand, String staff) {
    stand.office.json("staff", staff);
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings");
    Stand.fx(() -> stand.settings("staff"));
    stand.awaitShown("#settings-staff");
    stand.await("read", () -> stand.office.calls().contains("staff"));
  }

  private static void page(Stand stand, String id, String json) {
    stand.office.json(id, json);
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings");
    Stand.fx(() -> stand.settings(id));
    stand.awaitShown("#settings-" + id);
    stand.await("read", () -> stand.office.calls().contains(id));
  }

  private static void pairingCode(Stand stand) {
    stand.office.json("network", CountersAndBackupTest.NETWORK);
    stand.office.json("pairing-codes", CountersAndBackupTest.CODE);
    page(stand, "counters", CountersAndBackupTest.COUNTERS);
    stand.awaitShown("#counters-rows");
    stand.fire("#counters-pair");
    stand.awaitShown("#counters-code");
  }

  private static void staffForm(Stand stand) {
    settings(stand, StaffPageTest.PEOPLE);
    stand.awaitShown(".button.staff-edit");
    stand.fire(".button.staff-edit");
    stand.awaitShown("#staff-form");
  }

  private static FakeOffice inboxOffice() {
    return InboxFlowTest.office(InboxFlowTest.desk());
  }

  private static void inbox(Stand stand) {
    InboxFlowTest.inbox(stand);
  }

  private static void inboxRows(Stand stand) {
    Stand.fx(() -> stand.model.lookAtInbox());
    stand.awaitShown("#pin");
    stand.click("Mia");
    stand.type("246813");
    stand.push(KeyCode.ENTER);
    stand.awaitShown(".button.inbox-look");
    InboxFlowTest.look(stand, 0);
  }

  private static void inboxItem(Stand stand) {
    InboxFlowTest.inbox(stand);
    InboxFlowTest.look(stand, 2);
  }

  private static void owing(Stand stand) {
    InboxFlowTest.inbox(stand);
    stand.fire("#inbox-owing");
    stand.awaitShown(".button.inbox-member");
  }

  private static void adjust(Stand stand) {
    maria(stand);
    Stand.fx(() -> stand.model.adjust().start());
    stand.awaitShown("#adjust");
    stand.type("20");
  }

  private static void adjustShort(Stand stand) {
    adjust(stand);
    stand.fire("#adjust-take");
    stand.type("0");
    stand.push(KeyCode.ENTER);
    stand.push(KeyCode.ENTER);
    stand.await("told", () -> !stand.allTextNow("#adjust-problem").isEmpty());
  }

  private static void undone(Stand stand) {
    maria(stand);
    stand.undo("Sale");
    stand.await("armed", () -> stand.model.reversal().armedProperty().get());
    stand.fire("#undo-confirm");
    stand.awaitShown("#strip");
    stand.undo("Taken back");
    stand.await("armed", () -> stand.model.reversal().armedProperty().get());
  }

  private static void managerAtWork(Stand stand) {
    Stand.fx(() -> stand.model.shop().staffProperty().set(stand.model.shop().choices().get(1)));
    maria(stand);
  }

  private static void settingsOffline(Stand stand) {
    stand.office.offline(true);
    stand.push(KeyCode.F10);
    stand.awaitShown("#settings");
    Stand.fx(() -> stand.settings("staff"));
    stand.awaitText(".notice-title", "The server can\u2019t be reached");
  }

  private static void pin(Stand stand) {
    stand.push(KeyCode.F9);
    stand.awaitShown("#pin");
    stand.push(KeyCode.DOWN);
    stand.type("11");
    stand.push(KeyCode.ENTER);
    stand.await("told", () -> !stand.allTextNow("#pin-problem").isEmpty());
    stand.type("24");
  }

  private static FakeDesk shortByTen() {
    FakeDesk desk = StaffFlowTest.withStaff();
    desk.elsewhere(desk.lookUp("2671", 1).getFirst().memberId(), -18, EntryKind.ADJUST);
    return desk;
  }

  private static void approval(Stand stand) {
    maria(stand);
    Stand.fx(() -> stand.model.shop().staffProperty().set(stand.model.shop().choices().getFirst()));
    stand.fire(".button.override");
    stand.awaitShown("#pin");
  }

  private static void confirm(Stand stand) {
    maria(stand);
    stand.fire(".button.reward");
    stand.await("armed", () -> stand.model.redeem().armedProperty().get());
  }

  private static void asking(Stand stand) {
    stand.desk.block("redeem");
    confirm(stand);
    stand.fire("#redeem-confirm");
  }

  private static void done(Stand stand) {
    confirm(stand);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#strip");
  }

  private static void answered(Stand stand, RedeemResult result) {
    stand.desk.answers(result);
    confirm(stand);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#redeem-refused");
  }

  private static void shortOf(Stand stand) {
    confirm(stand);
    stand.desk.elsewhere(mariaId(stand), -50, EntryKind.REDEEM);
    stand.fire("#redeem-confirm");
    stand.awaitShown("#redeem-refused");
  }

  private static UUID mariaId(Stand stand) {
    return Stand.get(() -> stand.model.card().memberProperty().get().card().memberId());
  }

  private static void undoQuestion(Stand stand) {
    maria(stand);
    stand.undo("Free coffee");
    stand.await("armed", () -> stand.model.reversal().armedProperty().get());
  }

  private static void holds(Stand stand) {
    stand.push(KeyCode.F6);
    stand.awaitShown("#holds");
    stand.await(
        "rows",
        () -> stand.desk.held(1).isEmpty() || stand.scene.lookup("#holds .hold-row") != null);
  }

  private static void claim(Stand stand) {
    maria(stand);
    stand.await("the offer", () -> stand.allTextNow("#feed-list").contains("Claim for Maria"));
  }

  private static void nextSale(Stand stand) {
    maria(stand);
    stand.push(KeyCode.F7);
    stand.awaitShown("#next-sale-waits");
  }

  private static void moveQuestion(Stand stand) {
    maria(stand);
    stand.click("$4.00");
    stand.awaitShown(".button.move");
    stand.fire(".button.move");
    stand.await("armed", () -> !stand.scene.lookup("#move-confirm").isDisabled());
  }

  private static void holdQuestion(Stand stand) {
    holds(stand);
    stand.fire(".button.hold-reject");
    stand.awaitShown("#hold-reason");
    stand.await("armed", () -> !stand.scene.lookup("#hold-confirm").isDisabled());
  }

  private static void newMember(Stand stand) {
    search(stand, "4155550000");
    Stand.fx(() -> stand.model.search().take());
    stand.awaitShown("#enrol");
  }

  private static void badPhone(Stand stand) {
    newMember(stand);
    Stand.fx(() -> ((TextField) stand.scene.lookup("#enrol-phone")).setText("415"));
    stand.fire("#enrol-save");
    stand.awaitShown("#enrol-problem");
  }

  private static void why(Stand stand) {
    maria(stand);
    stand.click("Maria Lopez");
    stand.awaitShown(".sale .button.open-member");
  }

  private static FakeDesk noTill() {
    FakeDesk desk = new FakeDesk(BeansAndCo.NOW, BeansAndCo.SHOP, null);
    desk.status(new DeskStatus(Link.ONLINE, BeansAndCo.NOW, 0, null, 0, 0, null, List.of()));
    return desk;
  }

  private static FakeDesk longNames() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2670", 1).getFirst().memberId();
    desk.waiting(member, 1_212);
    return desk;
  }

  private static FakeDesk many() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2671", 1).getFirst().memberId();
    for (int sale = 0; sale < 60; sale++) {
      Instant at = BeansAndCo.NOW.plusSeconds(sale);
      desk.row(
          member,
          at,
          EntryKind.EARN,
          24,
          null,
          null,
          BeansAndCo.beans(),
          StatementRow.State.WAITING);
      desk.sale(
          at,
          SaleKind.SALE,
          1_800 + sale * 1_117,
          member,
          Move.ADD,
          24 + sale,
          null,
          true,
          null,
          BeansAndCo.beans());
    }
    desk.waiting(member, 1_440);
    return desk;
  }

  private static FakeDesk offline() {
    FakeDesk desk = BeansAndCo.morning();
    UUID member = desk.lookUp("2671", 1).getFirst().memberId();
    desk.waiting(member, 24);
    desk.row(
        member,
        BeansAndCo.NOW,
        EntryKind.EARN,
        24,
        null,
        null,
        BeansAndCo.beans(),
        StatementRow.State.WAITING);
    desk.link(Link.OFFLINE, 14);
    return desk;
  }

  private static FakeDesk catchingUp() {
    FakeDesk desk = BeansAndCo.morning();
    desk.link(Link.CATCHING_UP, 10_312);
    return desk;
  }

  private static FakeDesk problem() {
    FakeDesk desk = BeansAndCo.morning();
    desk.status(
        new DeskStatus(
            Link.OFFLINE,
            BeansAndCo.at(31),
            3,
            BeansAndCo.at(31),
            0,
            2,
            "problem.unknown",
            List.of(
                new TillStatus(
                    "Register 1", false, null, "The cable is unplugged. Plug it in again."))));
    return desk;
  }
}
