package regulars.server.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Refusal;
import regulars.server.TestCounter;
import regulars.server.TestServer;

class EnrolTest {
  private static final Phone ANA = new Phone("+14155552671");
  private static final Phone BEN = new Phone("+14155552672");

  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MemberCard card(UUID memberId) {
    return server.core().sync().member(memberId).card();
  }

  @Test
  void members_get_the_next_number_from_the_server() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    UUID ben = counter.enrol(BEN.e164(), null);
    assertThat(card(ana))
        .isEqualTo(new MemberCard(ana, new MemberNumber(1), ANA, "Ana", null, 1, 0, 0, 0, 0, 0));
    assertThat(card(ben).number()).isEqualTo(new MemberNumber(2));
  }

  @Test
  void a_phone_that_is_taken_leads_to_its_member_and_the_proposed_id_does_for_ever() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    TestCounter other = server.counter("two");
    UUID proposed = other.newId();
    Answer.Refused taken = other.refused(new Action.Enrol(proposed, ANA, "Anna", null), "bea");
    assertThat(taken.code()).isEqualTo(Refusal.ALREADY_MEMBER);
    assertThat(taken.live().memberId()).isEqualTo(ana);

    other.done(other.sale(5_000, new Buyer.ById(proposed)));
    server.restart();
    other.done(new Action.Adjust(proposed, 7, "sorry"), "mia");
    assertThat(card(ana).balance()).isEqualTo(57);
    assertThat(card(proposed)).isEqualTo(card(ana));
    assertThat(card(ana).name()).isEqualTo("Ana");
  }

  @Test
  void an_external_number_that_is_taken_leads_to_its_member_too() {
    UUID ana = counter.newId();
    counter.done(new Action.Enrol(ana, null, null, "4711"));
    Answer.Refused taken = counter.refused(new Action.Enrol(counter.newId(), ANA, "Ana", "4711"));
    assertThat(taken.live().memberId()).isEqualTo(ana);
    assertThat(card(ana).phone()).isEqualTo(ANA);
    assertThat(card(ana).name()).isEqualTo("Ana");
  }

  @Test
  void a_sale_of_an_unknown_phone_makes_the_member_first_and_the_name_comes_later() {
    counter.done(counter.sale(1_200, new Buyer.ByPhone(ANA)));
    Answer.Refused taken =
        counter.refused(new Action.Enrol(counter.newId(), ANA, "Ana", null), "bea");
    MemberCard card = card(taken.live().memberId());
    assertThat(card.balance()).isEqualTo(12);
    assertThat(card.name()).isEqualTo("Ana");
    assertThat(card.profileVersion()).isEqualTo(2);
  }

  @Test
  void two_counters_that_met_the_same_phone_offline_share_one_member() {
    TestCounter two = server.counter("two");
    Action.RecordSale first = counter.sale(1_000, new Buyer.ByPhone(ANA));
    Action.RecordSale second = two.sale(2_000, new Buyer.ByPhone(ANA));
    counter.done(first);
    two.done(second);
    two.done(two.sale(3_000, new Buyer.ById(second.memberIdIfNew())));
    assertThat(card(first.memberIdIfNew()).balance()).isEqualTo(60);
    assertThat(server.number("SELECT count(*) FROM account")).isEqualTo(1);
  }

  @Test
  void a_sale_between_look_and_save_does_not_lose_a_rename() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    counter.done(new Action.ChangeMember(ana, 1, BEN, "Ana María"), "bea");
    assertThat(card(ana).name()).isEqualTo("Ana María");
    assertThat(card(ana).phone()).isEqualTo(BEN);
  }

  @Test
  void the_second_of_two_edits_is_refused_and_kept_for_the_owner() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    counter.done(new Action.ChangeMember(ana, 1, ANA, "Ana A."), "bea");
    Answer.Refused stale = counter.refused(new Action.ChangeMember(ana, 1, BEN, "Ana B."), "mia");
    assertThat(stale.code()).isEqualTo(Refusal.STALE_EDIT);
    assertThat(card(ana).name()).isEqualTo("Ana A.");
    assertThat(server.rows("SELECT code, payload FROM inbox", row -> row.text(1) + row.text(2)))
        .singleElement()
        .asString()
        .startsWith("STALE_EDIT")
        .contains("Ana B.");
  }

  @Test
  void nobody_takes_another_members_phone() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    UUID ben = counter.enrol(BEN.e164(), "Ben");
    Answer.Refused refused = counter.refused(new Action.ChangeMember(ben, 1, ANA, "Ben"), "bea");
    assertThat(refused.code()).isEqualTo(Refusal.ALREADY_MEMBER);
    assertThat(refused.live().memberId()).isEqualTo(ana);
    assertThat(card(ben).phone()).isEqualTo(BEN);
  }

  @Test
  void changing_nobody_is_refused() {
    assertThat(counter.refused(new Action.ChangeMember(UUID.randomUUID(), 1, ANA, "A")).code())
        .isEqualTo(Refusal.UNKNOWN_MEMBER);
  }
}
