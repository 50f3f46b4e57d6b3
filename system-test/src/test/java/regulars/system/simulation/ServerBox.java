package regulars.system.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.LinkException.Kind;
import regulars.model.ledger.Hash;
import regulars.model.sync.Hello;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Pushed;
import regulars.model.wire.PushReading;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.ServerCore;
import regulars.server.db.Database;
import regulars.server.db.SameThreadWrites;
import regulars.server.db.WriteFailed;
import regulars.server.ledger.Verify;
import regulars.server.poke.Pokes;
import regulars.server.sync.Restore;
import regulars.server.sync.SyncRefused;

/** The server's machine: its disk, and the process when it is up. */
final class ServerBox implements AutoCloseable {
  private final World world;
  private final Path folder;
  private final Path backup;
  private final SimClock clock;
  private @Nullable ServerCore core;

  ServerBox(World world, Path folder, SimClock clock) {
    this.world = world;
    this.folder = folder;
    this.backup = folder.resolveSibling("backup.db");
    this.clock = clock;
  }

  boolean up() {
    return core != null;
  }

  SimClock clock() {
    return clock;
  }

  Path folder() {
    return folder;
  }

  /** The process; only while it is up. */
  ServerCore core() {
    if (core == null) {
      throw new IllegalStateException("the server is down");
    }
    return core;
  }

