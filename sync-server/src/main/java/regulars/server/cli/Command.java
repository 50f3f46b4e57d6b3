package regulars.server.cli;

import java.util.List;

/** One of the program's words. */
interface Command {
  /**
   * Does it.
   *
   * @return the exit code
   * @throws CommandFailed with a sentence for the person who typed it
   */
  int run(List<String> words) throws Exception;
}
