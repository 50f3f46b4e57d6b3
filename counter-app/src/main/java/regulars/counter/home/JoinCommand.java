package regulars.counter.home;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import regulars.counter.Counter;
import regulars.counter.sqlite.StoreException;
import regulars.counter.sync.LinkException;

/** {@code join ADDRESS CODE [NAME]}: makes this PC's counter one of a server's on another PC. */
public final class JoinCommand {
  private static final String USAGE =
      "regulars join ADDRESS CODE [NAME], for example: regulars join https://shop-pc:7480 BCDF-GHJK";
  private static final int USED_WRONGLY = 2;

  private final CounterHome home;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream errors;

  /** For the counter in this home; says what happened to {@code out}, what did not to the other. */
  public JoinCommand(CounterHome home, Clock clock, PrintStream out, PrintStream errors) {
    this.home = home;
    this.clock = clock;
    this.out = out;
    this.errors = errors;
  }

  /** Joins; 0 when the counter is in, 1 when it is not, 2 when the words are wrong. */
  public int run(List<String> words) {
    if (words.size() < 2 || words.size() > 3) {
      errors.println("regulars: " + USAGE);
      return USED_WRONGLY;
    }
    String name = words.size() == 3 ? words.get(2) : "Counter";
    try (Counter counter = Counter.start(home.made().counter(), clock, new SecureRandom())) {
      counter.pair(address(words.getFirst()), words.get(1), name);
      out.println(name + " has joined " + words.getFirst() + ". Start it: regulars");
      return 0;
    } catch (URISyntaxException e) {
      errors.println("regulars: " + words.getFirst() + " is not an address. " + USAGE);
      return USED_WRONGLY;
    } catch (LinkException e) {
      errors.println("regulars: " + e.getMessage());
    } catch (HomeException | StoreException | IllegalStateException e) {
      errors.println("regulars: " + e.getMessage());
    }
    return 1;
  }

  /** What is typed without a scheme means the one that is safe on a network. */
  private static URI address(String typed) throws URISyntaxException {
    URI address = new URI(typed.contains("://") ? typed : "https://" + typed);
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new URISyntaxException(typed, "not an http address");
    }
    return address;
  }
}
