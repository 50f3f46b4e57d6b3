package regulars.server.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line for each request: its id, the route's template (never the path, which names members),
 * status and microseconds. At most so many lines a second, then a count of what was left out:
 * writing about the work must not become the work.
 */
final class AccessLog {
  /** Logger of its own, so that requests can be kept out of the error stream. */
  static final String LOGGER = "regulars.access";

  private static final long MOST_LINES_A_SECOND = 200;
  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private final LongSupplier nanos;
  private final AtomicLong second = new AtomicLong();
  private final AtomicLong linesInSecond = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();

  AccessLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void answered(String requestId, String method, String template, int status, long micros) {
    if (!mayWrite()) {
      leftOut.incrementAndGet();
      return;
    }
    var line =
        LOG.atLevel(status >= 500 ? Level.WARN : Level.INFO)
            .addKeyValue("request", requestId)
            .addKeyValue("method", method)
            .addKeyValue("route", template)
            .addKeyValue("status", status)
            .addKeyValue("micros", micros);
    long missing = leftOut.getAndSet(0);
    if (missing > 0) {
      line = line.addKeyValue("leftOut", missing);
    }
    line.log("answered");
  }

  private boolean mayWrite() {
    long now = nanos.getAsLong() / 1_000_000_000L;
    if (second.getAndSet(now) != now) {
      linesInSecond.set(0);
    }
    return linesInSecond.incrementAndGet() <= MOST_LINES_A_SECOND;
  }
}
