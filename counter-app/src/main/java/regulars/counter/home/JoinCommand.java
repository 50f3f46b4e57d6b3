package regulars.counter.home;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import regulars.counter.Counter;
import regulars.counter.join.JoinException;
import regulars.counter.join.JoinException.Kind;
import regulars.counter.join.ServerAddress;
import regulars.counter.sqlite.StoreException;

/** {@code join ADDRESS CODE [NAME]}: makes this PC's counter one of a server's on another PC. */
public final class JoinCommand {
  private static final String USAGE =
      "regulars join ADDRESS CODE [NAME], for example: regulars join 192.168.1.20 BCDF-GHJK";
  private static final Set<Kind> WORDS = EnumSet.of(Kind.ADDRESS, Kind.CODE, Kind.NAME);
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
      counter.join(ServerAddress.parse(words.getFirst()), words.get(1), name, new SecureRandom());
      out.println(name + " has joined " + words.getFirst() + ". Start it: regulars");
      return 0;
    } catch (JoinException e) {
      boolean usedWrongly = WORDS.contains(e.kind());
      errors.println("regulars: " + e.getMessage() + (usedWrongly ? " " + USAGE : ""));
      return usedWrongly ? USED_WRONGLY : 1;
    } catch (HomeException | StoreException | IllegalStateException e) {
      errors.println("regulars: " + e.getMessage());
    }
    return 1;
  }
}
