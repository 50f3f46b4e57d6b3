package regulars.server.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Move;
import regulars.model.sync.Offered;
import regulars.model.sync.Refusal;
import regulars.model.wire.PushReading;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.sync.Restore;

/** An id that a counter made up for somebody stands for that person ever after. */
class ProposedIdTest {
  private static final String ANN = "+14155550101";
  private static final String BOB = "+14155550202";

  @TempDir Path folder;
  private TestServer server;
  private TestCounter one;
  private TestCounter two;

  @BeforeEach
  void open() {
    server = TestServer.in(folder);
    one = server.counter("one");
    two = server.counter("two");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_sale_under_a_phone_that_was_changed_meanwhile_goes_to_the_member_it_was() {
    UUID ann = one.enrol(ANN, "Ann");
    one.done(new Action.ChangeMember(ann, 1, new Phone(BOB), "Ann"), "mia");

    two.done(new Action.RecordSale(ann, coffee("T1", 1_000, ANN)));

    assertThat(member(ann).card().balance()).isEqualTo(10);
  }

  @Test
  void the_id_in_a_sale_that_was_counted_before_stands_for_its_buyer_too() {
    Sale sale = coffee("T1", 1_000, ANN);
    one.done(new Action.RecordSale(one.newId(), sale));
    UUID proposed = two.newId();

    assertThat(two.refused(new Action.RecordSale(proposed, sale)).code())
        .isEqualTo(Refusal.ALREADY_COUNTED);
    two.done(new Action.RecordSale(two.newId(), bySelf("T2", proposed)));

    assertThat(member(proposed).card().balance()).isEqualTo(20);
  }

  @Test
  void a_conflicting_sale_names_its_own_buyer_and_not_the_other_one() {
    one.done(new Action.RecordSale(one.newId(), coffee("T1", 1_000, ANN)));

    Answer.Refused refused =
        two.refused(new Action.RecordSale(two.newId(), coffee("T1", 900, BOB)));

    assertThat(refused.code()).isEqualTo(Refusal.SALE_CONFLICT);
    assertThat(refused.live()).isNull();
  }

  @Test
  void quick_adding_somebody_whom_a_sale_had_enrolled_gives_them_their_name() {
    UUID ann = one.newId();
    one.done(new Action.RecordSale(ann, coffee("T1", 1_000, ANN)));

    assertThat(one.refused(new Action.Enrol(ann, new Phone(ANN), "Ann", null)).code())
        .isEqualTo(Refusal.ALREADY_MEMBER);

    assertThat(member(ann).card().name()).isEqualTo("Ann");
  }

  @Test
  void it_still_stands_for_them_after_a_second_restore() {
    UUID proposed = one.newId();
    Action.Enrol enrol = new Action.Enrol(proposed, new Phone(ANN), "Ann", null);
    UUID really = two.enrol(ANN, "Ann");

    // As after a first restore, in which the other counter came first.
    Answer.Applied receipt =
        new Answer.Applied(
            one.make(enrol, null).opId(),
            1,
            null,
            0,
            0,
            new LiveBalance(really, 0, 0, 0),
            null,
            List.of());
    Restore.newEpoch(server.database(), 0);
    offerAgain(one, receipt);

    assertThat(member(proposed).card().memberId()).isEqualTo(really);
  }

  @Test
  void a_skipped_sale_that_another_till_brought_first_after_a_restore_stays_a_skip() {
    Action.RecordSale sale =
        new Action.RecordSale(
            one.newId(), one.sale(SaleKind.SALE, "T1", 1_000, new Buyer.Nobody(), null));
    Answer.Applied receipt =
        new Answer.Applied(
            one.make(sale, null).opId(), 1, Move.SKIP, 0, 0, null, "NO_MEMBER", List.of());
    Sale named =
        new Sale(
            sale.sale().key(),
            sale.sale().occurredAt(),
            sale.sale().total(),
            List.of(),
            new Buyer.ByPhone(new Phone(ANN)),
            null);
    two.done(new Action.RecordSale(two.newId(), named));
    Restore.newEpoch(server.database(), 0);

    assertThat(offerAgain(one, receipt)).isEqualTo(receipt);
  }

  @Test
  void somebody_whose_counter_has_not_come_back_after_a_restore_earns_all_the_same() {
    UUID ann = one.newId();
    Action enrol = new Action.Enrol(ann, new Phone(ANN), "Ann", null);
    Answer.Applied receipt =
        new Answer.Applied(
            one.make(enrol, null).opId(),
            1,
            null,
            0,
            0,
            new LiveBalance(ann, 0, 0, 0),
            null,
            List.of());
    Restore.newEpoch(server.database(), 0);
    two.epoch = 2;

    two.done(new Action.RecordSale(two.newId(), bySelf("T1", ann)));
    offerAgain(one, receipt);

    assertThat(member(ann).card().balance()).isEqualTo(10);
    assertThat(member(ann).card().name()).isEqualTo("Ann");
  }

  private Answer offerAgain(TestCounter counter, Answer receipt) {
    try {
      counter.hello(Cursor.START, false);
    } catch (regulars.server.sync.SyncRefused e) {
      throw new AssertionError(e);
    }
    return counter.answerTo(
        new PushReading.Good(new Offered(counter.ops.getLast(), false, receipt)));
  }

  private LiveMember member(UUID id) {
    LiveMember member = server.core().sync().member(id);
    if (member == null) {
      throw new AssertionError("nobody is " + id);
    }
    return member;
  }

  private Sale coffee(String ticket, long minor, String phone) {
    return one.sale(SaleKind.SALE, ticket, minor, new Buyer.ByPhone(new Phone(phone)), null);
  }

  private Sale bySelf(String ticket, UUID memberId) {
    return one.sale(SaleKind.SALE, ticket, 1_000, new Buyer.ById(memberId), null);
  }
}