  void start() {
    try {
      core =
          ServerCore.openWith(
              folder,
              clock,
              Pokes.NONE,
              database ->
                  world.sabotage.writes(world, new SameThreadWrites(database, new Faults())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process dies; what is not committed is gone. */
  void die(String how) {
    world.fault("server killed " + how);
    stop();
  }

  private void stop() {
    clock.fuse(0);
    if (core != null) {
      core.close();
      core = null;
    }
  }

  /** Gives a new ledger an id of the seed's choice, so that its hashes are the same every time. */
  void name(UUID ledgerId) {
    core().writes().now(tx -> tx.update("UPDATE head SET ledger_id = ?", ledgerId));
  }

  /** Lets a counter in; how it proves who it is, is the HTTP layer's and not simulated. */
  void pair(UUID counter, String name) {
    byte[] token = Hash.NONE.bytes();
    ByteBuffer.wrap(token).putLong(counter.getMostSignificantBits());
    core()
        .writes()
        .now(tx ->
            tx.update(
                """
                INSERT INTO counter
                  (counter_id, name, token_hash, state, paired_at, epoch_seen)
                SELECT ?, ?, ?, 'active', ?, epoch FROM head
                """,
                counter,
                name,
                token,
                clock.millis()));
  }

  void revoke(UUID counter) {
    shutOut(counter, "revoked");
  }

  void markLost(UUID counter) {
    shutOut(counter, "lost");
  }

  private void shutOut(UUID counter, String state) {
    int shutOut =
        core()
            .writes()
            .now(tx ->
                tx.update("UPDATE counter SET state = ? WHERE counter_id = ?", state, counter));
    world.trace.say(() -> state + " " + world.name(counter) + ": " + shutOut);
  }

  /** The counters that it waits for since a restore. */
  List<UUID> awaited() {
    return core()
        .database()
        .read(sql ->
            sql.list(
                "SELECT counter_id FROM counter WHERE heard = 0 AND state = 'active'",
                row -> row.id(1)));
  }

  boolean isQuarantined(UUID counter) {
    return core()
        .database()
        .read(sql ->
            sql.number("SELECT state = 'quarantined' FROM counter WHERE counter_id = ?", counter)
                == 1);
  }

  /** The owner asks for something, and may have to ask again. */
  void ask(Runnable action) {
    try {
      action.run();
    } catch (WriteFailed | SimCrash e) {
      if (SimCrash.isBehind(e)) {
        stop();
      }
      world.trace.say(() -> "to no effect: " + e.getMessage());
    }
  }

  /** Does what the HTTP layer does: bytes in, bytes out, refusals told apart. */
  byte[] answer(UUID from, Route route, byte[] body) throws LinkException {
    if (core == null) {
      throw new LinkException(Kind.UNREACHABLE, "the server is down");
    }
    try {
      byte[] reply = handle(core, from, route, body);
      world.sabotage.afterwards(world, core);
      if (route == Route.PUSH) {
        world.witness.committed();
      }
      return reply;
    } catch (SimCrash e) {
      stop();
      world.witness.committed();
      throw new LinkException(Kind.UNREACHABLE, "the server died", e);
    } catch (WriteFailed e) {
      if (SimCrash.isBehind(e)) {
        stop();
        world.witness.committed();
        throw new LinkException(Kind.UNREACHABLE, "the server died", e);
      }
      world.witness.committed();
      if (e.why() != WriteFailed.Why.DISK_FULL && e.why() != WriteFailed.Why.BUSY) {
        throw e;
      }
      throw new LinkException(Kind.UNREACHABLE, "status 503", e);
    } catch (SyncRefused e) {
      world.trace.say(() ->
          "refused " + e.why() + " " + route + " of " + world.name(from) + ": " + e.getMessage());
      throw new LinkException(kind(e.why()), String.valueOf(e.getMessage()), e);
    } catch (WireException e) {
      throw new Violation(Invariant.NO_SURPRISE, route + " can't be read: " + e.getMessage());
    }
  }

  private byte[] handle(ServerCore server, UUID from, Route route, byte[] body)
      throws SyncRefused, WireException {
    return switch (route) {
      case HELLO -> {
        Hello hello = Wire.decode(body, Hello.class);
        world.trace.say(() -> "server hears " + world.name(from) + " say " + hello);
        yield Wire.encode(server.sync().hello(from, world.sabotage.atTheDoor(hello)));
      }
      case PUSH -> {
        PushReading push = Wire.decodePush(body);
        world.witness.arrived(push, Books.epoch(server.database()));
        Pushed pushed = server.sync().push(from, world.sabotage.atTheDoor(push));
        world.witness.answered(from, push, pushed);
        yield Wire.encode(pushed);
      }
      case PULL -> {
        Pull pull = Wire.decode(body, Pull.class);
        Pulled page = world.sabotage.onTheWayBack(world, server.sync().pull(from, pull));
        world.witness.pulled(pull, page);
        yield Wire.encode(page);
      }
      case MEMBER -> {
        Object member = server.sync().member(Wire.decode(body, UUID.class));
        yield member == null ? new byte[0] : Wire.encode(member);
      }
      case SNAPSHOT -> server.sync().snapshot().toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private static Kind kind(SyncRefused.Why why) {
    return switch (why) {
      case NOT_ACTIVE -> Kind.REVOKED;
      case WRONG_LEDGER, PROTOCOL, BAD_REQUEST -> Kind.REFUSED;
      case LATE_HELLO, NOT_READY -> Kind.UNREACHABLE;
    };
  }

  /** Copies the ledger while the server runs, as the owner's backup does. */
  void backup() {
    try {
      Files.deleteIfExists(backup);
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
          Statement vacuum = connection.createStatement()) {
        vacuum.execute("VACUUM INTO '" + backup + "'");
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts the latest backup in the ledger's place, and counts the epoch up. */
  void restore() {
    long epoch = world.epoch();
    stop();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ledger.db*")) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.copy(backup, folder.resolve("ledger.db"));
      if (!world.sabotage.restoresInSilence()) {
        try (Database database = Database.open(folder)) {
          Restore.newEpoch(database, epoch);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
    world.sabotage.afterRestore(core());
  }

  /** The server's own check of everything it keeps. */
  void verify() {
    Verify.Report report = Verify.open(core().database());
    Violation.unless(report.good(), Invariant.VERIFIES, "%s", report.findings());
  }

  @Override
  public void close() {
    stop();
  }

  /** What goes wrong around a commit. */
  private final class Faults implements SameThreadWrites.Fault {
    @Override
    public void beforeCommit() {
      if (!world.faulty() || core == null) {
        return;
      }
      if (world.dice.perMille(world.swarm.crashAtCommit())) {
        world.fault("server killed before commit");
        throw new SimCrash("before commit");
      }
      if (world.dice.perMille(world.swarm.busy())) {
        world.fault("disk full");
        throw new WriteFailed(WriteFailed.Why.DISK_FULL, "no space left");
      }
    }

    @Override
    public void afterCommit() {
      if (world.faulty() && core != null && world.dice.perMille(world.swarm.crashAtCommit())) {
        world.fault("server killed after commit");
        throw new SimCrash("after commit");
      }
    }
  }
}
