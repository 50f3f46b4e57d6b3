package regulars.server.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command speaks and looks: answers go to {@code out}, everything else to {@code err}.
 *
 * @param out answers
 * @param err progress, problems
 * @param env environment variables
 * @param home the shop's data folder
 * @param interactive whether a person watches, so that a line may be drawn over itself
 * @param secret reads what nobody may see
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path home,
    boolean interactive,
    Secret secret) {

  /** One that nobody types a secret into. */
  public Terminal(
      PrintStream out, PrintStream err, Map<String, String> env, Path home, boolean interactive) {
    this(out, err, env, home, interactive, prompt -> null);
  }

  /** Reads a line without showing it. */
  @FunctionalInterface
  public interface Secret {
    /** The line; null when the input ended. */
    @Nullable String ask(String prompt);
  }
}
