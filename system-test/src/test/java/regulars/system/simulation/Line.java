package regulars.system.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.LinkException.Kind;

/** One machine's line to the server: bytes there, bytes back, and all that can happen to them. */
final class Line {
  private static final int MOST_LETTERS = 20;

  private final World world;
  private final Deque<Letter> onTheWay = new ArrayDeque<>();
  private boolean cut;

  Line(World world) {
    this.world = world;
  }

  void cut() {
    cut = true;
  }

  void mend() {
    cut = false;
  }

  boolean isCut() {
    return cut;
  }

  /**
   * A hello on its way arrives no more. One that comes late after its sender's clock was set back
   * looks just like a disk that was rolled back: nobody can tell, and a person has to look.
   */
  void loseHellos() {
    onTheWay.removeIf(letter -> letter.route() == Route.HELLO);
  }

  /** Asks, and waits for the reply or for the time to be up. */
  byte[] ask(UUID from, Route route, byte[] body) throws LinkException {
    Dice dice = world.dice;
    Swarm swarm = world.swarm;
    boolean faulty = world.faulty();
    if (cut) {
      world.time.pass(dice.between(1, 5_000));
      throw new LinkException(Kind.UNREACHABLE, "the line is cut");
    }
    if (faulty && dice.percent(swarm.drop())) {
      world.fault("drop");
      throw timedOut();
    }
    if (faulty && dice.percent(swarm.delay()) && onTheWay.size() < MOST_LETTERS) {
      world.fault("delay");
      onTheWay.add(new Letter(from, route, body));
      throw timedOut();
    }
    if (faulty && dice.percent(swarm.repeat()) && onTheWay.size() < MOST_LETTERS) {
      world.fault("repeat");
      onTheWay.add(new Letter(from, route, body));
    }
    world.time.pass(dice.between(1, 40));
    byte[] reply = world.server.answer(from, route, body);
    if (faulty && dice.percent(swarm.loseReply())) {
      world.fault("lost reply");
      throw timedOut();
    }
    return reply;
  }

  /** Brings one letter that was still on its way, any of them. Nobody waits for the reply. */
  void bring() {
    Letter letter = take();
    if (letter == null || cut) {
      return;
    }
    world.trace.say(() -> "late " + letter.route() + " of " + world.name(letter.from()));
    try {
      world.server.answer(letter.from(), letter.route(), letter.body());
    } catch (LinkException e) {
      world.trace.say(() -> "  to no effect: " + e.getMessage());
    }
  }

  private @Nullable Letter take() {
    int skip = onTheWay.isEmpty() ? 0 : world.dice.between(0, onTheWay.size() - 1);
    for (int i = 0; i < skip; i++) {
      onTheWay.add(onTheWay.remove());
    }
    return onTheWay.poll();
  }

  private LinkException timedOut() {
    world.time.pass(world.dice.between(500, 8_000));
    return new LinkException(Kind.UNREACHABLE, "no reply in time");
  }
}
