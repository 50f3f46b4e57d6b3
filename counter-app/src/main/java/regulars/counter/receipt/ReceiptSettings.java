package regulars.counter.receipt;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How this counter prints notes, as its settings file keeps it.
 *
 * @param kind where the printer is
 * @param host of a printer in the network
 * @param netPort of a printer in the network
 * @param port the serial port, as the system calls it
 * @param baud its speed
 * @param printer the system's name of a printer; empty for its usual one
 * @param columns 32, 42 or 48
 * @param letters which letters the printer has
 * @param when notes are printed unasked
 */
public record ReceiptSettings(
    Kind kind,
    String host,
    int netPort,
    String port,
    int baud,
    String printer,
    int columns,
    CodePage letters,
    When when) {

  /** Where the printer is. */
  public enum Kind {
    NONE,
    NETWORK,
    SERIAL,
    SYSTEM
  }

  /** When a note is printed without being asked for. */
  public enum When {
    ASKED,
    REWARDS,
    ALL
  }

  /** What stands before each key of the settings file. */
  public static final String PREFIX = "receipt.";

  /** The widths that paper of 58, 76 and 80 mm has. */
  public static final Set<Integer> WIDTHS = Set.of(32, 42, 48);

  /** No printer. */
  public static final ReceiptSettings USUAL =
      new ReceiptSettings(Kind.NONE, "", 9100, "", 19_200, "", 42, CodePage.PC858, When.ASKED);

  private static final Set<String> KEYS =
      Set.of("kind", "host", "netport", "port", "baud", "printer", "columns", "letters", "print");

  /** Refuses what no printer has, with what is wrong. */
  public ReceiptSettings {
    if (netPort < 1 || netPort > 65_535) {
      throw new IllegalArgumentException("receipt.netport must be 1 to 65535");
    }
    if (!WIDTHS.contains(columns)) {
      throw new IllegalArgumentException("receipt.columns must be 32, 42 or 48");
    }
    if (baud < 1_200 || baud > 921_600) {
      throw new IllegalArgumentException("receipt.baud must be 1200 to 921600");
    }
    if (kind == Kind.NETWORK && host.isEmpty()) {
      throw new IllegalArgumentException("receipt.host is missing");
    }
    if (kind == Kind.SERIAL && port.isEmpty()) {
      throw new IllegalArgumentException("receipt.port is missing");
    }
  }

  /** Reads the keys that begin with {@link #PREFIX}; says what is wrong by an exception. */
  public static ReceiptSettings of(Map<String, String> all) {
    Map<String, String> mine = new TreeMap<>();
    all.forEach((key, value) -> {
      if (key.startsWith(PREFIX)) {
        mine.put(key.substring(PREFIX.length()), value.strip());
      }
    });
    for (String key : mine.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("'" + PREFIX + key + "' is not a setting");
      }
    }
    return new ReceiptSettings(
        choice(Kind.class, "kind", mine, USUAL.kind()),
        mine.getOrDefault("host", ""),
        number("netport", mine, USUAL.netPort()),
        mine.getOrDefault("port", ""),
        number("baud", mine, USUAL.baud()),
        mine.getOrDefault("printer", ""),
        number("columns", mine, USUAL.columns()),
        choice(CodePage.class, "letters", mine, USUAL.letters()),
        choice(When.class, "print", mine, USUAL.when()));
  }

  /** The lines of the settings file, with their prefix. */
  public Map<String, String> lines() {
    Map<String, String> lines = new TreeMap<>();
    lines.put(PREFIX + "kind", lower(kind));
    switch (kind) {
      case NONE -> {}
      case NETWORK -> {
        lines.put(PREFIX + "host", host);
        lines.put(PREFIX + "netport", String.valueOf(netPort));
      }
      case SERIAL -> {
        lines.put(PREFIX + "port", port);
        lines.put(PREFIX + "baud", String.valueOf(baud));
      }
      case SYSTEM -> lines.put(PREFIX + "printer", printer);
    }
    lines.put(PREFIX + "columns", String.valueOf(columns));
    lines.put(PREFIX + "letters", lower(letters));
    lines.put(PREFIX + "print", lower(when));
    return lines;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E choice(
      Class<E> of, String key, Map<String, String> lines, E otherwise) {
    String said = lines.get(key);
    if (said == null) {
      return otherwise;
    }
    for (E one : of.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(said)) {
        return one;
      }
    }
    throw new IllegalArgumentException(PREFIX + key + " can't be '" + said + "'");
  }

  private static int number(String key, Map<String, String> lines, int otherwise) {
    String said = lines.get(key);
    try {
      return said == null ? otherwise : Integer.parseInt(said);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(PREFIX + key + " must be a number", e);
    }
  }
}
