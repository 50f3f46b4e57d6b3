package regulars.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import regulars.server.backup.BackupRefused;
import regulars.server.backup.BackupReport;

/** {@code backup FILE}: a verified copy, written while the server runs or not. */
final class BackupCommand implements Command {
  private final Terminal terminal;
  private final Desks desks;

  BackupCommand(Terminal terminal, Desks desks) {
    this.terminal = terminal;
    this.desks = desks;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars backup FILE");
    Path file = Path.of(options.only("file to write")).toAbsolutePath().normalize();
    try (OwnerDesk desk = desks.open()) {
      BackupReport report =
          new Progress(terminal).during("Copying and checking", () -> "…", () -> desk.backup(file));
      terminal
          .out()
          .printf(
              "Wrote and verified %s (%,d bytes): %,d entries of %,d members, epoch %d.%n",
              report.file(), report.bytes(), report.entries(), report.members(), report.epoch());
      terminal.out().println("Head: " + report.entries() + " " + report.headHash());
    } catch (BackupRefused e) {
      throw new CommandFailed(CommandFailed.FAILED, String.valueOf(e.getMessage()));
    }
    return 0;
  }
}
