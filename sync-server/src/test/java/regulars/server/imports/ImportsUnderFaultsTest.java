package regulars.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.value.OpIds;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.SameThreadWrites;
import regulars.server.imports.ImportState.State;
import regulars.server.imports.ListedRow.IfKnown;
import regulars.server.ledger.Verify;

/**
 * Imports, undos and sales of the same few people in any order, with commits that fail just before
 * or just after, and a server that is ended in between: the books are right whatever happened.
 */
final class ImportsUnderFaultsTest {
  private static final int SEEDS = 40;
  private static final int STEPS = 60;
  private static final int PEOPLE = 12;
  private static final int LINES = 30;

  @TempDir Path folder;

  /** One shop's worth of mishaps. */
  private static final class Run {
    private final SplittableRandom dice;
    private final TestServer server;
    private final TestCounter counter;
    private final List<UUID> imports = new ArrayList<>();
    private boolean calm;
    private Imports book;

    Run(Path folder, long seed) {
      dice = new SplittableRandom(seed);
      calm = true;
      server = TestServer.with(folder, database -> new SameThreadWrites(database, faults()));
      counter = server.counter("Front");
      book = open();
      calm = false;
    }

    private SameThreadWrites.Fault faults() {
      return new SameThreadWrites.Fault() {
        @Override
        public void beforeCommit() {
          mishap();
        }

        @Override
        public void afterCommit() {
          mishap();
        }
      };
    }

    private void mishap() {
      if (!calm && dice.nextInt(6) == 0) {
        throw new IllegalStateException("on purpose");
      }
    }

    private Imports open() {
      OpIds ids = new OpIds(server.clock::millis, dice.split());
      return new Imports(
          server.database(), server.core().writes(), server.clock, server.pokes::add, ids::next);
    }

    /** Until it works, as a counter does. */
    private <T> T again(Supplier<T> work) {
      for (int i = 0; i < 100; i++) {
        try {
          return work.get();
        } catch (ImportRefused e) {
          throw e;
        } catch (RuntimeException e) {
          assertThat(String.valueOf(e)).contains("on purpose");
        }
      }
      throw new AssertionError("a hundred mishaps in a row");
    }

    private Phone phone() {
      return ImportsTest.phone(dice.nextInt(PEOPLE));
    }

    void takeIn() {
      byte[] file = ImportsTest.digest(dice.nextInt(3));
      UUID id;
      try {
        id = again(() -> book.begin("list.csv", file, LINES, ImportsTest.OLI)).importId();
      } catch (ImportRefused e) {
        assertThat(e.why()).isEqualTo(ImportRefused.Why.UNDONE);
        return;
      }
      if (!imports.contains(id)) {
        imports.add(id);
      }
      int line = 2;
      int batches = 1 + dice.nextInt(3);
      for (int i = 0; i < batches; i++) {
        List<ListedRow> rows = new ArrayList<>();
        int count = dice.nextInt(8);
        for (int row = 0; row < count; row++) {
          line += 1 + dice.nextInt(2);
          IfKnown ifKnown = IfKnown.values()[dice.nextInt(3)];
          String number = dice.nextBoolean() ? "N" + dice.nextInt(PEOPLE) : null;
          rows.add(new ListedRow(line, phone(), "Row " + line, number, dice.nextInt(40), ifKnown));
        }
        for (int sent = dice.nextInt(4) == 0 ? 2 : 1; sent > 0; sent--) {
          again(() -> book.take(id, rows));
        }
      }
      if (dice.nextInt(4) != 0) {
        again(() -> book.end(id, dice.nextBoolean(), 0));
      }
    }

    void undo() {
      if (imports.isEmpty()) {
        return;
      }
      UUID id = imports.get(dice.nextInt(imports.size()));
      try {
        again(() -> book.undo(id, ImportsTest.OLI));
      } catch (ImportRefused e) {
        assertThat(e.why()).isEqualTo(ImportRefused.Why.UNDONE);
      }
    }

    void sell() {
      calm = true;
      counter.ask(counter.sale(100 * (1 + dice.nextInt(30)), new Buyer.ByPhone(phone())));
      calm = false;
    }

    void restart() {
      calm = true;
      server.restart();
      book = open();
      calm = false;
    }

    void check(long seed) {
      calm = true;
      assertThat(Verify.open(server.database()).findings()).as("seed %d", seed).isEmpty();
      assertThat(server.number("SELECT count(*) FROM account WHERE balance < 0")).isZero();
      for (UUID id : imports) {
        ImportState state = book.state(id);
        long moved =
            server.number(
                """
                SELECT coalesce(sum(l.points), 0) FROM ledger l
                JOIN entry_part p ON p.entry_id = l.op_id WHERE p.op_id = ?
                """,
                id);
        assertThat(moved).as("seed %d", seed).isEqualTo(state.points() - state.takenBack());
        if (state.state() == State.UNDONE && state.stayed() == 0) {
          assertThat(moved).as("seed %d", seed).isZero();
          assertThat(state.gone()).as("seed %d", seed).isEqualTo(state.made());
        }
      }
      assertThat(
              server.number(
                  "SELECT count(*) FROM gone_member g JOIN profile p ON p.id = g.account"))
          .as("seed %d", seed)
          .isZero();
      server.close();
    }
  }

  @Test
  void the_books_are_right_whatever_happened() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(Files.createDirectories(folder.resolve("shop-" + seed)), seed);
      for (int step = 0; step < STEPS; step++) {
        switch (run.dice.nextInt(8)) {
          case 0, 1, 2 -> run.takeIn();
          case 3, 4 -> run.undo();
          case 5, 6 -> run.sell();
          default -> run.restart();
        }
      }
      run.check(seed);
    }
  }
}
