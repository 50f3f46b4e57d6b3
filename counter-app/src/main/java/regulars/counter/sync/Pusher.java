package regulars.counter.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.Self;
import regulars.counter.sync.Connection.Problem;
import regulars.model.sync.Answer;
import regulars.model.sync.Offered;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;

/**
 * Offers what waits in the op log, oldest first, and keeps the answers. While many wait, the next
 * push is already under way when the answers to the one before are stored: then the server's disk
 * and this one's work at the same time. One push at a time is unanswered.
 *
 * <p>Owned by the engine's thread; hearers may be added from any.
 */
final class Pusher {
  /** What stands around an operation in a push: braces, field names. */
  private static final int AROUND_OP = 64;

  private static final int AROUND_PUSH = 256;

  private final CounterStore store;
  private final ServerLink link;
  private final Connection connection;
  private final Changes changes;
  private final List<Consumer<Heard>> hearers = new CopyOnWriteArrayList<>();
  private boolean alone;
  private @Nullable Sent ahead;

  /** A push on its way. */
  private record Sent(UUID ledgerId, long epoch, Batch batch, UnderWay<Pushed> underWay) {
    List<LoggedOp> offered() {
      return batch.ops();
    }

    long lastOpSeq() {
      return offered().getLast().operation().opSeq();
    }

    /** What is offered again after a restore goes step by step. */
    boolean reoffers() {
      return offered().stream().anyMatch(op -> op.answer() != null);
    }
  }

  /**
   * What goes into one push.
   *
   * @param former the earlier pairing whose operations these are; null for this one's
   */
  private record Batch(@Nullable UUID former, List<LoggedOp> ops) {}

  Pusher(CounterStore store, ServerLink link, Connection connection, Changes changes) {
    this.store = store;
    this.link = link;
    this.connection = connection;
    this.changes = changes;
  }

  void hear(Consumer<Heard> hearer) {
    hearers.add(hearer);
  }

  /** Whether anything waits. */
  boolean isDue() {
    return store.queue().waiting() > 0;
  }

  /** The last push was refused as a whole: should one operation spoil it, send the next alone. */
  void sendOneAlone() {
    alone = true;
  }

  Outcome push(Self self, UUID ledgerId, Welcome welcome) throws LinkException {
    Sent sent = ahead;
    if (sent == null || !isNext(sent, self, ledgerId)) {
      sent = send(self, ledgerId, front(welcome));
    }
    ahead = null;
    UUID former = sent.batch().former();
    List<LoggedOp> following =
        alone || sent.reoffers() ? List.of() : own(welcome, sent.lastOpSeq()).ops();
    List<LoggedOp> offered = sent.offered();
    Pushed pushed = sent.underWay().reply();
    alone = false;
    List<Answer> answers = pushed.answers();
    if (!fit(offered, answers)) {
      return new Outcome.StartOver("answers that do not fit what was asked");
    }
    if (pushed.epoch() != self.epoch()) {
      return new Outcome.StartOver("the server is in epoch " + pushed.epoch());
    }
    boolean whole = pushed.stop() == null && answers.size() == offered.size();
    Sent next =
        whole && !following.isEmpty() ? send(self, ledgerId, new Batch(null, following)) : null;
    if (!answers.isEmpty()) {
      keep(sent.batch(), answers);
    }
    ahead = next;
    return switch (pushed.stop()) {
      case null -> went(self, !answers.isEmpty());
      case GAP -> gap(former, pushed.lastOpSeq());
      case QUARANTINED ->
          new Outcome.Stopped(Problem.QUARANTINED, "after operation " + pushed.lastOpSeq());
      case EPOCH -> new Outcome.StartOver("the server has another epoch");
    };
  }

  private Sent send(Self self, UUID ledgerId, Batch batch) {
    Push push =
        new Push(
            ledgerId,
            self.epoch(),
            batch.former(),
            batch.ops().stream()
                .map(op -> new Offered(op.operation(), op.withdrawn(), op.answer()))
                .toList());
    return new Sent(ledgerId, self.epoch(), batch, link.begin(() -> link.push(push)));
  }

