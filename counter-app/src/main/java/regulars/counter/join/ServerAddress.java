package regulars.counter.join;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of a server as a person types it. */
public final class ServerAddress {
  /** Where a server listens for other computers, unless it says otherwise. */
  public static final int USUAL_PORT = 7500;

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  private ServerAddress() {}

  /**
   * What is typed without a scheme means TLS, without a port the usual one.
   *
   * @throws JoinException when it is no address, or one that would send the code openly
   */
  public static URI parse(String typed) throws JoinException {
    String text = typed.strip();
    try {
      boolean bare = !text.contains("://");
      URI address = new URI(bare ? "https://" + text : text);
      boolean plain = "http".equals(address.getScheme()) && isHere(address);
      if (address.getHost() == null || !(plain || "https".equals(address.getScheme()))) {
        throw new JoinException(JoinException.Kind.ADDRESS);
      }
      return bare && address.getPort() < 0
          ? new URI("https://" + address.getHost() + ":" + USUAL_PORT)
          : address;
    } catch (URISyntaxException e) {
      throw new JoinException(JoinException.Kind.ADDRESS, e);
    }
  }

  /** Whether it is this very computer's own. */
  public static boolean isHere(URI address) {
    String host = address.getHost();
    return host != null && HERE.contains(host);
  }
}
