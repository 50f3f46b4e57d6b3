package regulars.model.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryKind;
import regulars.model.ledger.Hash;
import regulars.model.member.Buyer;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import regulars.model.pairing.CodeProof;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Happened;
import regulars.model.sync.Hello;
import regulars.model.sync.InboxCount;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Move;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pairing;
import regulars.model.sync.Poke;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.sync.Welcome;
import regulars.model.value.Money;

/** One of everything that travels, by the name of its golden file. */
final class Samples {
  static final UUID LEDGER = id(1);
  static final UUID MEMBER = id(2);
  static final UUID COUNTER = id(3);
  static final UUID OP = id(4);
  static final UUID FORMER = id(11);
  static final UUID EARLIER_OP = id(5);
  static final Instant TIME = Instant.parse("2026-11-02T08:15:30.250Z");
  static final Hash HASH = Hash.ofHex("00112233445566778899aabbccddeeff".repeat(2));
  static final Cursor CURSOR = new Cursor(41, HASH, 77);
  static final LiveBalance LIVE = new LiveBalance(MEMBER, 120, 0, 9);
  static final WhyLine WHY = new WhyLine("Earn 1 point per $1", 1850, 18);
  static final SaleKey KEY =
      new SaleKey("Till 1", LocalDate.of(2026, 11, 2), "0042/7", SaleKind.SALE);
  static final MemberCard CARD =
      new MemberCard(
          MEMBER,
          new MemberNumber(1042),
          new Phone("+14155552671"),
          "Zoë “Zo” O’Hara 😀",
          "C-8301",
          2,
          120,
          0,
          9,
          8,
          1850);

  private Samples() {}

