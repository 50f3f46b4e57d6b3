package regulars.counter.till.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The profiles at hand: those that come with the program, and the shop's own, which go first. */
public final class Profiles {
  private static final String ENDING = ".profile";
  private static final List<String> SHIPPED = List.of("coffee-chain-2019");
  private static final int LARGEST = 64 * 1024;

  private final Map<String, Profile> byName = new TreeMap<>();

  private Profiles() {}

  /** Reads the shipped profiles and those in {@code folder}, where it exists. */
  public static Profiles read(Path folder) throws IOException, ProfileException {
    Profiles profiles = new Profiles();
    for (String name : SHIPPED) {
      try (InputStream in = Profiles.class.getResourceAsStream(name + ENDING)) {
        if (in == null) {
          throw new IllegalStateException("the profile " + name + " is not in the program");
        }
        profiles.add(name, in.readAllBytes());
      }
    }
    if (Files.isDirectory(folder)) {
      List<Path> own = new ArrayList<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
        files.forEach(own::add);
      }
      for (Path file : own) {
        profiles.add(file);
      }
    }
    return profiles;
  }

  /** Reads one more from a file, under the file's name. */
  public Profile add(Path file) throws IOException, ProfileException {
    if (Files.size(file) > LARGEST) {
      throw new ProfileException(file + " is too large for a profile.");
    }
    String name = String.valueOf(file.getFileName());
    return add(
        name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name,
        Files.readAllBytes(file));
  }

  private Profile add(String name, byte[] text) throws ProfileException {
    Profile profile = ProfileFile.read(name, new String(text, StandardCharsets.UTF_8));
    byName.put(name, profile);
    return profile;
  }

  /** The profile of this name; null when there is none. */
  public @Nullable Profile named(String name) {
    return byName.get(name);
  }

  /** The names of all. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The profile that a sales file's name and columns fit; null when none does. */
  public @Nullable Profile fitting(Path file) throws IOException {
    for (Profile profile : byName.values()) {
      if (ExportFile.fits(file, profile)) {
        return profile;
      }
    }
    return null;
  }
}
