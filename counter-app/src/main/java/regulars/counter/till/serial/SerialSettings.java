package regulars.counter.till.serial;

import java.util.Set;

/**
 * How a till's cable is set up.
 *
 * @param name what the owner calls the till
 * @param port {@code COM3}, or a path; {@code /dev/serial/by-id/…} survives other plugs
 * @param baud bits a second
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 * @param parity as the till's manual says
 */
public record SerialSettings(
    String name, String port, int baud, int dataBits, int stopBits, Parity parity) {
  private static final Set<Integer> SPEEDS =
      Set.of(1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200);

  /** The check bit of each character. */
  public enum Parity {
    NONE,
    ODD,
    EVEN
  }

  /** What most tills use: 8 data bits, no parity, 1 stop bit. */
  public SerialSettings(String name, String port, int baud) {
    this(name, port, baud, 8, 1, Parity.NONE);
  }

  /** Refuses what no till uses. */
  public SerialSettings {
    if (!SPEEDS.contains(baud)) {
      throw new IllegalArgumentException("baud must be one of 1200, 2400 … 57600, 115200");
    }
    if (dataBits != 7 && dataBits != 8) {
      throw new IllegalArgumentException("data bits must be 7 or 8");
    }
    if (stopBits != 1 && stopBits != 2) {
      throw new IllegalArgumentException("stop bits must be 1 or 2");
    }
    if (port.isBlank()) {
      throw new IllegalArgumentException("port is missing");
    }
  }
}
