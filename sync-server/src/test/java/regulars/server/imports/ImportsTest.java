package regulars.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sync.Action;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;
import regulars.model.value.OpIds;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.imports.ImportState.State;
import regulars.server.imports.ListedRow.IfKnown;
import regulars.server.imports.Verdict.Outcome;
import regulars.server.ledger.Entries;
import regulars.server.ledger.Verify;
import regulars.server.member.Account;
import regulars.server.member.Members;

/** Lists of members: taken in once, told apart from who is known, undone as a whole. */
final class ImportsTest {
  static final Imports.Asker OLI = new Imports.Asker(new UUID(0, 7), "oli");
  static final byte[] FILE = digest(1);

  @TempDir Path folder;
  TestServer server;
  Imports imports;
  TestCounter counter;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("Front");
    open();
  }

  private void open() {
    OpIds ids = new OpIds(server.clock::millis, new SplittableRandom(5));
    imports =
        new Imports(
            server.database(), server.core().writes(), server.clock, server.pokes::add, ids::next);
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  static byte[] digest(int fill) {
    byte[] digest = new byte[32];
    Arrays.fill(digest, (byte) fill);
    return digest;
  }

  static Phone phone(int last) {
    return new Phone("+1212555" + String.format("%04d", last));
  }

  static ListedRow row(int line, @Nullable Phone phone, @Nullable String number, long points) {
    return new ListedRow(line, phone, "Member " + line, number, points, IfKnown.KEEP);
  }

  private ImportState all(byte[] digest, List<ListedRow> rows) {
    UUID id = imports.begin("old till.csv", digest, 100, OLI).importId();
    imports.take(id, rows);
    return imports.end(id, true, 0);
  }

  private ImportState undone(UUID id) {
    ImportState state = imports.undo(id, OLI);
    while (state.state() == State.UNDOING) {
      state = imports.undo(id, OLI);
    }
    return state;
  }

  private Account byPhone(int last) {
    return server.database().read(sql -> Members.byPhone(sql, phone(last)));
  }

  private @Nullable Account find(int last) {
    return server.database().find(sql -> Members.byPhone(sql, phone(last)));
  }

  private List<Entry> entries(Account account) {
    return server.database().read(sql -> Entries.latest(sql, account.memberId(), 50)).stream()
        .map(chained -> chained.entry())
        .toList();
  }

  @Test
  void new_members_start_with_their_points_as_an_entry_that_says_from_where() {
    ImportState state = all(FILE, List.of(row(2, phone(1), "A-1", 84), row(3, phone(2), null, 0)));
    assertThat(state.state()).isEqualTo(State.DONE);
    assertThat(state.made()).isEqualTo(2);
    assertThat(state.points()).isEqualTo(84);
    Account first = byPhone(1);
    assertThat(first.externalNumber()).isEqualTo("A-1");
    assertThat(entries(first))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo(EntryKind.ADJUST);
          assertThat(entry.points()).isEqualTo(84);
          assertThat(entry.reason()).isEqualTo("import of old till.csv");
          assertThat(entry.staff()).isEqualTo("oli");
          assertThat(entry.counterId()).isEqualTo(OLI.counterId());
        });
    assertThat(entries(byPhone(2))).isEmpty();
  }

  @Test
  void trying_a_file_writes_nothing_and_says_who_is_known() {
    all(digest(9), List.of(row(2, phone(1), "A-1", 10)));
    long revision = server.head().cursor().revision();
    List<Verdict> verdicts =
        imports.check(
            FILE,
            List.of(row(2, phone(1), null, 5), row(3, null, "A-1", 5), row(4, phone(4), "A-4", 5)));
    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.KNOWN, Outcome.KNOWN, Outcome.NEW);
    assertThat(verdicts).extracting(Verdict::why).containsExactly("phone", "number", null);
    assertThat(server.head().cursor().revision()).isEqualTo(revision);
    assertThat(imports.all()).hasSize(1);
  }

  @Test
  void a_known_member_stays_gets_points_or_is_left_out_as_the_owner_said() {
    all(digest(9), List.of(row(2, phone(1), null, 10), row(3, phone(2), null, 10)));
    UUID id = imports.begin("b.csv", FILE, 9, OLI).importId();
    List<Verdict> verdicts =
        imports.take(
            id,
            List.of(
                row(2, phone(1), null, 5),
                new ListedRow(3, phone(2), "X", null, 7, IfKnown.ADD),
                new ListedRow(4, phone(2), "X", null, 7, IfKnown.SKIP)));
    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.KNOWN, Outcome.ADDED, Outcome.SKIPPED);
    assertThat(byPhone(1).balance()).isEqualTo(10);
    assertThat(byPhone(2).balance()).isEqualTo(17);
  }

  @Test
  void a_row_between_two_members_and_one_beyond_sense_are_refused() {
    all(digest(9), List.of(row(2, phone(1), "A-1", 0), row(3, phone(2), "A-2", 0)));
    UUID id = imports.begin("b.csv", FILE, 9, OLI).importId();
    List<Verdict> verdicts =
        imports.take(
            id,
            List.of(
                row(2, phone(1), "A-2", 5),
                row(3, phone(3), null, -1),
                row(4, phone(3), null, 1_000_000_001L),
                row(5, null, null, 1)));
    assertThat(verdicts).extracting(Verdict::outcome).containsOnly(Outcome.REFUSED);
    assertThat(verdicts)
        .extracting(Verdict::why)
        .containsExactly("two-members", "points", "points", "nobody");
    assertThat(imports.end(id, true, 3).refused()).isEqualTo(7);
  }

  @Test
  void the_same_file_a_second_time_adds_nothing() {
    List<ListedRow> rows =
        List.of(
            row(2, phone(1), "A-1", 84),
            new ListedRow(3, phone(1), "Again", null, 6, IfKnown.ADD),
            new ListedRow(4, phone(4), "Four", null, 6, IfKnown.ADD));
    all(FILE, rows);
    long seq = server.head().cursor().seq();
    ImportState again = all(FILE, rows);
    assertThat(again.before()).isEqualTo(3);
    assertThat(again.made() + again.added()).isZero();
    assertThat(server.head().cursor().seq()).isEqualTo(seq);
    assertThat(byPhone(1).balance()).isEqualTo(90);
  }

  @Test
  void a_batch_that_is_sent_again_and_a_server_that_ended_in_the_middle_change_nothing() {
    UUID id = imports.begin("a.csv", FILE, 9, OLI).importId();
    List<ListedRow> first = List.of(row(2, phone(1), null, 5), row(3, phone(2), null, 6));
    imports.take(id, first);
    server.restart();
    open();
    assertThat(imports.begin("a.csv", FILE, 9, OLI).importId()).isEqualTo(id);
    assertThat(imports.take(id, first)).isEmpty();
    imports.take(id, List.of(row(3, phone(2), null, 6), row(4, phone(3), null, 7)));
    ImportState done = imports.end(id, true, 0);
    assertThat(done.made()).isEqualTo(3);
    assertThat(done.points()).isEqualTo(18);
    assertThat(byPhone(2).balance()).isEqualTo(6);
  }

  @Test
  void an_import_of_another_file_ends_one_that_was_left_open() {
    UUID left = imports.begin("a.csv", FILE, 9, OLI).importId();
    imports.begin("b.csv", digest(2), 9, OLI);
    assertThat(imports.state(left).state()).isEqualTo(State.STOPPED);
    assertThat(refusal(() -> imports.take(left, List.of(row(2, phone(1), null, 5)))))
        .isEqualTo(ImportRefused.Why.OVER);
    assertThat(find(1)).isNull();
  }

  @Test
  void undoing_takes_members_and_points_away_exactly_and_only_once() {
    Account known = byPhoneAfterEnrol(9);
    UUID id = imports.begin("a.csv", FILE, 9, OLI).importId();
    imports.take(
        id,
        List.of(
            row(2, phone(1), "A-1", 84),
            row(3, phone(2), null, 0),
            new ListedRow(4, phone(1), null, null, 6, IfKnown.ADD),
            new ListedRow(5, phone(9), null, null, 30, IfKnown.ADD)));
    imports.end(id, true, 0);
    Account first = byPhone(1);
    assertThat(first.balance()).isEqualTo(90);

    ImportState undone = undone(id);

    assertThat(undone.state()).isEqualTo(State.UNDONE);
    assertThat(undone.gone()).isEqualTo(2);
    assertThat(undone.takenBack()).isEqualTo(120);
    assertThat(undone.stayed()).isZero();
    assertThat(find(1)).isNull();
    assertThat(find(2)).isNull();
    assertThat(byPhone(9).balance()).isEqualTo(known.balance());
    assertThat(entries(first)).extracting(Entry::points).containsExactly(-84L, -6L, 6L, 84L);
    assertThat(refusal(() -> imports.undo(id, OLI))).isEqualTo(ImportRefused.Why.UNDONE);
    Pulled pulled = counter.pull(Cursor.START, 500);
    assertThat(pulled.changes()).filteredOn(Change.MemberErased.class::isInstance).hasSize(2);
    assertThat(pulled.changes())
        .filteredOn(change ->
            change instanceof Change.MemberChanged member
                && member.card().memberId().equals(first.memberId()))
        .isEmpty();
  }

  private Account byPhoneAfterEnrol(int last) {
    counter.done(new Action.Enrol(counter.newId(), phone(last), "Nine", null));
    return byPhone(last);
  }

  @Test
  void who_earned_or_spent_or_joined_since_stays_and_is_listed_with_why() {
    UUID id = imports.begin("a.csv", FILE, 9, OLI).importId();
    imports.take(
        id,
        List.of(
            row(2, phone(1), null, 120),
            row(3, phone(2), null, 10),
            row(4, phone(3), null, 0),
            row(5, phone(4), null, 8)));
    imports.end(id, true, 0);
    Account spender = byPhone(1);
    counter.done(
        new Action.Redeem(spender.memberId(), spender.version(), "Free coffee", 100, null, null));
    counter.done(counter.sale(500, new Buyer.ByPhone(phone(2))));
    counter.ask(new Action.Enrol(counter.newId(), phone(4), "Too", null));

    ImportState undone = undone(id);

    assertThat(undone.gone()).isEqualTo(1);
    assertThat(undone.takenBack()).isEqualTo(18);
    assertThat(imports.stayed(id, 1)).extracting(Stayed::line).containsExactly(2, 3, 5);
    assertThat(imports.stayed(id, 3)).extracting(Stayed::line).containsExactly(3, 5);
    assertThat(imports.stayed(id, 1))
        .extracting(Stayed::why)
        .containsExactly(Stayed.Why.SPENT, Stayed.Why.ACTIVE, Stayed.Why.CHANGED);
    assertThat(byPhone(1).balance()).isEqualTo(20);
    assertThat(byPhone(2).balance()).isEqualTo(5);
    assertThat(byPhone(4).balance()).isZero();
    assertThat(find(3)).isNull();
  }

  @Test
  void after_an_undo_the_file_can_be_imported_again_and_finds_the_same_members() {
    List<ListedRow> rows = List.of(row(2, phone(1), "A-1", 84), row(3, phone(2), null, 0));
    UUID first = all(FILE, rows).importId();
    Account before = byPhone(1);
    undone(first);
    ImportState again = all(FILE, rows);
    assertThat(again.made()).isEqualTo(2);
    assertThat(byPhone(1).memberId()).isEqualTo(before.memberId());
    assertThat(byPhone(1).balance()).isEqualTo(84);
    assertThat(counter.pull(Cursor.START, 500).changes())
        .noneMatch(Change.MemberErased.class::isInstance);
    assertThat(undone(again.importId()).gone()).isEqualTo(2);
  }

  @Test
  void a_sale_that_comes_in_late_for_a_member_who_was_taken_away_is_not_lost() {
    UUID id = all(FILE, List.of(row(2, phone(1), null, 84))).importId();
    UUID memberId = byPhone(1).memberId();
    undone(id);
    counter.done(counter.sale(500, new Buyer.ById(memberId)));
    Account back = server.database().read(sql -> Members.byId(sql, memberId));
    assertThat(back.balance()).isEqualTo(5);
    assertThat(counter.pull(Cursor.START, 500).changes())
        .noneMatch(Change.MemberErased.class::isInstance);
  }

  @Test
  void an_undo_waits_for_the_counters_after_a_restore() {
    UUID id = all(FILE, List.of(row(2, phone(1), null, 84))).importId();
    server.tamper("UPDATE counter SET heard = 0");
    assertThat(refusal(() -> imports.undo(id, OLI))).isEqualTo(ImportRefused.Why.RECOVERING);
    server.tamper("UPDATE counter SET heard = 1");
    assertThat(undone(id).gone()).isEqualTo(1);
  }

  @Test
  void an_import_that_was_left_open_is_ended_by_its_undo() {
    UUID id = imports.begin("a.csv", FILE, 9, OLI).importId();
    imports.take(id, List.of(row(2, phone(1), null, 5)));
    assertThat(undone(id).gone()).isEqualTo(1);
    assertThat(refusal(() -> imports.take(id, List.of(row(3, phone(2), null, 5)))))
        .isEqualTo(ImportRefused.Why.OVER);
    assertThat(find(1)).isNull();
  }

  @Test
  void a_long_undo_goes_on_after_the_server_was_ended() {
    List<ListedRow> rows = new ArrayList<>();
    for (int line = 2; line < 402; line++) {
      rows.add(row(line, phone(line), null, line));
    }
    UUID id = all(FILE, rows).importId();
    assertThat(imports.undo(id, OLI).state()).isEqualTo(State.UNDOING);
    assertThat(refusal(() -> imports.begin("a.csv", FILE, 9, OLI)))
        .isEqualTo(ImportRefused.Why.UNDONE);
    server.restart();
    open();
    ImportState undone = undone(id);
    assertThat(undone.gone()).isEqualTo(400);
    assertThat(undone.takenBack()).isEqualTo(undone.points());
    assertThat(server.number("SELECT count(*) FROM profile")).isZero();
  }

  private static ImportRefused.Why refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ImportRefused.class, call).why();
  }
}
