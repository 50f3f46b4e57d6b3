package regulars.system.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.ChainedEntry;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Hello;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Refusal;
import regulars.model.wire.PushReading;
import regulars.server.ServerCore;
import regulars.server.db.WriteTask;
import regulars.server.db.Writes;

/** Rules taken out, one at a time. The simulation is worth what it finds of these. */
enum Mutant {
  A_RETRY_GETS_ANOTHER_ID(NewIdOnRetry::new),
  A_LOST_PUSH_COUNTS_AS_ANSWERED(AnsweredByNobody::new),
  THE_SERVER_FORGETS_ANSWERS(() -> new Forgets("1")),
  REFUSALS_DO_NOT_STICK(() -> new Forgets("answer LIKE '%refused%'")),
  THE_SERVER_ANSWERS_BEFORE_THE_COMMIT(AnswersEarly::new),
  THE_FEED_SKIPS_AN_ENTRY(SkipsEntry::new),
  THE_FEED_SKIPS_A_CHANGE(SkipsChange::new),
  WITHDRAWN_IS_IGNORED(IgnoresWithdrawn::new),
  A_RESTORE_KEEPS_THE_EPOCH(SilentRestore::new),
  RECEIPTS_ARE_IGNORED(IgnoresReceipts::new),
  AN_EARLIER_PAIRING_IS_FORGOTTEN(ForgetsFormers::new),
  NOBODY_WAITS_AFTER_A_RESTORE(
      () -> new Tampers("UPDATE counter SET heard = 1", /* afterRestore= */ true)),
  A_POINT_TOO_MANY(() ->
      new Tampers(
          "UPDATE account SET balance = balance + 1 WHERE id = 1", /* afterRestore= */ false)),
  AN_OLD_ENTRY_CHANGES(
      () -> new Tampers("UPDATE ledger SET staff = 'x1' WHERE seq = 2", /* afterRestore= */ false)),
  CLONES_ARE_WELCOME(WelcomesClones::new),
  THE_COUNTER_ACKNOWLEDGES_BEFORE_ITS_DISK(LosesSales::new);

  private final Supplier<Sabotage> sabotage;

  Mutant(Supplier<Sabotage> sabotage) {
    this.sabotage = sabotage;
  }

  Sabotage sabotage() {
    return sabotage.get();
  }

  private static final class NewIdOnRetry extends Sabotage {
    private final Set<UUID> sent = new HashSet<>();

    @Override
    Push onTheWay(World world, UUID counter, Push push) {
      List<Offered> ops = new ArrayList<>();
      for (Offered offered : push.ops()) {
        Operation op = offered.operation();
        UUID id = sent.add(op.opId()) || !world.faulty() ? op.opId() : world.dice.id();
        ops.add(
            new Offered(
                new Operation(id, op.opSeq(), op.occurredAt(), op.staff(), op.action()),
                offered.withdrawn(),
                offered.receipt()));
      }
      return new Push(push.ledgerId(), push.epoch(), push.former(), ops);
    }
  }

  private static final class AnsweredByNobody extends Sabotage {
    @Override
    @Nullable Pushed insteadOfSilence(World world, Push push) {
      if (!world.dice.percent(10)) {
        return null;
      }
      List<Answer> answers = new ArrayList<>();
      for (Offered offered : push.ops()) {
        Operation op = offered.operation();
        answers.add(
            new Answer.Refused(
                op.opId(), op.opSeq(), Refusal.ALREADY_COUNTED, 0, null, null, null));
      }
      return new Pushed(
          push.epoch(), push.ops().getLast().operation().opSeq(), answers, /* stop= */ null);
    }
  }

  private static final class Forgets extends Sabotage {
    private final String which;

    Forgets(String which) {
      this.which = which;
    }

    @Override
    void afterwards(World world, ServerCore server) {
      if (world.faulty() && world.dice.percent(5)) {
        String newest =
            """
            SELECT o.op_id FROM op_outcome o JOIN counter c
              ON c.id = o.counter AND c.last_op_seq = o.op_seq WHERE %s LIMIT 1
            """
                .formatted(which);
        server
            .writes()
            .now(tx -> {
              UUID found = tx.one(newest, row -> row.id(1));
              if (found == null) {
                return 0;
              }
              tx.update(
                  """
                  UPDATE counter SET last_op_seq = last_op_seq - 1
                    WHERE id = (SELECT counter FROM op_outcome WHERE op_id = ?)
                  """,
                  found);
              return tx.update("DELETE FROM op_outcome WHERE op_id = ?", found);
            });
      }
    }
  }

