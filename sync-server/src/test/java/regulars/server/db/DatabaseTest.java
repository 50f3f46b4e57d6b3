package regulars.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void commits_are_durable_by_settings_that_are_read_back() throws IOException {
    try (Database database = Database.open(folder)) {
      Writes writes = new SameThreadWrites(database, SameThreadWrites.Fault.NONE);
      assertThat(writes.<String>now(tx -> tx.one("PRAGMA journal_mode", row -> row.text(1))))
          .isEqualTo("wal");
      assertThat(writes.<Long>now(tx -> tx.number("PRAGMA synchronous"))).isEqualTo(2);
      assertThat(writes.<Long>now(tx -> tx.number("PRAGMA wal_autocheckpoint"))).isEqualTo(64_000);
      assertThat(writes.<Long>now(tx -> tx.number("PRAGMA foreign_keys"))).isEqualTo(1);
      assertThat(database.<Long>read(sql -> sql.number("PRAGMA query_only"))).isEqualTo(1);
    }
  }

  @Test
  void two_servers_never_share_a_folder() throws IOException {
    try (Database first = Database.open(folder)) {
      assertThatThrownBy(() -> Database.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Another server uses the folder");
      assertThat(first.file()).exists();
    }
    Database.open(folder).close();
  }

  @Test
  void a_folder_on_a_network_file_system_is_refused_with_a_reason() {
    assertThat(FolderGuard.problem("/mnt/share", "nfs4")).contains("network file system (nfs4)");
    assertThat(FolderGuard.problem("/mnt/share", "CIFS")).contains("choose a folder on a disk");
    assertThat(FolderGuard.problem("\\\\nas\\shop", "NTFS")).contains("network file system");
    assertThat(FolderGuard.problem("/home/shop", "ext4")).isNull();
    assertThat(FolderGuard.problem("C:\\Users\\shop", "NTFS")).isNull();
  }

  @Test
  void a_file_that_is_no_ledger_is_refused_and_left_as_it_is() throws IOException {
    Path file = folder.resolve(Database.FILE);
    byte[] letter = "Dear bank, ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(file, letter);
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can't be opened");
    assertThat(Files.readAllBytes(file)).isEqualTo(letter);
  }

  @Test
  void a_damaged_file_is_refused_before_anything_is_written() throws IOException {
    Database.open(folder).close();
    Path file = folder.resolve(Database.FILE);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 3 * 4096; at < 4 * 4096; at++) {
      bytes[at] = (byte) 0xee;
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void a_ledger_of_a_newer_program_is_refused() throws IOException {
    try (Database database = Database.open(folder)) {
      new SameThreadWrites(database, SameThreadWrites.Fault.NONE)
          .now(tx -> tx.update("PRAGMA user_version = 99"));
    }
    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer Regulars");
  }

  @Test
  void every_migration_says_why_in_its_first_line() throws IOException {
    for (String name : Migrations.ALL) {
      String first = Migrations.text(name).lines().findFirst().orElseThrow();
      assertThat(first).as(name).startsWith("-- ").hasSizeGreaterThan(30).endsWith(".");
      assertThat(name).matches("[0-9]{4}-[a-z-]+\\.sql");
    }
  }

  @Test
  void readers_see_one_moment_however_much_is_written_meanwhile() throws IOException {
    try (Database database = Database.open(folder)) {
      Writes writes = new SameThreadWrites(database, SameThreadWrites.Fault.NONE);
      writes.now(tx -> tx.update("CREATE TABLE t (n INTEGER) STRICT"));
      String count = "SELECT count(*) FROM t";
      boolean same =
          database.read(sql -> {
            long before = sql.number(count);
            writes.now(tx -> tx.update("INSERT INTO t VALUES (1)"));
            return sql.number(count) == before;
          });
      assertThat(same).isTrue();
      assertThat(database.<Long>read(sql -> sql.number(count))).isEqualTo(1);
    }
  }
}
