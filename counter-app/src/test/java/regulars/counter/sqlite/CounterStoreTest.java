package regulars.counter.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.SettableClock;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;
import regulars.model.sync.Refusal;

class CounterStoreTest {
  @TempDir Path temp;
  final SettableClock clock = new SettableClock();

  private CounterStore open() {
    return CounterStore.open(temp, Runnable::run, new Authoring(clock, new Random(1)));
  }

  private static Operation ask(CounterStore store, boolean asked) {
    return store.write(t ->
        t.ops()
            .add(new Action.Reverse(new UUID(1, 1), new UUID(2, 2), null), null, null, 0, asked));
  }

  private static List<LoggedOp> waiting(CounterStore store) {
    return store.read(t -> t.ops().waiting(10));
  }

  private static List<RawInput.Kept> kept(CounterStore store) {
    return store.read(t -> t.raw().latest(10));
  }

  @Test
  void the_settings_that_keep_promises_are_read_back() {
    Db db = Db.writer(temp.resolve("x.db"), Db.Durability.FULL);
    String journal = db.one("PRAGMA journal_mode", row -> row.getString(1));
    assertThat(journal).isEqualTo("wal");
    assertThat(db.number("PRAGMA synchronous")).isEqualTo(2);
    assertThat(db.number("PRAGMA wal_autocheckpoint")).isEqualTo(4000);
    assertThat(db.number("PRAGMA busy_timeout")).isEqualTo(5000);
    db.close();
  }

