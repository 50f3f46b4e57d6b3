package regulars.counter.till.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.sqlite.StoreException;
import regulars.counter.till.Recorded;
import regulars.counter.till.SaleDesk;
import regulars.counter.till.TillFeed;
import regulars.counter.till.TillHealth;
import regulars.counter.till.TillSource;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.LineProtocol;
import regulars.counter.till.line.ShopTerms;
import regulars.model.sale.Sale;

/**
 * The line protocol over a cable. The cable may be pulled and plugged in again at any time: a line
 * that was cut is not used, and the port is looked for anew until it is back.
 *
 * <p>Its own thread reads and stores; {@link #health} may be asked by any.
 */
public final class SerialTill implements TillSource {
  private static final Logger LOG = LoggerFactory.getLogger(SerialTill.class);
  private static final int READ_MILLIS = 100;
  private static final int IDLE_READS_BEFORE_LOOKING = 20;
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final SerialSettings settings;
  private final SaleDesk desk;
  private final Supplier<@Nullable ShopTerms> shop;
  private final Clock clock;
  private final Runnable changed;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile TillHealth health;

  /**
   * A till on a cable.
   *
   * @param shop null as long as the counter knows nothing of its shop: no sale can be read then
   * @param changed called when the health changed, on the till's thread
   */
  public SerialTill(
      SerialSettings settings,
      SaleDesk desk,
      Supplier<@Nullable ShopTerms> shop,
      Clock clock,
      Runnable changed) {
    this.settings = settings;
    this.desk = desk;
    this.shop = shop;
    this.clock = clock;
    this.changed = changed;
    this.health = new TillHealth(settings.name(), false, null, notThere());
    this.thread = new Thread(this::run, "till-" + settings.name());
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public TillHealth health() {
    return health;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long wait = FIRST_WAIT_MILLIS;
    try {
      while (!stopped(0)) {
        ShopTerms terms = shop.get();
        SerialPort port = terms == null ? null : open();
        if (terms == null || port == null) {
          stopped(wait);
          wait = Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
        } else {
          wait = FIRST_WAIT_MILLIS;
          listen(port, terms);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("Till {} stopped for good", settings.name(), e);
      say(health.trouble(false, "The till's cable can't be read any more: restart the counter."));
    }
  }

  /** A new port object each time: an old one may mean another device after a plug was moved. */
  private @Nullable SerialPort open() {
    try {
      SerialPort port = SerialPort.getCommPort(settings.port());
      port.setComPortParameters(
          settings.baud(),
          settings.dataBits(),
          settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
          switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
          });
      port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
      if (port.openPort()) {
        return port;
      }
    } catch (SerialPortInvalidPortException e) {
      LOG.debug("No port {}", settings.port());
    }
    say(health.trouble(false, notThere()));
    return null;
  }

  private void listen(SerialPort port, ShopTerms terms) {
    LOG.info("Till {} is on {}", settings.name(), port.getSystemPortPath());
    say(health.works());
    TillFeed feed = new TillFeed(settings.name(), desk, SaleDesk.MOST_SALES, this::sold);
    LineFramer framer = new LineFramer(feed.lines(new LineProtocol(terms)));
    byte[] buffer = new byte[4096];
    int idle = 0;
    try {
      while (!stopped(0)) {
        int n = port.readBytes(buffer, buffer.length);
        if (n < 0 || (idle >= IDLE_READS_BEFORE_LOOKING && isGone(port))) {
          break;
        }
        idle = n == 0 ? idle + 1 : 0;
        if (n > 0) {
          framer.feed(buffer, 0, n);
          store(feed);
        }
      }
    } finally {
      port.closePort();
    }
    byte[] half = framer.cutOff();
    if (half.length > 0) {
      feed.refuse(framer.number(), half, "was cut off when the cable was pulled");
    }
    store(feed);
    LOG.info("Till {} is gone", settings.name());
    say(health.trouble(false, notThere()));
  }

  /** Stores, and tries again while the disk is full: the till's bytes are nowhere else. */
  private void store(TillFeed feed) {
    long wait = FIRST_WAIT_MILLIS;
    do {
      try {
        for (var problem : feed.take().problems()) {
          say(health.trouble(true, "A line of the till was not used: it " + problem.reason()));
        }
        return;
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.FULL) {
          throw e;
        }
        say(health.trouble(false, "The disk is full: sales wait in the till. Make room."));
        wait = Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
      }
    } while (!stopped(wait));
  }

  private void sold(Sale sale, Recorded recorded) {
    say(health.works().soldAt(clock.instant()));
  }

  private static boolean isGone(SerialPort port) {
    String path = port.getSystemPortPath();
    return path.startsWith("/") && !Files.exists(Path.of(path));
  }

  private String notThere() {
    return "The till's cable is not plugged in: looking for " + settings.port() + ".";
  }

  private void say(TillHealth now) {
    if (!now.equals(health)) {
      health = now;
      changed.run();
    }
  }

  private boolean stopped(long waitMillis) {
    try {
      return stop.await(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