  static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    offered(all);
    answers(all);
    all.put("pair", new Pairing.Request("4711-0815", "Front counter"));
    all.put("paired", new Pairing.Paired(COUNTER, "s3cret", LEDGER, 1));
    CodeProof.First first =
        new CodeProof.First("1a", "2b", List.of("3c", "4d"), List.of("5e", "6f"));
    CodeProof.Second second = new CodeProof.Second("7a", List.of("8b", "9c"));
    all.put("pair-begin", new Pairing.Begin(1, "BC", first));
    all.put("pair-begun", new Pairing.Begun(COUNTER, first, second));
    all.put("pair-finish", new Pairing.Finish(COUNTER, second, "-ad", "Front counter"));
    all.put(
        "pair-finished",
        new Pairing.Finished("be", new Pairing.Paired(COUNTER, "s3cret", LEDGER, 1)));
    all.put("sign-in", new SignIn.Request("k7xq2mzd", "246813"));
    all.put("signed-in", new SignIn.Reply("s3ss10n", Role.MANAGER, 900, 5, 0));
    all.put("signed-in-not", new SignIn.Reply(null, null, 0, 0, 60));
    all.put("hello", hello(null));
    all.put("hello-again", hello("r0lling"));
    all.put("welcome", welcome());
    all.put("push", new Push(LEDGER, 1, List.of(offered(adjust(), null))));
    all.put("push-former", new Push(LEDGER, 1, FORMER, List.of(offered(adjust(), null))));
    all.put("pushed", new Pushed(1, 7, List.of(applied()), Pushed.Stop.GAP));
    all.put("pull", new Pull(LEDGER, 1, CURSOR, Pull.MOST_ROWS));
    all.put("pulled", new Pulled(1, List.of(redeemed(), earned()), changes(), CURSOR, true, false));
    all.put("pulled-staff", new Pulled(1, List.of(), staff(), CURSOR, false, false));
    all.put(
        "pulled-inbox",
        new Pulled(
            1,
            List.of(),
            List.of(),
            Cursor.START,
            false,
            false,
            new InboxCount(3, Map.of("ana", 1L))));
    all.put("pulled-nothing", new Pulled(1, List.of(), List.of(), Cursor.START, false, true));
    all.put(
        "pulled-waiting",
        new Pulled(
            1,
            List.of(),
            List.of(),
            Cursor.START,
            false,
            false,
            null,
            List.of("Front", "Drive-in window")));
    all.put("live-member", new LiveMember(CARD, List.of(earned())));
    all.put("live-member-new", new LiveMember(bareCard(), List.of()));
    all.put("poke", new Poke(1, 42, 78, LIVE));
    all.put("poke-head", new Poke(1, 42, 78, null));
    return all;
  }

  private static void offered(Map<String, Object> all) {
    all.put(
        "offered-enrol",
        offered(new Action.Enrol(MEMBER, new Phone("+14155552671"), "Ana", "C-8301"), null));
    all.put("offered-enrol-bare", offered(new Action.Enrol(MEMBER, null, null, null), null));
    all.put(
        "offered-change-member",
        offered(new Action.ChangeMember(MEMBER, 2, new Phone("+14155552671"), "Ana María"), null));
    all.put("offered-sale", offered(new Action.RecordSale(MEMBER, sale(new Buyer.Nobody())), null));
    all.put("offered-refund", offered(new Action.RecordSale(MEMBER, refund()), null));
    all.put(
        "offered-redeem",
        offered(new Action.Redeem(MEMBER, 9, "Free coffee", 100, null, null), null));
    all.put(
        "offered-redeem-override",
        offered(
            new Action.Redeem(
                MEMBER, 9, "Free coffee", 100, id(9), new Action.Override("max", "promised")),
            null));
    all.put("offered-reverse", offered(new Action.Reverse(MEMBER, EARLIER_OP, "wrong cup"), null));
    all.put("offered-adjust", offered(adjust(), null));
    all.put(
        "offered-adjust-settles", offered(new Action.Adjust(MEMBER, 7, "two totals", OP), null));
    all.put("offered-release-hold", offered(new Action.ReleaseHold(EARLIER_OP, null), null));
    all.put("offered-reject-hold", offered(new Action.RejectHold(EARLIER_OP, "a test"), null));
    all.put("offered-claim-sale", offered(new Action.ClaimSale(KEY, MEMBER), null));
    all.put("offered-move-sale", offered(new Action.MoveSale(KEY, MEMBER, "hers", null), null));
    all.put(
        "offered-move-sale-override",
        offered(
            new Action.MoveSale(KEY, MEMBER, "hers", new Action.Override("max", "she owes it")),
            null));
    all.put("offered-with-receipt", offered(adjust(), applied()));
    all.put("buyer-phone", new Buyer.ByPhone(new Phone("+390612345678")));
    all.put("buyer-number", new Buyer.ByNumber(new MemberNumber(1042)));
    all.put("buyer-external-number", new Buyer.ByExternalNumber("C-8301"));
    all.put("buyer-id", new Buyer.ById(MEMBER));
  }

  private static void answers(Map<String, Object> all) {
    all.put("answer-applied", applied());
    all.put(
        "answer-skipped", new Answer.Applied(OP, 7, Move.SKIP, 0, 0, null, "NO_MEMBER", List.of()));
    all.put("answer-short", new Answer.Refused(OP, 7, Refusal.SHORT, 12, LIVE, null, null));
    all.put(
        "answer-invalid",
        new Answer.Refused(OP, 7, Refusal.INVALID, 0, null, "points must not be 0", null));
    all.put(
        "answer-changed-since",
        new Answer.Refused(
            OP,
            7,
            Refusal.CHANGED_SINCE,
            0,
            LIVE,
            null,
            new Happened(EntryKind.REDEEM, -100, "Free coffee", "Front counter", "ana", TIME)));
    all.put(
        "answer-hold-settled",
        new Answer.Refused(
            OP,
            7,
            Refusal.HOLD_SETTLED,
            0,
            LIVE,
            "REJECTED",
            new Happened(null, 0, null, "Front counter", null, TIME)));
  }

  static Offered offered(Action action, @Nullable Answer receipt) {
    return new Offered(operation(action), receipt != null, receipt);
  }

  static Operation operation(Action action) {
    return new Operation(OP, 7, TIME, action instanceof Action.RecordSale ? null : "ana", action);
  }

  static Action.Adjust adjust() {
    return new Action.Adjust(MEMBER, -5, "counted \"twice\" / sorry\\");
  }

  static Sale sale(Buyer buyer) {
    return new Sale(
        KEY,
        Instant.parse("2026-11-02T08:15:29Z"),
        Money.of(1850, "USD"),
        List.of(
            new SaleLine("Cortado", "Coffee", new BigDecimal("2"), 900),
            new SaleLine("Beans, 0.35 kg", "Coffee beans", new BigDecimal("0.350"), 950)),
        buyer,
        null);
  }

  private static Sale refund() {
    return new Sale(
        new SaleKey("Till 1", LocalDate.of(2026, 11, 3), "0051", SaleKind.REFUND),
        TIME,
        Money.of(500, "JPY"),
        List.of(),
        new Buyer.ById(MEMBER),
        new Sale.Original(null, "0042/7"));
  }

  private static Answer applied() {
    return new Answer.Applied(
        OP, 7, Move.ADD_AND_ANNOUNCE, 18, 42, LIVE, "Free coffee\nFree cake", List.of(WHY));
  }

  static ChainedEntry earned() {
    return new ChainedEntry(
        new Entry(
            41,
            1,
            MEMBER,
            8,
            EntryKind.EARN,
            18,
            220,
            EARLIER_OP,
            null,
            KEY,
            null,
            3,
            COUNTER,
            null,
            null,
            null,
            TIME,
            TIME.plusMillis(40),
            List.of(WHY)),
        HASH);
  }

  static ChainedEntry redeemed() {
    return new ChainedEntry(
        new Entry(
            42,
            1,
            MEMBER,
            9,
            EntryKind.REDEEM,
            -100,
            120,
            OP,
            null,
            null,
            "Free coffee",
            3,
            COUNTER,
            "ana",
            "max",
            "promised",
            TIME,
            TIME.plusMillis(40),
            List.of()),
        HASH);
  }

  private static List<Change> changes() {
    return List.of(
        new Change.MemberChanged(71, CARD),
        new Change.MemberErased(72, MEMBER),
        new Change.HoldChanged(
            73,
            EARLIER_OP,
            MEMBER,
            sale(new Buyer.ById(MEMBER)),
            HoldReason.FAR_ABOVE_USUAL,
            18,
            300,
            Change.HoldState.WAITING),
        new Change.RulesChanged(74, 3, "Earn 1 point per $1.\nFree coffee at 100 points.\n"),
        new Change.ShopChanged(
            75,
            new Change.Shop(
                "Corner Coffee",
                "US",
                "USD",
                "America/New_York",
                List.of(new Change.StaffMember("ana", "Ana", Role.BARISTA)))));
  }

  private static List<Change> staff() {
    return List.of(
        new Change.StaffChanged(
            76,
            new Staff("k7xq2mzd", "Mia", Role.MANAGER, true, "$argon2id$v=19$m=8,t=1,p=1$c2$aA")),
        new Change.StaffChanged(77, new Staff("ana", "Ana", Role.BARISTA, false, null)));
  }

  private static MemberCard bareCard() {
    return new MemberCard(MEMBER, null, null, null, null, 1, 0, 0, 0, 0, 0);
  }

  private static Hello hello(@Nullable String rollingToken) {
    return new Hello(
        1,
        Hello.PROTO,
        "1.0.0",
        LEDGER,
        1,
        8,
        1,
        CURSOR,
        rollingToken,
        1793607330250L,
        false,
        List.of(),
        rollingToken == null ? null : List.of(new Hello.Former(FORMER, 1, 42)));
  }

  private static Welcome welcome() {
    return new Welcome(
        1,
        LEDGER,
        2,
        COUNTER,
        1793607330300L,
        7,
        "r0lling",
        Welcome.Mode.RECOVERING,
        Welcome.Todo.RESET,
        Push.MOST_OPS,
        Push.MOST_BYTES,
        CURSOR,
        List.of(new Welcome.Lacking(FORMER, 40)));
  }

  private static UUID id(int n) {
    return UUID.fromString("0199a3c4-0000-7000-8000-%012d".formatted(n));
  }
}
