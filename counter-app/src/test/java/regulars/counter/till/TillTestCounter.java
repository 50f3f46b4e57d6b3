package regulars.counter.till;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import regulars.counter.Counter;
import regulars.counter.desk.FeedSale;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.counter.till.line.ShopTerms;
import regulars.model.member.PhoneNumbers;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;

/** A real counter that reaches no server, for tills to hand their sales to. */
public final class TillTestCounter implements AutoCloseable {
  /** A shop in New York. */
  public static final ShopTerms TERMS =
      new ShopTerms(
          Currency.getInstance("USD"), ZoneId.of("America/New_York"), new PhoneNumbers("US"));

  private static final long PATIENCE_SECONDS = 30;

  private final Semaphore changes = new Semaphore(0);
  private final SteppingClock clock = new SteppingClock();
  private final Counter counter;

  /** Opens it in a folder. */
  public TillTestCounter(Path folder) {
    counter = Counter.open(folder, new NoServer(), clock, new SplittableRandom(1));
  }

  /** Each look moves it on by a millisecond; a test moves it on by more. */
  public static final class SteppingClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    public synchronized Instant instant() {
      now = now.plusMillis(1);
      return now;
    }

    /** Moves on. */
    public synchronized void forward(java.time.Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoServer implements ServerLink {
    private static LinkException none() {
      return new LinkException(LinkException.Kind.UNREACHABLE, "no server");
    }

    @Override
    public Welcome hello(Hello hello) throws LinkException {
      throw none();
    }

    @Override
    public Pushed push(Push push) throws LinkException {
      throw none();
    }

    @Override
    public Pulled pull(Pull pull) throws LinkException {
      throw none();
    }

    @Override
    public LiveMember member(UUID memberId) throws LinkException {
      throw none();
    }

    @Override
    public LiveMember memberBefore(UUID memberId, long version) throws LinkException {
      throw none();
    }

    @Override
    public void snapshot(Path file) throws LinkException {
      throw none();
    }
  }

  /** Where sales go. */
  public SaleDesk sales() {
    return counter.sales();
  }

  /** The clock. */
  public SteppingClock clock() {
    return clock;
  }

  /** Tickets as they came, oldest first. */
  public List<String> tickets() {
    return counter.desk().feed(200).reversed().stream()
        .map(FeedSale::key)
        .map(key -> key.ticket())
        .toList();
  }

  /** How many operations wait for a server. */
  public int waiting() {
    return counter.desk().status().waiting();
  }

  /** What a till calls when its health changed. */
  public void changed() {
    changes.release();
  }

  /** Waits until {@code what} is so, looking again whenever a till's health changes. */
  public void until(String what, BooleanSupplier so) {
    try {
      while (!so.getAsBoolean()) {
        if (!changes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("waited in vain until " + what);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting until " + what, e);
    }
  }

  @Override
  public void close() {
    counter.close();
  }
}