  @Test
  void a_transaction_takes_the_write_lock_at_its_beginning() {
    Path file = temp.resolve("x.db");
    Db one = Db.writer(file, Db.Durability.FULL);
    one.execute("CREATE TABLE t (x)");
    Db two = Db.writer(file, Db.Durability.FULL);
    two.execute("PRAGMA busy_timeout = 0");
    one.begin();
    assertThatThrownBy(two::begin)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.IN_USE));
    one.commit();
    two.begin();
    two.abandon();
    one.close();
    two.close();
  }

  @Test
  void operations_are_numbered_without_gaps_also_when_one_fails() {
    try (CounterStore store = open()) {
      assertThat(ask(store, false).opSeq()).isEqualTo(1);
      assertThatThrownBy(() ->
              store.write(t -> {
                t.ops().add(new Action.RejectHold(new UUID(1, 1), null), null, null, 0, false);
                throw new IllegalStateException("on purpose");
              }))
          .hasMessage("on purpose");
      assertThat(ask(store, false).opSeq()).isEqualTo(2);
      assertThat(store.queue().waiting()).isEqualTo(2);
    }
  }

  @Test
  void what_was_stored_is_there_after_the_program_was_killed() throws IOException {
    CounterStore dropped = open();
    Operation first = ask(dropped, false);
    // Killed: neither closed nor checkpointed. The files as they are on the disk now:
    Path after = Files.createDirectory(temp.resolve("after"));
    for (String name : List.of("counter.db", "counter.db-wal")) {
      Files.copy(temp.resolve(name), after.resolve(name));
    }
    dropped.close();
    try (CounterStore store =
        CounterStore.open(after, Runnable::run, new Authoring(clock, new Random(2)))) {
      assertThat(waiting(store)).extracting(LoggedOp::operation).containsExactly(first);
      assertThat(ask(store, false).opSeq()).isEqualTo(2);
    }
  }

  @Test
  void a_transaction_that_was_cut_in_the_middle_never_happened() throws IOException {
    CounterStore dropped = open();
    ask(dropped, false);
    Path after = Files.createDirectory(temp.resolve("after"));
    dropped.write(t -> {
      t.ops().add(new Action.RejectHold(new UUID(1, 1), null), null, null, 0, false);
      t.raw().add("till", clock.instant(), "half".getBytes(UTF_8), "NEW");
      copy("counter.db", after);
      copy("counter.db-wal", after);
      return true;
    });
    dropped.close();
    try (CounterStore store =
        CounterStore.open(after, Runnable::run, new Authoring(clock, new Random(2)))) {
      assertThat(store.queue().waiting()).isEqualTo(1);
      assertThat(kept(store)).isEmpty();
      assertThat(store.read(t -> t.self().get()).nextOpSeq()).isEqualTo(2);
    }
  }

  private void copy(String name, Path to) {
    try {
      Files.copy(temp.resolve(name), to.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_full_disk_refuses_the_write_whole_and_goes_on_when_there_is_room() {
    try (CounterStore store = open()) {
      ask(store, false);
      store.pragma("PRAGMA wal_checkpoint(TRUNCATE)");
      store.pragma("PRAGMA max_page_count = 40");
      byte[] big = new byte[300_000];
      assertThatThrownBy(() ->
              store.write(t -> {
                t.ops().add(new Action.RejectHold(new UUID(1, 1), null), null, null, 0, false);
                t.raw().add("till", clock.instant(), big, "NEW");
                return true;
              }))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
      assertThat(store.trouble()).isEqualTo(StoreException.Kind.FULL);
      assertThat(store.queue().waiting()).isEqualTo(1);
      assertThat(waiting(store)).hasSize(1);
      assertThat(kept(store)).isEmpty();

      store.pragma("PRAGMA max_page_count = 1000000");
      assertThat(ask(store, false).opSeq()).isEqualTo(2);
      assertThat(store.trouble()).isNull();
    }
  }

  @Test
  void what_a_person_asked_for_is_withdrawn_at_the_next_start_and_nothing_else() {
    try (CounterStore store = open()) {
      ask(store, true);
      ask(store, false);
      Operation answered = ask(store, true);
      store.write(t -> {
        t.ops()
            .answered(
                new Answer.Refused(
                    answered.opId(), answered.opSeq(), Refusal.UNKNOWN_ENTRY, 0, null, null, null),
                0);
        return true;
      });
    }
    try (CounterStore store = open()) {
      assertThat(waiting(store)).extracting(LoggedOp::withdrawn).containsExactly(true, false);
    }
  }

  @Test
  void raw_input_is_kept_for_its_time_and_lets_go_bit_by_bit() {
    try (CounterStore store = open()) {
      for (int i = 0; i < 5; i++) {
        String text = "line " + i;
        store.write(t -> {
          t.raw().add("till", clock.instant(), text.getBytes(UTF_8), "NEW");
          return true;
        });
      }
      clock.goOn(RawInput.KEPT.plus(Duration.ofDays(1)));
      store.write(t -> {
        t.raw().add("till", clock.instant(), "new".getBytes(UTF_8), "NEW");
        t.raw().prune(clock.instant(), 1);
        return true;
      });
      assertThat(kept(store))
          .extracting(RawInput.Kept::text)
          .containsExactly("new", "line 4", "line 3", "line 2");
      store.write(t -> {
        t.raw().prune(clock.instant(), 100);
        return true;
      });
      assertThat(kept(store)).hasSize(1);
    }
  }

  @Test
  void one_counter_at_a_time_has_the_folder() {
    try (Folder folder = Folder.take(temp.resolve("counter"))) {
      assertThatThrownBy(() -> Folder.take(folder.path()))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.IN_USE))
          .hasMessageContaining("another Regulars counter");
    }
    Folder.take(temp.resolve("counter")).close();
  }

  @Test
  void the_folder_is_its_owners_alone() throws IOException {
    try (Folder folder = Folder.take(temp.resolve("deep/in/counter"))) {
      if (Files.getFileStore(folder.path()).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void network_drives_are_known() {
    for (String type : List.of("nfs4", "cifs", "smbfs", "fuse.sshfs", "NFS")) {
      assertThat(Folder.isNetwork(type, "/data")).as(type).isTrue();
    }
    for (String type : List.of("ext4", "btrfs", "overlay", "NTFS", "apfs", "tmpfs", "9p")) {
      assertThat(Folder.isNetwork(type, "/data")).as(type).isFalse();
    }
    assertThat(Folder.isNetwork("NTFS", "\\\\server\\share")).isTrue();
  }

  @Test
  void a_file_of_a_newer_program_is_left_alone() {
    open().close();
    Db db = Db.writer(temp.resolve("counter.db"), Db.Durability.FULL);
    db.execute("PRAGMA user_version = 99");
    db.close();
    assertThatThrownBy(this::open).hasMessageContaining("newer Regulars");
  }

  @Test
  void a_secret_is_never_in_a_log() {
    try (CounterStore store = open()) {
      store.write(t -> {
        t.self()
            .pair(
                new UUID(1, 1), "s3cret", java.net.URI.create("http://x"), null, new UUID(2, 2), 1);
        return true;
      });
      assertThat(store.read(t -> t.self().get()).toString()).doesNotContain("s3cret");
    }
  }
}
