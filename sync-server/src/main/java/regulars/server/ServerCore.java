package regulars.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import regulars.server.db.Database;
import regulars.server.db.GroupCommit;
import regulars.server.db.WriteFailed;
import regulars.server.db.Writes;
import regulars.server.ledger.Head;
import regulars.server.poke.Pokes;
import regulars.server.program.Program;
import regulars.server.sync.SyncService;

/** The server without its network: database, writer, program and sync, wired together. */
public final class ServerCore implements AutoCloseable {
  private final Database database;
  private final Writes writes;
  private final Program program;
  private final SyncService sync;

  private ServerCore(Database database, Writes writes, Clock clock, Pokes pokes) {
    this.database = database;
    this.writes = writes;
    this.program = new Program(database, writes, clock, pokes);
    this.sync = new SyncService(database, writes, clock, pokes, program);
  }

  /** With a writer thread of its own; {@code onBroken} has to stop the process. */
  public static ServerCore open(
      Path folder, Clock clock, Pokes pokes, Consumer<WriteFailed> onBroken) throws IOException {
    return openWith(folder, clock, pokes, database -> new GroupCommit(database, onBroken));
  }

  /** With other writes, such as {@link regulars.server.db.SameThreadWrites}. */
  public static ServerCore openWith(
      Path folder, Clock clock, Pokes pokes, Function<Database, Writes> writes) throws IOException {
    Database database = Database.open(folder);
    Writes way = writes.apply(database);
    UUID newLedgerId = UUID.randomUUID();
    way.now(tx -> {
      Head.begin(tx, newLedgerId);
      return newLedgerId;
    });
    return new ServerCore(database, way, clock, pokes);
  }

  /** The database, for readings of features of their own. */
  public Database database() {
    return database;
  }

  /** The one way to change it. */
  public Writes writes() {
    return writes;
  }

  /** How many writes wait for the disk. */
  public int waitingWrites() {
    return writes instanceof GroupCommit groupCommit ? groupCommit.waiting() : 0;
  }

  /** How many commits there were since the start; 0 where each write is a commit of its own. */
  public long commits() {
    return writes instanceof GroupCommit groupCommit ? groupCommit.commits() : 0;
  }

  /** Shop and rules. */
  public Program program() {
    return program;
  }

  /** What counters ask for. */
  public SyncService sync() {
    return sync;
  }

  /** Finishes what is queued, then closes the file. */
  @Override
  public void close() {
    if (writes instanceof GroupCommit groupCommit) {
      groupCommit.close();
    }
    database.close();
  }
}
