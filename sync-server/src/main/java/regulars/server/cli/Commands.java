package regulars.server.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.server.db.WriteFailed;
import regulars.server.home.ServerFolder;

/** All commands; runs one and says in a sentence what went wrong. */
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final Terminal terminal;
  private final ServerCommand server;
  private final Map<String, Command> commands = new TreeMap<>();

  /**
   * The commands for one data folder.
   *
   * @param zone for times that a person reads
   */
  public Commands(Terminal terminal, Clock clock, ZoneId zone) {
    this.terminal = terminal;
    ServerFolder folder = ServerFolder.in(terminal.home());
    Desks desks = new Desks(folder, clock);
    CounterCommands counters = new CounterCommands(terminal, desks, zone);
    this.server = new ServerCommand(terminal, folder, clock, desks);
    commands.put("server", server);
    commands.put("verify", new VerifyCommand(terminal, folder));
    commands.put("backup", new BackupCommand(terminal, desks));
    commands.put("export", new ExportCommand(terminal, folder));
    commands.put("restore", new RestoreCommand(terminal, folder, clock));
    commands.put("rules", new RulesCommand(terminal, desks));
    commands.put("pair", counters::pair);
    commands.put("counters", counters::list);
    commands.put("revoke", counters::revoke);
    StaffCommands staff = new StaffCommands(terminal, desks, zone);
    commands.put("staff", staff::list);
    commands.put("pin", staff::pin);
  }

  /** Runs one command; its exit code. */
  public int run(List<String> words) {
    Command command = words.isEmpty() ? null : commands.get(words.getFirst());
    if (command == null) {
      terminal.err().println("regulars: say one of " + String.join(", ", commands.keySet()) + ".");
      return CommandFailed.USAGE;
    }
    try {
      return command.run(words.subList(1, words.size()));
    } catch (CommandFailed e) {
      terminal.err().println("regulars: " + e.getMessage());
      return e.exitCode();
    } catch (Exception e) {
      LOG.debug("{} failed", words.getFirst(), e);
      terminal.err().println("regulars: " + sentence(e));
      return CommandFailed.FAILED;
    }
  }

  private static String sentence(Exception e) {
    return switch (e) {
      case FileSystemException file ->
          file.getFile() + ": " + (file.getReason() == null ? "can't be used" : file.getReason());
      case IOException io -> String.valueOf(io.getMessage());
      case WriteFailed failed -> String.valueOf(failed.getMessage());
      default -> "This should not have happened: " + e;
    };
  }

  /** Asks a running server to stop; false when the command is none and ends by itself. */
  public boolean stop() {
    return server.stop();
  }
}
