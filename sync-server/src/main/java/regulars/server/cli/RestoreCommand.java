package regulars.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import regulars.server.backup.BackupRefused;
import regulars.server.backup.LedgerCheck;
import regulars.server.backup.Restoring;
import regulars.server.home.ServerFolder;

/** {@code restore FILE}: puts a backup in the place of the ledger, as a new epoch. */
final class RestoreCommand implements Command {
  private final Terminal terminal;
  private final ServerFolder folder;
  private final Clock clock;

  RestoreCommand(Terminal terminal, ServerFolder folder, Clock clock) {
    this.terminal = terminal;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars restore FILE");
    Path file = Path.of(options.only("backup")).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(CommandFailed.FAILED, "There is no file " + file + ".");
    }
    folder.made();
    try (ServerFolder.Lock lock = folder.lock()) {
      if (lock == null) {
        throw new CommandFailed(
            CommandFailed.RUNNING,
            "The server on " + folder.path() + " is running: stop it, then restore.");
      }
      Restoring restoring = new Restoring(folder.path(), clock, new LedgerCheck());
      Restoring.Restored restored =
          new Progress(terminal)
              .during("Checking and restoring", () -> "…", () -> restoring.from(file));
      tell(restored);
    } catch (BackupRefused e) {
      throw new CommandFailed(CommandFailed.FAILED, file + " can't be restored: " + e.getMessage());
    }
    return 0;
  }

  private void tell(Restoring.Restored restored) {
    var out = terminal.out();
    out.printf(
        "Restored %,d entries of %,d members; the ledger is in epoch %d now.%n",
        restored.checked().entries(), restored.checked().members(), restored.epoch());
    if (restored.kept() != null) {
      out.println("What it replaced is kept in " + restored.kept() + ".");
    }
    if (restored.waitedFor().isEmpty()) {
      out.println("No counter is waited for. Start the server: regulars server");
      return;
    }
    out.println(
        "Start the server (regulars server). Its counters then offer again what the backup lacks;"
            + " until all of these have done so, points are added but not redeemed:");
    restored.waitedFor().forEach(name -> out.println("  " + name));
    out.println("Give up one that will never come back: regulars revoke --lost NAME");
  }
}
