package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.Entry;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action.RecordSale;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;
import regulars.model.value.Money;
import regulars.server.TestCounter;
import regulars.server.TestServer;

class SalesTest {
  private static final Phone ANA = new Phone("+14155552671");

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

  private Entry newest(UUID member) {
    return server.core().sync().member(member).latest().getFirst().entry();
  }

  private RecordSale beans(String ticket) {
    Sale plain = counter.sale(SaleKind.SALE, ticket, 1_800, new Buyer.ByPhone(ANA), null);
    return new RecordSale(
        counter.newId(),
        new Sale(
            plain.key(),
            plain.occurredAt(),
            plain.total(),
            List.of(
                new SaleLine("Latte", "coffee", BigDecimal.TWO, 1_200),
                new SaleLine("House blend", "beans", BigDecimal.ONE, 600)),
            plain.buyer(),
            null));
  }

  @Test
  void eighteen_dollars_with_six_of_beans_cross_the_coffee_and_say_why() {
    counter.done(counter.sale(8_400, new Buyer.ByPhone(ANA)));
    Answer.Applied answer = counter.done(beans("worked example"));

    assertThat(answer.move()).isEqualTo(Move.ADD_AND_ANNOUNCE);
    assertThat(answer.points()).isEqualTo(24);
    assertThat(answer.live().balance()).isEqualTo(108);
    assertThat(answer.detail()).isEqualTo("Free coffee");
    assertThat(answer.why().stream().mapToLong(WhyLine::points).sum()).isEqualTo(24);
    assertThat(newest(answer.live().memberId()).why()).isEqualTo(answer.why()).hasSize(2);
  }

  @Test
  void a_sale_of_nobody_and_of_an_unknown_number_is_a_skip_that_says_so() {
    Answer.Applied nobody = counter.done(counter.sale(900, new Buyer.Nobody()));
    assertThat(nobody.move()).isEqualTo(Move.SKIP);
    assertThat(nobody.detail()).isEqualTo("NO_MEMBER");
    assertThat(nobody.live()).isNull();
    for (Buyer unknown :
        List.of(
            new Buyer.ByExternalNumber("8110"),
            new Buyer.ByNumber(new MemberNumber(77)),
            new Buyer.ById(UUID.randomUUID()))) {
      assertThat(counter.done(counter.sale(900, unknown)).detail()).isEqualTo("UNKNOWN_NUMBER");
    }
    assertThat(server.number("SELECT count(*) FROM ledger")).isZero();
    assertThat(server.number("SELECT count(*) FROM sale WHERE move = 'SKIP'")).isEqualTo(4);
  }

  @Test
  void one_sale_by_cable_and_by_export_counts_once() {
    RecordSale cable = counter.sale(900, new Buyer.ByPhone(ANA));
    Answer.Applied counted = counter.done(cable);
    Answer.Refused again = counter.refused(new RecordSale(counter.newId(), cable.sale()));
    assertThat(again.code()).isEqualTo(Refusal.ALREADY_COUNTED);
    assertThat(again.live()).isEqualTo(counted.live());
    assertThat(server.number("SELECT count(*) FROM inbox")).isZero();
  }

  @Test
  void the_same_ticket_with_another_total_is_a_conflict_for_the_owner() {
    RecordSale first = counter.sale(900, new Buyer.ByPhone(ANA));
    counter.done(first);
    Sale sale = first.sale();
    Sale other =
        new Sale(
            sale.key(), sale.occurredAt(), Money.of(9_000, "USD"), List.of(), sale.buyer(), null);
    Answer.Refused refused = counter.refused(new RecordSale(counter.newId(), other));
    assertThat(refused.code()).isEqualTo(Refusal.SALE_CONFLICT);
    assertThat(refused.live().balance()).isEqualTo(9);
    assertThat(server.rows("SELECT payload FROM inbox", row -> row.text(1)))
        .singleElement()
        .asString()
        .contains("9000");
  }

