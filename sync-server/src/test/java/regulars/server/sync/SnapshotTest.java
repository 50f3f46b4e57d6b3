package regulars.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Entry;
import regulars.model.ledger.Hash;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.MirrorSchema;
import regulars.model.sync.Pulled;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.db.Database;
import regulars.server.db.Sql;

class SnapshotTest {
  @TempDir Path folder;

  private TestServer server;
  private TestCounter counter;
  private UUID ana;

  @BeforeEach
  void start() {
    server = TestServer.in(folder);
    counter = server.counter("one");
    ana = counter.enrol("+14155552671", "Ana María");
    counter.done(counter.sale(15_000, new Buyer.ById(ana)));
    counter.done(new Action.Redeem(ana, 1, "Free coffee", 100, null, null), "bea");
    counter.done(counter.sale(60_000, new Buyer.ById(ana)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_snapshot_is_a_whole_mirror_with_its_checksum_beside_it() throws Exception {
    Path file = server.core().sync().snapshot();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(Files.readString(Path.of(file + ".sha256")))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    String seen = Database.readFile(file, SnapshotTest::describe);
    assertThat(seen)
        .isEqualTo(
            "schema "
                + MirrorSchema.VERSION
                + ", member 1 +14155552671 2671 Ana María ana maria 50@2, found 1 by digits 1 by"
                + " name, entries 2, holds 1, rules 1, journal delete");
  }

  private static String describe(Sql sql) throws java.sql.SQLException {
    return "schema "
        + sql.number("PRAGMA user_version")
        + ", member "
        + sql.one(
            """
            SELECT number || ' ' || phone || ' ' || phone_last4 || ' ' || name || ' '
              || name_folded || ' ' || balance || '@' || version FROM member
            """,
            row -> row.text(1))
        + ", found "
        + sql.number("SELECT count(*) FROM member_search WHERE member_search MATCH '\"5526\"'")
        + " by digits "
        + sql.number("SELECT count(*) FROM member_search WHERE member_search MATCH '\"maria\"'")
        + " by name, entries "
        + sql.number("SELECT count(*) FROM entry")
        + ", holds "
        + sql.number("SELECT count(*) FROM hold WHERE waiting = 1")
        + ", rules "
        + sql.number("SELECT count(*) FROM rules")
        + ", journal "
        + sql.one("PRAGMA journal_mode", row -> row.text(1));
  }

  @Test
  void the_feed_goes_on_where_the_snapshot_ends() throws Exception {
    Path file = server.core().sync().snapshot();
    Cursor cursor =
        Database.readFile(
            file,
            sql ->
                sql.one(
                    "SELECT seq, hash, revision FROM feed_cursor",
                    row -> new Cursor(row.number(1), new Hash(row.bytes(2)), row.number(3))));
    assertThat(cursor).isEqualTo(server.head().cursor());
    assertThat(counter.pull(cursor, 10).entries()).isEmpty();
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    Pulled page = counter.pull(cursor, 10);
    assertThat(page.entries()).hasSize(1);
    assertThat(page.changes()).hasSize(1);
    assertThat(page.more()).isFalse();
  }

  @Test
  void bodies_read_as_what_the_feed_says() throws Exception {
    Path file = server.core().sync().snapshot();
    List<String> bodies =
        Database.readFile(file, sql -> sql.list("SELECT body FROM entry", row -> row.text(1)));
    List<Entry> entries =
        counter.pull(Cursor.START, 10).entries().stream().map(e -> e.entry()).toList();
    assertThat(bodies.stream().map(body -> read(body, Entry.class)).toList()).isEqualTo(entries);
    String hold = Database.readFile(file, sql -> sql.one("SELECT body FROM hold", r -> r.text(1)));
    assertThat(read(hold, Change.HoldChanged.class).sale().buyer()).isEqualTo(new Buyer.ById(ana));
    String shop = Database.readFile(file, sql -> sql.one("SELECT body FROM shop", r -> r.text(1)));
    assertThat(read(shop, Change.Shop.class)).isEqualTo(TestServer.SHOP);
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return Wire.decode(body, type);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void one_file_serves_many_counters_and_stays_for_a_cut_download() throws Exception {
    Path first = server.core().sync().snapshot();
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    assertThat(server.core().sync().snapshot()).isEqualTo(first);
    server.restart();
    Path second = server.core().sync().snapshot();
    assertThat(second).isNotEqualTo(first);
    assertThat(first).exists();
    Files.setLastModifiedTime(
        first,
        java.nio.file.attribute.FileTime.from(server.clock.instant().minus(Duration.ofHours(2))));
    server.restart();
    counter.done(counter.sale(1_000, new Buyer.ById(ana)));
    server.core().sync().snapshot();
    assertThat(first).doesNotExist();
  }
}
