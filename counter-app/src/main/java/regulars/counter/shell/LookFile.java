package regulars.counter.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import regulars.counter.shell.Look.Theme;

/** Keeps the {@link Look} in a small file; a broken one counts as none. */
final class LookFile {
  private static final Logger LOG = System.getLogger(LookFile.class.getName());

  private final Path file;

  LookFile(Path file) {
    this.file = file;
  }

  Look read() {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(Files.readString(file))) {
      properties.load(reader);
      return new Look(
          Theme.valueOf(properties.getProperty("theme", "system").toUpperCase(Locale.ROOT)),
          Integer.parseInt(properties.getProperty("text", "100")),
          properties.getProperty("language", ""),
          Boolean.parseBoolean(properties.getProperty("display", "false")));
    } catch (NoSuchFileException first) {
      return Look.USUAL;
    } catch (IOException | IllegalArgumentException broken) {
      LOG.log(Level.WARNING, "Window settings could not be read; the usual ones hold");
      return Look.USUAL;
    }
  }

  void write(Look look) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("theme", look.theme().name().toLowerCase(Locale.ROOT));
    properties.setProperty("text", Integer.toString(look.textPercent()));
    properties.setProperty("language", look.language());
    properties.setProperty("display", Boolean.toString(look.display()));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    // Drops the line with the time of writing.
    String lines = text.toString().replaceFirst("^#.*\\R", "");
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, lines);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
