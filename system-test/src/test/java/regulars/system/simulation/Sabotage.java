package regulars.system.simulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Hello;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.wire.PushReading;
import regulars.server.ServerCore;
import regulars.server.db.Writes;

/**
 * A rule taken out on purpose, to see whether anybody notices. This one takes none out; see {@link
 * Mutant}. One object for each run.
 */
class Sabotage {
  /** A push as the counter's link sends it. */
  Push onTheWay(World world, UUID counter, Push push) {
    return push;
  }

  /** What the counter gets to hear when a push or its reply was lost; null: that it was. */
  @Nullable Pushed insteadOfSilence(World world, Push push) {
    return null;
  }

  /** A push as the server reads it. */
  PushReading atTheDoor(PushReading push) {
    return push;
  }

  /** A hello as the server reads it. */
  Hello atTheDoor(Hello hello) {
    return hello;
  }

  /** A page as the server sends it. */
  Pulled onTheWayBack(World world, Pulled page) {
    return page;
  }

  /** After each request to the server. */
  void afterwards(World world, ServerCore server) {}

  /** How the server writes. */
  Writes writes(World world, Writes writes) {
    return writes;
  }

  /** Whether a restored server goes on as if nothing had happened. */
  boolean restoresInSilence() {
    return false;
  }

  /** After a restore. */
  void afterRestore(ServerCore server) {}

  /** Whether a counter acknowledges this sale and then loses it. */
  boolean losesSale(World world) {
    return false;
  }
}
