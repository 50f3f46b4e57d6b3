package regulars.server;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.value.Money;
import regulars.model.value.OpIds;
import regulars.model.wire.PushReading;
import regulars.server.sync.SyncRefused;

/** The least of a counter: numbers its operations, keeps them, pushes them. */
public final class TestCounter {
  /** Its id. */
  public final UUID id;

  /** What it has made so far, in order. */
  public final List<Operation> ops = new ArrayList<>();

  /** What it was answered, by place. */
  public final List<Answer> answers = new ArrayList<>();

  /** Its next hello shows this. */
  public @Nullable String rollingToken;

  /** Its earlier pairings. */
  public final List<Hello.Former> formers = new ArrayList<>();

  /** The epoch it believes in. */
  public long epoch = 1;

  private final TestServer server;
  private final OpIds ids;
  private int tickets;

  TestCounter(TestServer server, UUID id) {
    this.server = server;
    this.id = id;
    this.ids = new OpIds(server.clock::millis, new SplittableRandom(id.getLeastSignificantBits()));
  }

  /** A fresh id. */
  public UUID newId() {
    return ids.next();
  }

  /** Makes the next operation, without sending it. */
  public Operation make(Action action, @Nullable String staff) {
    Operation operation =
        new Operation(ids.next(), ops.size() + 1, server.clock.instant(), staff, action);
    ops.add(operation);
    return operation;
  }

  /** Makes an operation as the till or a barista and sends it. */
  public Answer ask(Action action) {
    return ask(action, null);
  }

  /** Makes an operation and sends it. */
  public Answer ask(Action action, @Nullable String staff) {
    return answerTo(offer(make(action, staff)));
  }

  /** Like {@link #ask}, where it has to be done. */
  public Answer.Applied done(Action action, @Nullable String staff) {
    Answer answer = ask(action, staff);
    if (answer instanceof Answer.Applied applied) {
      return applied;
    }
    throw new AssertionError("refused: " + answer);
  }

  /** Like {@link #done}, by nobody in particular. */
  public Answer.Applied done(Action action) {
    return done(action, null);
  }

  /** Like {@link #ask}, where it has to be refused. */
  public Answer.Refused refused(Action action, @Nullable String staff) {
    Answer answer = ask(action, staff);
    if (answer instanceof Answer.Refused refused) {
      return refused;
    }
    throw new AssertionError("not refused: " + answer);
  }

  /** Like {@link #refused}, by nobody in particular. */
  public Answer.Refused refused(Action action) {
    return refused(action, null);
  }

  /** As it goes into a push. */
  public static PushReading.Item offer(Operation operation) {
    return new PushReading.Good(new Offered(operation, false, null));
  }

  /** The one answer to one item; fails when the push stopped. */
  public Answer answerTo(PushReading.Item item) {
    Pushed pushed = push(item);
    if (pushed.stop() != null || pushed.answers().size() != 1) {
      throw new AssertionError("not answered: " + pushed);
    }
    return pushed.answers().getFirst();
  }

  /** Pushes items as they are. */
  public Pushed push(PushReading.Item... items) {
    Pushed pushed = pushAs(null, List.of(items));
    answers.addAll(pushed.answers());
    return pushed;
  }

  /** Pushes items of an earlier pairing, or its own where that is null. */
  public Pushed pushAs(@Nullable UUID former, List<PushReading.Item> items) {
    try {
      return server
          .core()
          .sync()
          .push(id, new PushReading(server.head().ledgerId(), epoch, former, items));
    } catch (SyncRefused e) {
      throw new AssertionError(e.why() + ": " + e.getMessage(), e);
    }
  }

  /** A hello as an honest counter says it; keeps token and epoch of the reply. */
  public Welcome hello(Cursor cursor, boolean reoffered) throws SyncRefused {
    Welcome welcome = server.core().sync().hello(id, greeting(cursor, reoffered));
    rollingToken = welcome.rollingToken();
    epoch = welcome.epoch();
    return welcome;
  }

  /** What it would say. */
  public Hello greeting(Cursor cursor, boolean reoffered) {
    return new Hello(
        1,
        1,
        "test",
        server.head().ledgerId(),
        epoch,
        ops.size() + 1,
        1,
        cursor,
        rollingToken,
        server.clock.millis(),
        reoffered,
        List.of(),
        formers.isEmpty() ? null : formers);
  }

  /** A page of the feed. */
  public Pulled pull(Cursor cursor, int limit) {
    try {
      return server
          .core()
          .sync()
          .pull(id, new Pull(server.head().ledgerId(), epoch, cursor, limit));
    } catch (SyncRefused e) {
      throw new AssertionError(e);
    }
  }

  /** Enrols somebody by phone; their id. */
  public UUID enrol(String phone, @Nullable String name) {
    UUID memberId = newId();
    done(new Action.Enrol(memberId, new Phone(phone), name, null), "bea");
    return memberId;
  }

  /** A sale of coffee on the next ticket. */
  public Action.RecordSale sale(long minor, Buyer buyer) {
    return new Action.RecordSale(newId(), sale(SaleKind.SALE, "T" + ++tickets, minor, buyer, null));
  }

  /** A refund of some of an earlier ticket. */
  public Action.RecordSale refund(long minor, Buyer buyer, String originalTicket) {
    return new Action.RecordSale(
        newId(),
        sale(
            SaleKind.REFUND,
            "R" + ++tickets,
            minor,
            buyer,
            new Sale.Original(null, originalTicket)));
  }

  /** Any sale of this counter's till today, one line of coffee. */
  public Sale sale(
      SaleKind kind, String ticket, long minor, Buyer buyer, Sale.@Nullable Original original) {
    Instant now = server.clock.instant();
    return new Sale(
        new SaleKey("till-" + id, LocalDate.of(2026, 11, 20), ticket, kind),
        now,
        Money.of(minor, "USD"),
        List.of(new SaleLine("Latte", "coffee", java.math.BigDecimal.ONE, minor)),
        buyer,
        original);
  }
}
