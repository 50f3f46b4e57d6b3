package regulars.server.sync;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.sync.Offered;
import regulars.model.sync.Poke;
import regulars.model.sync.Pushed;
import regulars.model.sync.Pushed.Stop;
import regulars.model.wire.PushReading;
import regulars.model.wire.Wire;
import regulars.server.db.WriteTask;
import regulars.server.db.WriteTransaction;
import regulars.server.inbox.Inbox;
import regulars.server.ledger.Head;
import regulars.server.poke.News;
import regulars.server.poke.Pokes;
import regulars.server.program.Program;
import regulars.server.program.Terms;

/**
 * Applies one push. Every operation is whole or not done; what stops the push leaves the answers
 * before it standing.
 */
final class PushTask implements WriteTask<PushTask.Result> {
  private final UUID counterId;
  private final PushReading push;
  private final List<byte[]> digests;
  private final Instant now;
  private final Program program;
  private final Pokes pokes;

  PushTask(UUID counterId, PushReading push, Instant now, Program program, Pokes pokes) {
    this.counterId = counterId;
    this.push = push;
    // Here, on the asker's thread: the writer's time is everybody's.
    this.digests = push.items().stream().map(PushTask::digest).toList();
    this.now = now;
    this.program = program;
    this.pokes = pokes;
  }

  private static byte[] digest(PushReading.Item item) {
    return switch (item) {
      case PushReading.Good good -> Wire.digest(good.offered().operation());
      case PushReading.Bad bad -> Wire.digest(bad);
    };
  }

  /** What came of it: one of the two. */
  record Result(@Nullable Pushed pushed, @Nullable SyncRefused refused) {}

  @Override
  public int weight() {
    return Math.max(1, push.items().size());
  }

  @Override
  public Result run(WriteTransaction tx) throws SQLException {
    CounterRow counter = CounterRow.byId(tx, counterId);
    Head head = Head.of(tx);
    SyncRefused refused = SyncRefused.unlessWelcome(counter, head.ledgerId(), push.ledgerId());
    Terms terms = program.terms(tx);
    if (refused == null && terms == null) {
      refused =
          new SyncRefused(
              SyncRefused.Why.NOT_READY, "The server has no shop or no rules yet: set them first.");
    }
    if (refused != null || counter == null || terms == null) {
      return new Result(null, refused);
    }
    if (push.epoch() != head.epoch()) {
      return new Result(new Pushed(head.epoch(), counter.lastOpSeq(), List.of(), Stop.EPOCH), null);
    }
    UUID former = push.former();
    CounterRow whose = former == null ? counter : former(tx, counter, former);
    return new Result(
        whose == null
            ? new Pushed(head.epoch(), 0, List.of(), Stop.EPOCH)
            : new Run(tx, counter, whose, head, terms).go(),
        null);
  }

  /** The earlier pairing; null when it is not known and nothing is lacking: a hello finds out. */
  private static @Nullable CounterRow former(WriteTransaction tx, CounterRow counter, UUID former)
      throws SQLException {
    return counter.heard() ? CounterRow.byId(tx, former) : counter.former(tx, former);
  }

  /** One pass over the operations. */
  private final class Run {
    private final WriteTransaction tx;
    private final CounterRow asking;
    private final CounterRow counter;
    private final Head head;
    private final Operations operations;
    private final List<Answer> answers = new ArrayList<>();
    private long lastOpSeq;

    /**
     * @param asking whose token came with the push
     * @param counter whose operations and numbers these are: the same, or an earlier pairing of it
     */
    Run(WriteTransaction tx, CounterRow asking, CounterRow counter, Head head, Terms terms)
        throws SQLException {
      this.tx = tx;
      this.asking = asking;
      this.counter = counter;
      this.head = head;
      this.lastOpSeq = counter.lastOpSeq();
      this.operations = new Operations(tx, counter, asking.heard(), program, terms, now);
    }

    Pushed go() throws SQLException {
      Stop stop = null;
      for (int i = 0; i < digests.size(); i++) {
        stop =
            switch (push.items().get(i)) {
              case PushReading.Good good -> good(good.offered(), digests.get(i));
              case PushReading.Bad bad -> bad(bad, digests.get(i));
            };
        if (stop != null) {
          break;
        }
      }
      counter.pushed(tx, lastOpSeq, now.toEpochMilli());
      News.of(tx)
          .tellAfterCommit(
              tx,
              pokes,
              live -> new Poke(head.epoch(), head.cursor().seq(), head.cursor().revision(), live));
      return new Pushed(head.epoch(), lastOpSeq, answers, stop);
    }

    private @Nullable Stop good(Offered offered, byte[] digest) throws SQLException {
      UUID opId = offered.operation().opId();
      Stop stop = place(opId, offered.operation().opSeq(), digest, () -> Wire.text(offered));
      if (stop == Stop.GAP || stop == Stop.QUARANTINED || answered) {
        return stop;
      }
      if (push.former() != null && (asking.heard() || offered.receipt() == null)) {
        return Stop.EPOCH; // an earlier pairing only repeats what was answered and is lacking
      }
      answer(operations.carryOut(offered), digest);
      return null;
    }

    private @Nullable Stop bad(PushReading.Bad bad, byte[] digest) throws SQLException {
      Long given = bad.opSeq();
      long opSeq = given == null ? lastOpSeq + 1 : given;
      UUID opId = bad.opId() == null ? derived(bad) : bad.opId();
      Stop stop = place(opId, opSeq, digest, bad::payload);
      if (stop == Stop.GAP || stop == Stop.QUARANTINED || answered) {
        return stop;
      }
      Answer refused = new Answer.Refused(opId, opSeq, bad.code(), 0, null, bad.detail(), null);
      keep(bad.code().name(), opId, opSeq, bad.detail(), bad.payload());
      answer(refused, Outcomes.UNREAD);
      return null;
    }

    /** Whether the last call of {@link #place} found a stored answer. */
    private boolean answered;

    /** Known already, out of place, or the next one (null, and {@code answered} is false). */
    private @Nullable Stop place(UUID opId, long opSeq, byte[] digest, Payload payload)
        throws SQLException {
      Outcomes.Known known = Outcomes.find(tx, opId);
      answered = known != null;
      if (known != null) {
        if (!known.isOf(counter, digest)) {
          return quarantine(opId, opSeq, "the id came back with another content", payload);
        }
        answers.add(known.read());
        return null;
      }
      if (opSeq <= lastOpSeq) {
        return quarantine(opId, opSeq, "the number came back with another operation", payload);
      }
      return opSeq == lastOpSeq + 1 ? null : Stop.GAP;
    }

    private void answer(Answer answer, byte[] digest) throws SQLException {
      Outcomes.add(tx, counter, answer, digest);
      lastOpSeq = answer.opSeq();
      answers.add(answer);
    }

    private Stop quarantine(UUID opId, long opSeq, String why, Payload payload)
        throws SQLException {
      asking.quarantine(tx);
      keep("QUARANTINED", opId, opSeq, why, payload.text());
      return Stop.QUARANTINED;
    }

    private void keep(String code, UUID opId, long opSeq, @Nullable String why, String payload)
        throws SQLException {
      Inbox.add(
          tx,
          new Inbox.Item(
              now.toEpochMilli(), code, counter.id(), opId, opSeq, null, null, null, why, payload));
    }

    /** An id for an operation whose own can't be read: the same whenever it comes back. */
    private UUID derived(PushReading.Bad bad) {
      String content = counterId + HexFormat.of().formatHex(Wire.digest(bad));
      return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @FunctionalInterface
  private interface Payload {
    String text();
  }
}
