package regulars.counter.home;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regulars.counter.receipt.ReceiptSettings;
import regulars.counter.till.folder.FolderSettings;
import regulars.counter.till.serial.SerialSettings;

/**
 * The tills that are set up on this PC, from {@code counter.properties}. docs/tills.md says what
 * may stand there.
 *
 * @param serial tills on a cable
 * @param folders watched folders
 * @param http web addresses
 * @param receipt the printer for notes
 */
public record CounterSettings(
    List<SerialSettings> serial,
    List<FolderSettings> folders,
    List<Web> http,
    ReceiptSettings receipt) {
  private static final Pattern KEY = Pattern.compile("till\\.([A-Za-z0-9_-]{1,20})\\.([a-z]+)");
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "serial", Set.of("kind", "name", "port", "baud", "data", "stop", "parity"),
          "folder", Set.of("kind", "name", "path", "profile"),
          "http", Set.of("kind", "name", "port"));

  /** What a fresh {@code counter.properties} says. */
  public static final String FRESH =
      """
      # The tills of this counter; docs/tills.md explains every line. Restart the counter after a change.

      # Programs on this PC hand in sales with the token from http-till.token.
      till.web.kind = http
      till.web.name = This PC
      till.web.port = 8765

      # till.1.kind = serial
      # till.1.port = /dev/ttyUSB0
      # till.1.baud = 9600
      #
      # till.2.kind = folder
      # till.2.path = /home/shop/exports
      """;

  /**
   * A web address.
   *
   * @param name what the owner calls the till
   * @param port on this PC's own address
   */
  public record Web(String name, int port) {}

  /** Reads the file; a fresh one is written where there is none. */
  public static CounterSettings read(Path file) throws HomeException {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, FRESH);
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new HomeException(file + " can't be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new HomeException(file + " has a mistake: " + e.getMessage() + ".", e);
    }
  }

  /** Puts how notes are printed into the file; every other line stays as the owner wrote it. */
  public static void keep(Path file, ReceiptSettings receipt) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readString(file).lines().toList()) {
      if (!line.strip().startsWith(ReceiptSettings.PREFIX)) {
        lines.add(line);
      }
    }
    Properties escaped = new Properties();
    escaped.putAll(receipt.lines());
    StringWriter written = new StringWriter();
    escaped.store(written, null);
    written.toString().lines().filter(line -> !line.startsWith("#")).sorted().forEach(lines::add);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, String.join("\n", lines) + "\n");
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads the text of such a file; throws {@link IllegalArgumentException} with what is wrong. */
  static CounterSettings parse(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, Map<String, String>> tills = new TreeMap<>();
    Map<String, String> notes = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(ReceiptSettings.PREFIX)) {
        notes.put(key, properties.getProperty(key));
        continue;
      }
      Matcher parts = KEY.matcher(key);
      if (!parts.matches()) {
        throw new IllegalArgumentException("'" + key + "' is not a setting");
      }
      tills
          .computeIfAbsent(parts.group(1), id -> new HashMap<>())
          .put(parts.group(2), properties.getProperty(key).strip());
    }
    List<SerialSettings> serial = new ArrayList<>();
    List<FolderSettings> folders = new ArrayList<>();
    List<Web> http = new ArrayList<>();
    tills.forEach((id, till) -> {
      String kind = check(id, till);
      String name = till.getOrDefault("name", "till " + id);
      switch (kind) {
        case "serial" -> serial.add(serial(id, name, till));
        case "folder" ->
            folders.add(
                new FolderSettings(name, Path.of(must(id, "path", till)), till.get("profile")));
        default -> http.add(new Web(name, number(id, "port", must(id, "port", till))));
      }
    });
    return new CounterSettings(
        List.copyOf(serial), List.copyOf(folders), List.copyOf(http), ReceiptSettings.of(notes));
  }

  private static String check(String id, Map<String, String> till) {
    String kind = must(id, "kind", till);
    Set<String> known = KEYS.get(kind);
    if (known == null) {
      throw new IllegalArgumentException(
          "till." + id + ".kind must be serial, folder or http, not '" + kind + "'");
    }
    for (String key : till.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "'till." + id + "." + key + "' is not a setting of a " + kind + " till");
      }
    }
    if (till.getOrDefault("name", "").length() > 64) {
      throw new IllegalArgumentException("till." + id + ".name is longer than 64 characters");
    }
    return kind;
  }

  private static SerialSettings serial(String id, String name, Map<String, String> till) {
    String parity = till.getOrDefault("parity", "none").toUpperCase(Locale.ROOT);
    if (!Set.of("NONE", "ODD", "EVEN").contains(parity)) {
      throw new IllegalArgumentException("till." + id + ".parity must be none, odd or even");
    }
    try {
      return new SerialSettings(
          name,
          must(id, "port", till),
          number(id, "baud", till.getOrDefault("baud", "9600")),
          number(id, "data", till.getOrDefault("data", "8")),
          number(id, "stop", till.getOrDefault("stop", "1")),
          SerialSettings.Parity.valueOf(parity));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("till." + id + ": " + e.getMessage(), e);
    }
  }

  private static String must(String id, String key, Map<String, String> till) {
    String value = till.get(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("till." + id + "." + key + " is missing");
    }
    return value;
  }

  private static int number(String id, String key, String text) {
    try {
      int number = Integer.parseInt(text);
      if (key.equals("port") && (number < 1 || number > 65_535)) {
        throw new IllegalArgumentException("till." + id + ".port must be 1 to 65535");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("till." + id + "." + key + " must be a number", e);
    }
  }
}
