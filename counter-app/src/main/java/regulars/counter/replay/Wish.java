package regulars.counter.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.home.HomeException;

/**
 * What the user asked to replay.
 *
 * @param files sales files, in order
 * @param profile name of a profile, or a profile's file; null for whichever fits
 */
record Wish(List<Path> files, @Nullable String profile) {
  static final String USAGE = "Usage: regulars replay [--profile NAME|FILE] FILE...";

  /** Reads the words after {@code replay}. */
  static Wish of(List<String> words) throws HomeException {
    List<Path> files = new ArrayList<>();
    String profile = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--profile") && i + 1 < words.size()) {
        profile = words.get(++i);
      } else if (word.startsWith("--")) {
        throw new HomeException("replay does not know '" + word + "'. " + USAGE);
      } else {
        files.add(file(word));
      }
    }
    if (files.isEmpty()) {
      throw new HomeException("replay needs a file of sales. " + USAGE);
    }
    return new Wish(List.copyOf(files), profile);
  }

  private static Path file(String word) throws HomeException {
    Path file = Path.of(word);
    if (Files.isDirectory(file)) {
      throw new HomeException(file + " is a folder: name the sales file in it.");
    }
    if (!Files.exists(file)) {
      throw new HomeException("There is no file " + file + ".");
    }
    if (!Files.isReadable(file)) {
      throw new HomeException(file + " can't be read: its permissions forbid it.");
    }
    return file;
  }
}
