package regulars.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import regulars.model.rules.Reading;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.model.sync.Poke;
import regulars.server.db.Database;
import regulars.server.db.Row;
import regulars.server.db.SameThreadWrites;
import regulars.server.db.Writes;
import regulars.server.ledger.Head;

/** A real server core on a real file, with a shop, rules and paired counters; no network. */
public final class TestServer implements AutoCloseable {
  /** What the shop's rules say unless a test says otherwise. */
  public static final String RULES =
      """
      1 point per dollar
      Double points on beans
      100 points = a free coffee
      250 points = a bag of beans worth up to $18.00
      Hold sales over 5 times the usual
      Hold sales over $500
      """;

  /** Barista bea, manager mia, owner oli. */
  public static final Shop SHOP =
      new Shop(
          "Corner Coffee",
          "US",
          "USD",
          "America/New_York",
          List.of(
              new StaffMember("bea", "Bea", Role.BARISTA),
              new StaffMember("mia", "Mia", Role.MANAGER),
              new StaffMember("oli", "Oli", Role.OWNER)));

  /** Everything that was poked, in order. */
  public final List<Poke> pokes = new CopyOnWriteArrayList<>();

  /** The clock of the server and of its test counters. */
  public final SettableClock clock = new SettableClock();

  private final Path folder;
  private final Function<Database, Writes> writes;
  private ServerCore core;

  private TestServer(Path folder, Function<Database, Writes> writes) {
    this.folder = folder;
    this.writes = writes;
    this.core = open();
  }

  /** With writes on the caller's thread. */
  public static TestServer in(Path folder) {
    return with(folder, database -> new SameThreadWrites(database, SameThreadWrites.Fault.NONE));
  }

  /** With other writes. */
  public static TestServer with(Path folder, Function<Database, Writes> writes) {
    TestServer server = new TestServer(folder, writes);
    if (server.core.program().shop() == null) {
      server.core.program().setShop(SHOP);
      server.accept(RULES);
    }
    return server;
  }

  private ServerCore open() {
    try {
      return ServerCore.openWith(folder, clock, pokes::add, writes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts other rules in force. */
  public void accept(String rules) {
    if (core.program().acceptRules(rules) instanceof Reading.Bad bad) {
      throw new IllegalArgumentException("rules of a test: " + bad.problems());
    }
  }

  /** The wired server. */
  public ServerCore core() {
    return core;
  }

  /** Its database. */
  public Database database() {
    return core.database();
  }

  /** Stops and starts again on the same file. */
  public void restart() {
    core.close();
    core = open();
  }

  /** Stops; {@link #restart} starts again, whatever the file was replaced by meanwhile. */
  public void stop() {
    core.close();
  }

  /** A counter paired with this server. */
  public TestCounter counter(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    core.writes()
        .now(tx ->
            tx.update(
                """
                INSERT INTO counter (counter_id, name, token_hash, state, paired_at)
                  VALUES (?, ?, ?, 'active', 0)
                """,
                id,
                name,
                id));
    return new TestCounter(this, id);
  }

  /** Another machine that claims to be this counter. */
  public TestCounter again(TestCounter counter) {
    return new TestCounter(this, counter.id);
  }

  /** Where the ledger stands. */
  public Head.Position head() {
    return core.database().read(Head::read);
  }

  /** One number from the database. */
  public long number(String sql, Object... arguments) {
    return core.database().read(reader -> reader.number(sql, arguments));
  }

  /** Rows of the database. */
  public <T> List<T> rows(String sql, Row.Reader<T> reader, Object... arguments) {
    return new ArrayList<>(core.database().read(read -> read.list(sql, reader, arguments)));
  }

  /** Changes the file behind the server's back. */
  public void tamper(String sql, Object... arguments) {
    core.writes().now(tx -> tx.update(sql, arguments));
  }

  @Override
  public void close() {
    core.close();
  }
}
