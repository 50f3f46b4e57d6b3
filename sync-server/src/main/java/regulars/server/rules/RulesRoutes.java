package regulars.server.rules;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Route;
import regulars.server.program.Program;

/** The owner's look at the rules, over HTTP. */
public final class RulesRoutes {
  private final Program program;
  private final Supplier<RulesStatus> folder;

  /** Shows the program's rules beside what became of the folder's last edit. */
  public RulesRoutes(Program program, Supplier<RulesStatus> folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The rules as they stand.
   *
   * @param version of the document in force; 0 before the first
   * @param text the document in force; null before the first
   * @param folder what became of the last edit in the rules folder
   */
  public record InForce(int version, @Nullable String text, RulesStatus folder) {}

  /** How things stand now. */
  public InForce inForce() {
    Program.Version rules = program.rules();
    return rules == null
        ? new InForce(0, null, folder.get())
        : new InForce(rules.version(), rules.text(), folder.get());
  }

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/owner/rules", Access.OWNER, request -> Json.reply(inForce())));
  }
}
