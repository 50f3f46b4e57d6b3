package regulars.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import regulars.server.backup.BackupRefused;
import regulars.server.backup.Checked;
import regulars.server.backup.LedgerCheck;
import regulars.server.home.ServerFolder;

/** {@code verify [FILE]}: recomputes a ledger, the live one too, and says whether it adds up. */
final class VerifyCommand implements Command {
  private final Terminal terminal;
  private final ServerFolder folder;

  VerifyCommand(Terminal terminal, ServerFolder folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars verify [FILE]");
    String wanted = options.optional("file");
    Path file = wanted == null ? folder.database() : Path.of(wanted).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(CommandFailed.FAILED, "There is no ledger at " + file + ".");
    }
    try {
      Checked checked =
          new Progress(terminal)
              .during("Recomputing " + file, () -> "…", () -> new LedgerCheck().check(file));
      terminal
          .out()
          .printf(
              "%s is right: %,d entries and %,d members recomputed, epoch %d.%n",
              file, checked.entries(), checked.members(), checked.epoch());
      terminal.out().println("Head: " + checked.entries() + " " + checked.headHash());
      return 0;
    } catch (BackupRefused e) {
      terminal.out().println(file + " is WRONG: " + e.getMessage());
      return CommandFailed.FAILED;
    }
  }
}