  /** Whether what is under way is what would be sent now. */
  private boolean isNext(Sent sent, Self self, UUID ledgerId) {
    List<LoggedOp> front =
        store.read(tables ->
            tables.formers().front() == null ? tables.ops().waiting(1) : List.<LoggedOp>of());
    return sent.ledgerId().equals(ledgerId)
        && sent.epoch() == self.epoch()
        && !front.isEmpty()
        && front.getFirst().operation().opId().equals(sent.offered().getFirst().operation().opId());
  }

  /** Something did not go as it should: what is under way is no longer waited for. */
  void dropAhead() {
    ahead = null;
  }

  /** The oldest: first what the server lacks of earlier pairings. */
  private Batch front(Welcome welcome) {
    UUID former = store.read(tables -> tables.formers().front());
    return former == null
        ? own(welcome, 0)
        : new Batch(
            former,
            fitting(
                welcome, store.read(tables -> tables.formers().waiting(former, most(welcome)))));
  }

  /** The oldest of this pairing after {@code opSeq}. */
  private Batch own(Welcome welcome, long opSeq) {
    return new Batch(
        null,
        fitting(welcome, store.read(tables -> tables.ops().waitingAfter(opSeq, most(welcome)))));
  }

  private int most(Welcome welcome) {
    return alone ? 1 : Math.clamp(welcome.maxOps(), 1, Push.MOST_OPS);
  }

  /** As many as the server takes at once; at least one, however large, where there is any. */
  private static List<LoggedOp> fitting(Welcome welcome, List<LoggedOp> waiting) {
    long bytes = AROUND_PUSH;
    List<LoggedOp> batch = new ArrayList<>();
    for (LoggedOp op : waiting) {
      bytes += op.size() + AROUND_OP;
      if (!batch.isEmpty() && bytes > Math.min(welcome.maxBytes(), Push.MOST_BYTES)) {
        break;
      }
      batch.add(op);
    }
    return batch;
  }

  private static boolean fit(List<LoggedOp> offered, List<Answer> answers) {
    if (answers.size() > offered.size()) {
      return false;
    }
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (!answer.opId().equals(offered.get(i).operation().opId())
          || answer.opSeq() != offered.get(i).operation().opSeq()) {
        return false;
      }
    }
    return true;
  }

  private void keep(Batch batch, List<Answer> answers) {
    Answers.Kept kept =
        store.write(tables -> Answers.keep(tables, batch.former(), batch.ops(), answers));
    connection.clear(Problem.QUARANTINED);
    Heard heard = new Heard(kept.answers(), kept.joined());
    hearers.forEach(hearer -> hearer.accept(heard));
    changes.statusChanged();
    if (kept.sales()) {
      changes.feedChanged();
    }
    if (kept.members().size() > 1) {
      changes.memberChanged(null);
    } else {
      kept.members().forEach(changes::memberChanged);
    }
  }

  private Outcome went(Self self, boolean answered) {
    if (declaresReoffered(self.epoch())) {
      return new Outcome.Reoffered(Step.Did.PUSHED);
    }
    return answered
        ? new Outcome.Progress(Step.Did.PUSHED)
        : new Outcome.StartOver("no answers and no reason");
  }

  /**
   * Whether every operation with a receipt from before a restore is answered again, which the next
   * hello has to say; noted once.
   */
  boolean declaresReoffered(long epoch) {
    boolean due =
        store.read(tables -> {
          if (tables.self().get().reofferedEpoch() == epoch) {
            return false;
          }
          if (tables.formers().front() != null) {
            return false;
          }
          List<LoggedOp> front = tables.ops().waiting(1);
          return front.isEmpty() || front.getFirst().answer() == null;
        });
    if (due) {
      store.write(tables -> {
        tables.self().reoffered(epoch);
        tables.formers().reoffered(epoch);
        return epoch;
      });
    }
    return due;
  }

  private Outcome gap(@Nullable UUID former, long lastOpSeq) {
    store.write(tables ->
        former == null
            ? tables.ops().offerAgainAfter(lastOpSeq)
            : tables.formers().offerAgainAfter(former, lastOpSeq));
    return new Outcome.StartOver("the server wants operation " + (lastOpSeq + 1) + " first");
  }
}
