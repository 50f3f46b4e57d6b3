package regulars.counter.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Self;

/**
 * How the counter stands with its server: the one place where that changes. Written by the sync
 * engine, read by everybody at any time.
 */
public final class Connection {
  /** How the counter stands with its server. */
  public enum State {
    /** The server was heard at the last try, and everything is there and here. */
    ONLINE,
    /** The server is heard; not everything is there or here yet. */
    CATCHING_UP,
    /** The server was not heard at the last try. */
    OFFLINE
  }

  /** What a person has to see to. Ordered: the gravest first. */
  public enum Problem {
    /** The server's history is not the one that this counter has seen. */
    CHAIN("problem.chain"),
    /** Somebody with another key answers in the server's place, or the server got a new one. */
    OTHER_KEY("problem.other-key"),
    /** The owner took this counter's access away: pair it again. */
    REVOKED("problem.revoked"),
    /** Two disks claim to be this counter: pair it again. */
    QUARANTINED("problem.quarantined"),
    /** This counter's disk was set back to an older state: pair it again. */
    ROLLED_BACK("problem.rolled-back"),
    /** The server does not understand this counter: one of the programs has to be updated. */
    REFUSED("problem.refused");

    private final String messageKey;

    Problem(String messageKey) {
      this.messageKey = messageKey;
    }

    /** What the message bundle calls it. */
    public String messageKey() {
      return messageKey;
    }
  }

  /**
   * How it stands.
   *
   * @param state with the server
   * @param since since when
   * @param caughtUpAt when mirror and server were last the same; null when never
   */
  public record Standing(State state, Instant since, @Nullable Instant caughtUpAt) {}

  private final Clock clock;
  private final Changes changes;
  private final Map<Problem, String> problems = new EnumMap<>(Problem.class);
  private volatile Standing standing;
  private volatile long skewMillis;
  private volatile List<String> waitedFor = List.of();

  /** Offline since now; the rest as it was when the program ended. */
  public Connection(Clock clock, Changes changes, Self self) {
    this.clock = clock;
    this.changes = changes;
    this.standing = new Standing(State.OFFLINE, clock.instant(), self.caughtUpAt());
    this.skewMillis = self.skewMillis();
  }

  /** How it stands. */
  public Standing standing() {
    return standing;
  }

  /** The gravest problem; null when all is well. */
  public @Nullable Problem problem() {
    synchronized (problems) {
      return problems.isEmpty() ? null : problems.keySet().iterator().next();
    }
  }

  /** This clock less the server's, as last measured. */
  public long skewMillis() {
    return skewMillis;
  }

  /** The counters that a restored server waits for; empty when it waits for none. */
  public List<String> waitedFor() {
    return waitedFor;
  }

  void waitedFor(List<String> names) {
    boolean changed = !names.equals(waitedFor);
    waitedFor = List.copyOf(names);
    if (changed) {
      changes.statusChanged();
    }
  }

  void skew(long millis) {
    skewMillis = millis;
  }

  void transition(State to) {
    Standing from = standing;
    Instant now = clock.instant();
    Instant caughtUpAt = to == State.ONLINE ? now : from.caughtUpAt();
    standing = new Standing(to, from.state() == to ? from.since() : now, caughtUpAt);
    if (from.state() != to) {
      changes.statusChanged();
    }
  }

  void raise(Problem problem, String detail) {
    synchronized (problems) {
      if (detail.equals(problems.put(problem, detail))) {
        return;
      }
    }
    changes.statusChanged();
  }

  /** What a person saw to, or what turned out to be over. */
  void clear(Problem... over) {
    boolean changed = false;
    synchronized (problems) {
      for (Problem problem : over) {
        changed |= problems.remove(problem) != null;
      }
    }
    if (changed) {
      changes.statusChanged();
    }
  }
}
