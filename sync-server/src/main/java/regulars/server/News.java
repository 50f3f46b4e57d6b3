package regulars.server;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Poke;
import regulars.model.wire.Wire;
import regulars.server.http.Sockets;
import regulars.server.poke.Pokes;

/** Hears of each commit that changes something; passes it on to the open WebSockets. */
final class News implements Pokes {
  private final Sockets sockets;
  private final Clock clock;
  private volatile @Nullable Long lastCommit;

  News(Sockets sockets, Clock clock) {
    this.sockets = sockets;
    this.clock = clock;
  }

  @Override
  public void poke(Poke poke) {
    lastCommit = clock.millis();
    if (sockets.anybody()) {
      sockets.tell(Wire.text(poke));
    }
  }

  Sockets sockets() {
    return sockets;
  }

  /** Milliseconds since the last commit that changed something; null before the first. */
  @Nullable Long lastCommitAgo() {
    Long last = lastCommit;
    return last == null ? null : Math.max(0, clock.millis() - last);
  }
}
