package regulars.counter.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sync.ShopNow;
import regulars.model.staff.LockOut;
import regulars.model.staff.Pins;
import regulars.model.staff.Staff;

/**
 * Checks PINs against the mirror's hashes, so that signing in works offline; wrong ones are counted
 * on the disk before anything is said about them. Safe for use by several threads; one PIN at a
 * time bounds the memory that hashing takes.
 */
final class Pinpad {
  private final CounterStore store;
  private final ShopNow shopNow;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Pinpad(CounterStore store, ShopNow shopNow, Clock clock) {
    this.store = store;
    this.shopNow = shopNow;
    this.clock = clock;
  }

  PinCheck check(String staffId, String pin) {
    oneAtATime.lock();
    try {
      Instant now = clock.instant();
      LockOut before = store.read(tables -> tables.wrongPins().of(staffId));
      if (!before.left(now).isZero()) {
        return wrong(before, now);
      }
      String hash = hashOf(staffId);
      if (hash == null) {
        return new PinCheck(false, 0, 0);
      }
      if (!Pins.matches(pin, hash)) {
        return wrong(store.write(tables -> tables.wrongPins().wrong(staffId, now)), now);
      }
      if (before.wrong() > 0) {
        store.write(tables -> {
          tables.wrongPins().forgive(staffId);
          return true;
        });
      }
      return new PinCheck(true, LockOut.FREE, 0);
    } finally {
      oneAtATime.unlock();
    }
  }

  private @Nullable String hashOf(String staffId) {
    for (Staff staff : shopNow.staff()) {
      if (staff.id().equals(staffId) && staff.active()) {
        return staff.pinHash();
      }
    }
    return null;
  }

  private static PinCheck wrong(LockOut state, Instant now) {
    int seconds = (int) state.left(now).plusMillis(999).toSeconds();
    return new PinCheck(false, state.triesLeft(now), seconds);
  }
}
