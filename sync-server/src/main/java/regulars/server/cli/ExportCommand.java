package regulars.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import regulars.server.export.Export;
import regulars.server.home.ServerFolder;

/** {@code export FOLDER}: members, ledger and sales as tables, also while the server runs. */
final class ExportCommand implements Command {
  private final Terminal terminal;
  private final ServerFolder folder;

  ExportCommand(Terminal terminal, ServerFolder folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars export FOLDER");
    Path target = Path.of(options.only("folder")).toAbsolutePath();
    Path ledger = folder.database();
    if (!Files.isRegularFile(ledger)) {
      throw new CommandFailed(CommandFailed.FAILED, "There is no ledger at " + ledger + ".");
    }
    Export export = new Export();
    new Progress(terminal)
        .during(
            "Writing " + target,
            () -> String.format("%,d rows", export.rows()),
            () -> {
              export.write(ledger, target);
              return true;
            });
    terminal
        .out()
        .printf(
            "%,d rows are in members.csv, ledger.csv and sales.csv in %s.%n",
            export.rows(), target);
    return 0;
  }
}
