package regulars.server.cli;

import java.util.List;
import java.util.Set;
import regulars.model.rules.Problem;
import regulars.server.rules.RulesRoutes;
import regulars.server.rules.RulesStatus;

/** {@code rules}: which document is in force, and what is wrong with the last edit. */
final class RulesCommand implements Command {
  private final Terminal terminal;
  private final Desks desks;

  RulesCommand(Terminal terminal, Desks desks) {
    this.terminal = terminal;
    this.desks = desks;
  }

  @Override
  public int run(List<String> words) throws Exception {
    Options options = Options.of(words, Set.of(), Set.of(), "regulars rules");
    if (!options.rest().isEmpty()) {
      throw options.wrong("The word rules takes nothing more.");
    }
    RulesRoutes.InForce rules;
    try (OwnerDesk desk = desks.open()) {
      rules = desk.rules();
    }
    RulesStatus folder = rules.folder();
    terminal.out().println("Version " + rules.version() + " is in force:");
    if (rules.text() != null) {
      terminal.out().println();
      rules.text().lines().forEach(line -> terminal.out().println("    " + line));
      terminal.out().println();
    }
    terminal.out().println(folder.file() + ": " + folder.detail());
    for (Problem problem : folder.problems()) {
      terminal.out().println("  " + problem);
    }
    return folder.state() == RulesStatus.State.BROKEN ? CommandFailed.FAILED : 0;
  }
}
