package regulars.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.EntryKind;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.staff.Role;
import regulars.model.sync.Action;
import regulars.model.sync.Action.Adjust;
import regulars.model.sync.Action.ClaimSale;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.ledger.Verify;
import regulars.server.poke.Pokes;
import regulars.server.staff.StaffBook;

/** What the owner finds in the inbox, and what becomes of it. */
class InboxTest {
  private static final long NEWEST = 999_999_999_999_999_999L;

  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;
  private String manager;
  private String barista;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    StaffBook book =
        new StaffBook(
            server.database(), server.core().writes(), server.clock, Pokes.NONE, new Random(3));
    ana = counter.enrol("+14155552671", "Ana");
    book.add(new StaffBook.Profile("Olga", Role.OWNER, null), "246813");
    manager = book.add(new StaffBook.Profile("Mia", Role.MANAGER, null), "135792");
    barista =
        book.add(new StaffBook.Profile("Bea", Role.BARISTA, new Phone("+14155552672")), "2468");
  }

  @AfterEach
  void stop() {
    assertThat(Verify.open(server.database()).findings()).isEmpty();
    server.close();
  }

  private List<InboxRoutes.Item> open(@Nullable String reader) {
    return server
        .database()
        .read(sql -> new InboxReading(sql, server.core().program()).open(NEWEST, reader))
        .items();
  }

  private InboxRoutes.Opened opened(long id) {
    return server
        .database()
        .read(sql -> new InboxReading(sql, server.core().program()).one(id, null));
  }

  private long balance() {
    return server.core().sync().member(ana).card().balance();
  }

  /** The same ticket again with another total. */
  private Answer.Refused again(RecordSale first, long minor) {
    Sale sale = first.sale();
    return counter.refused(
        new RecordSale(
            counter.newId(),
            new Sale(
                sale.key(),
                sale.occurredAt(),
                Money.of(minor, "USD"),
                List.of(),
                sale.buyer(),
                null)));
  }

  @Test
  void a_ticket_with_two_totals_says_what_the_other_would_give() {
    RecordSale first = counter.sale(1_800, new Buyer.ById(ana));
    counter.done(first);
    again(first, 2_500);

    InboxRoutes.Item item = open(manager).getFirst();
    assertThat(item.code()).isEqualTo("SALE_CONFLICT");
    assertThat(item.counter()).isEqualTo("one");
    assertThat(item.member().memberId()).isEqualTo(ana);
    assertThat(item.sale().total()).isEqualTo(Money.of(2_500, "USD"));
    assertThat(item.sale().counted()).isEqualTo(Money.of(1_800, "USD"));
    assertThat(item.sale().given()).isEqualTo(18);
    assertThat(item.sale().difference()).isEqualTo(7);
  }

  @Test
  void the_difference_is_counted_once_whoever_counts_it_again() {
    RecordSale first = counter.sale(1_800, new Buyer.ById(ana));
    counter.done(first);
    UUID refused = again(first, 2_500).opId();
    long id = open(manager).getFirst().id();

    counter.done(new Adjust(ana, 7, "ticket 1: 25.00", refused), manager);
    assertThat(balance()).isEqualTo(25);
    assertThat(open(manager)).isEmpty();
    assertThat(opened(id).item().doneBy()).isEqualTo(manager);
    assertThat(opened(id).item().note()).isEqualTo("ticket 1: 25.00");

    assertThat(counter.refused(new Adjust(ana, 7, "me too", refused), manager).code())
        .isEqualTo(Refusal.ALREADY_COUNTED);
    assertThat(balance()).isEqualTo(25);
  }

  @Test
  void what_was_made_good_is_open_again_while_the_correction_is_undone() {
    RecordSale first = counter.sale(1_800, new Buyer.ById(ana));
    counter.done(first);
    UUID refused = again(first, 2_500).opId();
    UUID made = counter.done(new Adjust(ana, 7, "ticket 1: 25.00", refused), manager).opId();
    assertThat(open(manager)).isEmpty();
    UUID undone = counter.done(new Action.Reverse(ana, made, "no"), manager).opId();
    assertThat(open(manager)).hasSize(1);
    counter.done(new Action.Reverse(ana, undone, "yes"), manager);
    assertThat(open(manager)).isEmpty();
    assertThat(balance()).isEqualTo(25);
  }

  @Test
  void a_refused_correction_leaves_the_item_open() {
    RecordSale first = counter.sale(1_800, new Buyer.ById(ana));
    counter.done(first);
    UUID refused = again(first, 500).opId();
    counter.done(new Adjust(ana, -10, "spent elsewhere"), manager);
    assertThat(open(manager).getFirst().sale().difference()).isEqualTo(-13);

    assertThat(counter.refused(new Adjust(ana, -13, "less", refused), manager).missing())
        .isEqualTo(5);
    assertThat(counter.refused(new Adjust(ana, 1, "mine", refused), barista).code())
        .isEqualTo(Refusal.NOT_ALLOWED);
    assertThat(open(manager)).hasSize(1);
  }

  @Test
  void nothing_is_suggested_for_a_sale_that_was_undone() {
    RecordSale first = counter.sale(1_800, new Buyer.ById(ana));
    UUID sold = counter.done(first).opId();
    counter.done(new Action.Reverse(ana, sold, "not hers"), manager);
    again(first, 2_500);
    assertThat(open(manager).getFirst().sale().difference()).isNull();
  }

  @Test
  void what_a_counter_can_not_take_back_by_itself_is_for_a_person_to_see() {
    Action.RecordSale sale = counter.sale(2_000, new Buyer.ById(ana));
    Answer.Applied earned = counter.done(sale);
    Answer.Applied undone =
        counter.done(new Action.Reverse(ana, earned.opId(), "wrong member"), manager);
    counter.ask(counter.refund(500, new Buyer.ById(ana), sale.sale().key().ticket()));
    // The person had been told "not confirmed", so the counter takes its undoing back.
    Answer.Refused refused = counter.refused(new Action.Reverse(ana, undone.opId(), null), manager);
    assertThat(refused.code()).isEqualTo(Refusal.REFUNDED);
    assertThat(open(null)).extracting(InboxRoutes.Item::code).containsExactly("REFUNDED");
  }

  @Test
  void a_lost_edit_says_what_it_wanted() {
    counter.done(new Action.ChangeMember(ana, 1, new Phone("+14155552671"), "Anna"), barista);
    counter.refused(new Action.ChangeMember(ana, 1, new Phone("+14155552679"), "Ann"), barista);

    InboxRoutes.Item item = open(manager).getFirst();
    assertThat(item.code()).isEqualTo("STALE_EDIT");
    assertThat(item.staff()).isEqualTo(barista);
    assertThat(item.member().name()).isEqualTo("Anna");
    assertThat(item.edit()).isEqualTo(new InboxRoutes.Edit(new Phone("+14155552679"), "Ann"));
  }

  @Test
  void who_owes_points_is_listed_with_what_took_them_below() {
    counter.done(counter.sale(9_500, new Buyer.ById(ana)));
    long version = server.core().sync().member(ana).card().version();
    counter.done(
        new Action.Redeem(
            ana, version, "Free coffee", 100, null, new Action.Override(manager, "nice")),
        barista);
    InboxRoutes.Owing owing =
        server.database().read(sql -> new InboxReading(sql, server.core().program()).owing(0));
    assertThat(owing.more()).isFalse();
    InboxRoutes.Owes one = owing.owing().getFirst();
    assertThat(one.member().balance()).isEqualTo(-5);
    assertThat(one.since().kind()).isEqualTo(EntryKind.REDEEM);
    assertThat(one.since().approvedBy()).isEqualTo(manager);
    assertThat(one.since().reason()).isEqualTo("nice");
  }

  private SaleKey ofNobody() {
    RecordSale sale = counter.sale(1_000, new Buyer.Nobody());
    counter.done(sale);
    return sale.sale().key();
  }

  @Test
  void points_for_the_own_number_are_noticed_once_a_day_and_never_shown_to_that_person() {
    UUID bea = counter.enrol("+14155552672", "Bea");
    counter.done(new ClaimSale(ofNobody(), bea), barista);
    counter.done(new ClaimSale(ofNobody(), bea), barista);

    assertThat(open(manager)).hasSize(1);
    InboxRoutes.Item item = open(manager).getFirst();
    assertThat(item.code()).isEqualTo("ALERT_OWN_NUMBER");
    assertThat(item.staff()).isEqualTo(barista);
    assertThat(item.times()).isEqualTo(2);
    assertThat(opened(item.id()).rows()).extracting(InboxRoutes.Behind::points).contains(10L);
    assertThat(open(barista)).isEmpty();
    var count = server.database().read(Inbox::count);
    assertThat(count.seenBy(manager)).isEqualTo(1);
    assertThat(count.seenBy(barista)).isZero();

    server.clock.advance(Duration.ofDays(1));
    counter.done(new ClaimSale(ofNobody(), bea), barista);
    assertThat(open(manager)).hasSize(2);
  }

  @Test
  void one_number_too_often_by_one_person_is_noticed_and_nothing_is_stopped() {
    for (int i = 0; i < 6; i++) {
      counter.done(new ClaimSale(ofNobody(), ana), barista);
      assertThat(open(manager)).hasSize(i < Watch.MOST_BY_HAND ? 0 : 1);
    }
    assertThat(open(manager).getFirst().code()).isEqualTo("ALERT_OFTEN_BY_HAND");
    assertThat(balance()).isEqualTo(60);
  }

  @Test
  void a_number_that_the_till_names_all_day_is_noticed() {
    for (int i = 0; i < 12; i++) {
      counter.done(counter.sale(1_000, new Buyer.ById(ana)));
      assertThat(open(manager)).hasSize(i < Watch.MOST_AT_TILL ? 0 : 1);
    }
    InboxRoutes.Item item = open(manager).getFirst();
    assertThat(item.code()).isEqualTo("ALERT_OFTEN_AT_TILL");
    assertThat(item.member().memberId()).isEqualTo(ana);
    assertThat(item.times()).isEqualTo(12);
  }

  @Test
  void pages_are_bounded_and_what_is_done_is_found_again() {
    for (int i = 0; i < InboxReading.PAGE + 5; i++) {
      counter.refused(
          new RecordSale(
              counter.newId(),
              new Sale(
                  new SaleKey(
                      "bar",
                      java.time.LocalDate.of(2026, 11, 22),
                      "E" + i,
                      regulars.model.sale.SaleKind.SALE),
                  server.clock.instant(),
                  Money.of(100, "EUR"),
                  List.of(),
                  new Buyer.ById(ana),
                  null)));
    }
    InboxRoutes.Items first =
        server
            .database()
            .read(sql -> new InboxReading(sql, server.core().program()).open(NEWEST, null));
    assertThat(first.items()).hasSize(InboxReading.PAGE);
    assertThat(first.more()).isTrue();
    long last = first.items().getLast().id();
    InboxRoutes.Items second =
        server
            .database()
            .read(sql -> new InboxReading(sql, server.core().program()).open(last, null));
    assertThat(second.items()).hasSize(5);
    assertThat(second.more()).isFalse();
    boolean done =
        server
            .core()
            .writes()
            .now(tx -> Inbox.done(tx, last, server.clock.millis(), manager, "rung up in euros"));
    boolean twice =
        server.core().writes().now(tx -> Inbox.done(tx, last, server.clock.millis(), null, null));
    assertThat(done).isTrue();
    assertThat(twice).isFalse();
    assertThat(
            server
                .database()
                .read(sql -> new InboxReading(sql, server.core().program()).done(NEWEST, null))
                .items())
        .extracting(InboxRoutes.Item::note)
        .containsExactly("rung up in euros");
  }
}
