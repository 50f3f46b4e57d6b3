package regulars.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class GroupCommitTest {
  private static final String COUNT = "SELECT count(*) FROM t";

  @TempDir Path folder;

  private final List<WriteFailed> broken = new CopyOnWriteArrayList<>();
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(folder);
    new SameThreadWrites(database, SameThreadWrites.Fault.NONE)
        .now(tx -> tx.update("CREATE TABLE t (n INTEGER UNIQUE, filler BLOB) STRICT"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private GroupCommit writes(int mostWaiting, SameThreadWrites.Fault fault) {
    return new GroupCommit(database, broken::add, mostWaiting, fault);
  }

  private static int insert(WriteTransaction tx, int n) throws SQLException {
    return tx.update("INSERT INTO t (n) VALUES (?)", n);
  }

  @Test
  void what_waits_together_is_committed_together_and_only_then_answered() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    CountDownLatch firstRuns = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    try (GroupCommit writes =
        writes(
            1_000,
            () -> {
              commits.incrementAndGet();
              order.add("commit");
            })) {
      CompletableFuture<Integer> first =
          writes.write(tx -> {
            firstRuns.countDown();
            await(go);
            return insert(tx, 0);
          });
      firstRuns.await();
      List<CompletableFuture<Void>> rest = new ArrayList<>();
      for (int i = 1; i <= 100; i++) {
        int n = i;
        rest.add(writes.write(tx -> insert(tx, n)).thenAccept(rows -> order.add("answer")));
      }
      assertThat(first).isNotDone();
      go.countDown();
      first.get(10, TimeUnit.SECONDS);
      CompletableFuture.allOf(rest.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    }
    assertThat(commits.get()).isEqualTo(2);
    assertThat(order.subList(0, 2)).containsExactly("commit", "commit");
    assertThat(database.<Long>read(sql -> sql.number(COUNT))).isEqualTo(101);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_task_that_fails_after_writing_is_undone_alone() throws Exception {
    CountDownLatch queued = new CountDownLatch(1);
    try (GroupCommit writes = writes(100, SameThreadWrites.Fault.NONE)) {
      writes.write(tx -> {
        await(queued);
        return 0;
      });
      CompletableFuture<Integer> one = writes.write(tx -> insert(tx, 1));
      CompletableFuture<Integer> bug =
          writes.write(tx -> {
            insert(tx, 2);
            throw new IllegalStateException("a bug");
          });
      CompletableFuture<Integer> twice =
          writes.write(tx -> {
            insert(tx, 3);
            return insert(tx, 1);
          });
      CompletableFuture<Integer> four = writes.write(tx -> insert(tx, 4));
      queued.countDown();
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(four.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThatThrownBy(bug::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThatThrownBy(twice::join)
          .cause()
          .isInstanceOfSatisfying(
              WriteFailed.class, e -> assertThat(e.why()).isEqualTo(WriteFailed.Why.BUG));
    }
    List<Long> rows = database.read(sql -> sql.list("SELECT n FROM t", row -> row.number(1)));
    assertThat(rows).containsExactlyInAnyOrder(1L, 4L);
    assertThat(broken).isEmpty();
  }

  @Test
  void a_full_queue_says_busy_at_once() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (GroupCommit writes = writes(2, SameThreadWrites.Fault.NONE)) {
      writes.write(tx -> {
        running.countDown();
        await(go);
        return insert(tx, 0);
      });
      running.await();
      CompletableFuture<Integer> one = writes.write(tx -> insert(tx, 1));
      CompletableFuture<Integer> two = writes.write(tx -> insert(tx, 2));
      CompletableFuture<Integer> three = writes.write(tx -> insert(tx, 3));
      assertThat(three).isCompletedExceptionally();
      assertThatThrownBy(three::join)
          .cause()
          .isInstanceOfSatisfying(
              WriteFailed.class, e -> assertThat(e.why()).isEqualTo(WriteFailed.Why.BUSY));
      go.countDown();
      assertThat(one.get(10, TimeUnit.SECONDS) + two.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void a_full_disk_fails_what_waits_with_a_clear_error_and_goes_on_when_there_is_room() {
    try (GroupCommit writes = writes(100, SameThreadWrites.Fault.NONE)) {
      long pages = writes.now(tx -> tx.number("PRAGMA page_count"));
      writes.now(tx -> tx.number("PRAGMA max_page_count = " + (pages + 10)));
      WriteTask<Integer> large =
          tx -> {
            insert(tx, 1);
            return tx.update("INSERT INTO t (n, filler) VALUES (2, zeroblob(100000))");
          };
      assertThatThrownBy(() -> writes.now(large))
          .isInstanceOfSatisfying(
              WriteFailed.class, e -> assertThat(e.why()).isEqualTo(WriteFailed.Why.DISK_FULL))
          .hasMessageContaining("disk is full");
      assertThat(database.<Long>read(sql -> sql.number(COUNT))).isZero();

      writes.now(tx -> tx.number("PRAGMA max_page_count = 1000000"));
      assertThat(writes.<Integer>now(large)).isEqualTo(1);
      assertThat(database.<Long>read(sql -> sql.number(COUNT))).isEqualTo(2);
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_disk_that_failed_stops_everything_and_nothing_is_acknowledged_after_it() throws Exception {
    WriteFailed fsync = new WriteFailed(WriteFailed.Why.BROKEN, "fsync failed");
    AtomicInteger commits = new AtomicInteger();
    CountDownLatch queued = new CountDownLatch(1);
    SameThreadWrites.Fault fault =
        () -> {
          if (commits.incrementAndGet() == 2) {
            throw fsync;
          }
        };
    try (GroupCommit writes = writes(1_000, fault)) {
      writes.now(tx -> insert(tx, 0));
      CompletableFuture<Integer> one =
          writes.write(tx -> {
            await(queued);
            return insert(tx, 1);
          });
      CompletableFuture<Integer> two = writes.write(tx -> insert(tx, 2));
      queued.countDown();
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasCause(fsync);
      assertThatThrownBy(() -> two.get(10, TimeUnit.SECONDS)).hasCause(fsync);
      assertThatThrownBy(() -> writes.now(tx -> insert(tx, 3))).isSameAs(fsync);
    }
    assertThat(broken).containsExactly(fsync);
    assertThat(commits.get()).isEqualTo(2);
    assertThat(database.<Long>read(sql -> sql.number(COUNT))).isEqualTo(1);
  }

  @Test
  void closing_finishes_what_is_queued_and_refuses_the_rest() {
    GroupCommit writes = writes(100, SameThreadWrites.Fault.NONE);
    List<CompletableFuture<Integer>> queued = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int n = i;
      queued.add(writes.write(tx -> insert(tx, n)));
    }
    writes.close();
    assertThat(queued)
        .allMatch(CompletableFuture::isDone)
        .noneMatch(f -> f.isCompletedExceptionally());
    assertThatThrownBy(() -> writes.now(tx -> insert(tx, 99)))
        .isInstanceOfSatisfying(
            WriteFailed.class, e -> assertThat(e.why()).isEqualTo(WriteFailed.Why.BUSY));
  }

  @Test
  void errors_are_told_apart_by_what_to_do_about_them() {
    assertThat(why(SQLiteErrorCode.SQLITE_FULL)).isEqualTo(WriteFailed.Why.DISK_FULL);
    assertThat(why(SQLiteErrorCode.SQLITE_IOERR_FSYNC)).isEqualTo(WriteFailed.Why.BROKEN);
    assertThat(why(SQLiteErrorCode.SQLITE_IOERR_WRITE)).isEqualTo(WriteFailed.Why.BROKEN);
    assertThat(why(SQLiteErrorCode.SQLITE_CORRUPT)).isEqualTo(WriteFailed.Why.BROKEN);
    assertThat(why(SQLiteErrorCode.SQLITE_READONLY)).isEqualTo(WriteFailed.Why.BROKEN);
    assertThat(why(SQLiteErrorCode.SQLITE_BUSY)).isEqualTo(WriteFailed.Why.BUSY);
    assertThat(why(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)).isEqualTo(WriteFailed.Why.BUG);
  }

  private static WriteFailed.Why why(SQLiteErrorCode code) {
    return SqlTrouble.of(new SQLiteException("x", code)).why();
  }

  @Test
  void a_crash_before_the_commit_leaves_nothing_and_one_after_it_leaves_everything() {
    boolean[] crash = new boolean[2];
    SameThreadWrites writes =
        new SameThreadWrites(
            database,
            new SameThreadWrites.Fault() {
              @Override
              public void beforeCommit() {
                if (crash[0]) {
                  throw new IllegalStateException("pulled");
                }
              }

              @Override
              public void afterCommit() {
                if (crash[1]) {
                  throw new IllegalStateException("pulled");
                }
              }
            });
    crash[0] = true;
    assertThatThrownBy(() -> writes.now(tx -> insert(tx, 1))).hasMessageContaining("pulled");
    assertThat(database.<Long>read(sql -> sql.number(COUNT))).isZero();
    crash[0] = false;
    crash[1] = true;
    assertThatThrownBy(() -> writes.now(tx -> insert(tx, 1))).hasMessageContaining("pulled");
    assertThat(database.<Long>read(sql -> sql.number(COUNT))).isEqualTo(1);
  }
}
