package regulars.server.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command's words, sorted into options and the rest. */
final class Options {
  private final Map<String, String> values = new HashMap<>();
  private final List<String> rest = new ArrayList<>();
  private final String usage;

  private Options(String usage) {
    this.usage = usage;
  }

  /**
   * Sorts the words.
   *
   * @param flags options without a value, such as {@code --sample}
   * @param valued options with a value, such as {@code --listen}
   */
  static Options of(List<String> words, Set<String> flags, Set<String> valued, String usage)
      throws CommandFailed {
    Options options = new Options(usage);
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (flags.contains(word)) {
        options.values.put(word, "");
      } else if (valued.contains(word)) {
        at++;
        if (at == words.size()) {
          throw options.wrong(word + " needs a value.");
        }
        options.values.put(word, words.get(at));
      } else if (word.startsWith("--")) {
        throw options.wrong("There is no option " + word + ".");
      } else {
        options.rest.add(word);
      }
    }
    return options;
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  @Nullable String value(String option) {
    return values.get(option);
  }

  String value(String option, String usual) {
    return values.getOrDefault(option, usual);
  }

  /** The words that are no options. */
  List<String> rest() {
    return rest;
  }

  /** The one word that must be there. */
  String only(String what) throws CommandFailed {
    if (rest.size() != 1) {
      throw wrong(rest.isEmpty() ? "Say which " + what + "." : "One " + what + " at a time.");
    }
    return rest.getFirst();
  }

  /** The one word that may be there; null when it isn't. */
  @Nullable String optional(String what) throws CommandFailed {
    if (rest.size() > 1) {
      throw wrong("One " + what + " at a time (put names with blanks in quotes).");
    }
    return rest.isEmpty() ? null : rest.getFirst();
  }

  CommandFailed wrong(String sentence) {
    return new CommandFailed(CommandFailed.USAGE, sentence + "\nUsage: " + usage);
  }
}