  @Test
  void another_currency_is_refused_and_kept() {
    Sale sale = counter.sale(SaleKind.SALE, "T9", 900, new Buyer.ByPhone(ANA), null);
    Sale pesos =
        new Sale(
            sale.key(), sale.occurredAt(), Money.of(900, "MXN"), List.of(), sale.buyer(), null);
    assertThat(counter.refused(new RecordSale(counter.newId(), pesos)).code())
        .isEqualTo(Refusal.WRONG_CURRENCY);
    assertThat(server.number("SELECT count(*) FROM inbox")).isEqualTo(1);
  }

  @Test
  void a_sale_too_small_to_earn_still_counts_as_a_sale() {
    Answer.Applied answer = counter.done(counter.sale(99, new Buyer.ByPhone(ANA)));
    assertThat(answer.move()).isEqualTo(Move.ADD);
    assertThat(answer.seq()).isZero();
    MemberCard card = server.core().sync().member(answer.live().memberId()).card();
    assertThat(card.sales()).isEqualTo(1);
    assertThat(card.largestSale()).isEqualTo(99);
    assertThat(card.version()).isZero();
  }

  @Test
  void members_are_found_by_number_and_by_the_old_systems_number() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    counter.done(counter.sale(500, new Buyer.ByNumber(new MemberNumber(1))));
    UUID ben = counter.newId();
    counter.done(new regulars.model.sync.Action.Enrol(ben, null, "Ben", "8110"));
    counter.done(counter.sale(700, new Buyer.ByExternalNumber("8110")));
    assertThat(server.core().sync().member(ana).card().balance()).isEqualTo(5);
    assertThat(server.core().sync().member(ben).card().balance()).isEqualTo(7);
  }

  @Test
  void a_clock_that_runs_ahead_is_set_back_to_the_servers_now() {
    Instant now = server.clock.instant();
    Sale ahead = counter.sale(SaleKind.SALE, "T1", 900, new Buyer.ByPhone(ANA), null);
    Sale tomorrow =
        new Sale(
            ahead.key(),
            now.plus(Duration.ofDays(1)),
            ahead.total(),
            ahead.lines(),
            ahead.buyer(),
            null);
    Answer.Applied answer = counter.done(new RecordSale(counter.newId(), tomorrow));
    assertThat(newest(answer.live().memberId()).occurredAt()).isEqualTo(now);
    assertThat(newest(answer.live().memberId()).recordedAt()).isEqualTo(now);
  }

  @Test
  void an_old_sale_keeps_its_own_time() {
    Instant then = Instant.parse("2019-04-01T12:04:43Z");
    Sale sale = counter.sale(SaleKind.SALE, "T1", 900, new Buyer.ByPhone(ANA), null);
    Sale old = new Sale(sale.key(), then, sale.total(), sale.lines(), sale.buyer(), null);
    Answer.Applied answer = counter.done(new RecordSale(counter.newId(), old));
    assertThat(newest(answer.live().memberId()).occurredAt()).isEqualTo(then);
  }

  @Test
  void the_rules_in_force_decide_and_are_named_by_version() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    server.accept("3 points per dollar\n100 points = a free coffee\n");
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    assertThat(newest(ana).points()).isEqualTo(30);
    assertThat(newest(ana).rulesVersion()).isEqualTo(2);
  }

  @Test
  void an_id_that_stands_for_somebody_brings_them_the_sale_of_an_unknown_phone() {
    UUID ana = counter.enrol(ANA.e164(), "Ana");
    Sale sale =
        counter.sale(SaleKind.SALE, "T1", 900, new Buyer.ByPhone(new Phone("+14155550000")), null);
    counter.done(new RecordSale(ana, sale));
    assertThat(newest(ana).points()).isEqualTo(9);
    assertThat(server.number("SELECT count(*) FROM account")).isEqualTo(1);
  }

  @Test
  void erasable_facts_about_the_buyer_are_not_kept_with_the_sale() {
    counter.done(counter.sale(900, new Buyer.ByPhone(ANA)));
    assertThat(
            server.rows(
                "SELECT quote(lines) || quote(ticket) || quote(detail) FROM sale",
                row -> row.text(1)))
        .noneMatch(text -> text.contains(ANA.digits()));
  }
}