  private static final class AnswersEarly extends Sabotage {
    @Override
    Writes writes(World world, Writes writes) {
      return new Writes() {
        @Override
        public <T> CompletableFuture<T> write(WriteTask<T> task) {
          List<T> answers = new ArrayList<>();
          try {
            T answer =
                writes.now(tx -> {
                  T early = task.run(tx);
                  answers.add(early);
                  return early;
                });
            return CompletableFuture.completedFuture(answer);
          } catch (RuntimeException | SimCrash e) {
            if (answers.isEmpty() || !SimCrash.isBehind(e)) {
              throw e;
            }
            return CompletableFuture.completedFuture(answers.getLast());
          }
        }
      };
    }
  }

  private static final class SkipsEntry extends Sabotage {
    @Override
    Pulled onTheWayBack(World world, Pulled page) {
      if (page.entries().isEmpty() || !world.dice.percent(10)) {
        return page;
      }
      List<ChainedEntry> entries = new ArrayList<>(page.entries());
      entries.remove(world.dice.between(0, entries.size() - 1));
      return new Pulled(
          page.epoch(), entries, page.changes(), page.head(), page.more(), page.reset());
    }
  }

  private static final class SkipsChange extends Sabotage {
    @Override
    Pulled onTheWayBack(World world, Pulled page) {
      if (page.changes().isEmpty() || !world.dice.percent(10)) {
        return page;
      }
      List<Change> changes = new ArrayList<>(page.changes());
      changes.remove(world.dice.between(0, changes.size() - 1));
      return new Pulled(
          page.epoch(), page.entries(), changes, page.head(), page.more(), page.reset());
    }
  }

  private static final class IgnoresWithdrawn extends Sabotage {
    @Override
    PushReading atTheDoor(PushReading push) {
      return mapped(push, o -> new Offered(o.operation(), /* withdrawn= */ false, o.receipt()));
    }
  }

  private static final class IgnoresReceipts extends Sabotage {
    @Override
    PushReading atTheDoor(PushReading push) {
      return mapped(push, o -> new Offered(o.operation(), o.withdrawn(), /* receipt= */ null));
    }
  }

  private static final class ForgetsFormers extends Sabotage {
    @Override
    Hello atTheDoor(Hello hello) {
      return new Hello(
          hello.protoMin(),
          hello.protoMax(),
          hello.app(),
          hello.ledgerId(),
          hello.epoch(),
          hello.nextOpSeq(),
          hello.oldestKeptOpSeq(),
          hello.cursor(),
          hello.rollingToken(),
          hello.wallMillis(),
          hello.reoffered(),
          hello.openLeases(),
          /* formers= */ null);
    }
  }

  private static PushReading mapped(
      PushReading push, java.util.function.UnaryOperator<Offered> map) {
    List<PushReading.Item> items = new ArrayList<>();
    for (PushReading.Item item : push.items()) {
      items.add(
          item instanceof PushReading.Good good
              ? new PushReading.Good(map.apply(good.offered()))
              : item);
    }
    return new PushReading(push.ledgerId(), push.epoch(), push.former(), items);
  }

  private static final class SilentRestore extends Sabotage {
    @Override
    boolean restoresInSilence() {
      return true;
    }
  }

  /** Writes into the server's tables behind its back. */
  private static final class Tampers extends Sabotage {
    private final String sql;
    private final boolean afterRestore;

    Tampers(String sql, boolean afterRestore) {
      this.sql = sql;
      this.afterRestore = afterRestore;
    }

    @Override
    void afterRestore(ServerCore server) {
      if (afterRestore) {
        server.writes().now(tx -> tx.update(sql));
      }
    }

    @Override
    void afterwards(World world, ServerCore server) {
      if (!afterRestore && world.dice.percent(5)) {
        server.writes().now(tx -> tx.update(sql));
      }
    }
  }

  private static final class WelcomesClones extends Sabotage {
    @Override
    void afterwards(World world, ServerCore server) {
      server.writes().now(tx -> tx.update("UPDATE counter SET rolling_hash = NULL"));
    }
  }

  private static final class LosesSales extends Sabotage {
    @Override
    boolean losesSale(World world) {
      return world.faulty() && world.dice.percent(5);
    }
  }
}
