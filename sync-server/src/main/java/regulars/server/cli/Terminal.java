package regulars.server.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command speaks and looks: answers go to {@code out}, everything else to {@code err}.
 *
 * @param out answers
 * @param err progress, problems
 * @param env environment variables
 * @param home the shop's data folder
 * @param interactive whether a person watches, so that a line may be drawn over itself
 */
public record Terminal(
    PrintStream out, PrintStream err, Map<String, String> env, Path home, boolean interactive) {}
