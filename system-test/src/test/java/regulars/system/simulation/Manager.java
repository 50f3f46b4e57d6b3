package regulars.system.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sync.LinkException;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Hello;
import regulars.model.sync.Operation;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.value.OpIds;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * A device written from the protocol's description alone. It asks for everything that the protocol
 * knows, also what no counter of today asks for, and for nonsense too.
 */
final class Manager {
  private static final int MOST_WAITING = 12;

  private final World world;
  private final Line line;
  private final SimClock clock;
  private final OpIds opIds;
  private final UUID self;
  private final FeedReader feed;
  private final Wishes wishes;
  private final List<Wish> log = new ArrayList<>();
  private @Nullable String token;
  private long epoch = 1;
  private boolean greeted;
  private boolean caughtUp;
  private boolean toDeclare;
  private int sendFrom;

  Manager(World world, UUID self, SimClock clock) {
    this.world = world;
    this.self = self;
    this.clock = clock;
    this.line = new Line(world);
    this.opIds = new OpIds(clock::millis, world.dice.generator());
    this.feed = new FeedReader(world.ledgerId());
    this.wishes = new Wishes(world, feed);
  }

  UUID self() {
    return self;
  }

  Line line() {
    return line;
  }

  SimClock clock() {
    return clock;
  }

  FeedReader feed() {
    return feed;
  }

  List<Wish> log() {
    return log;
  }

  UUID anyMember() {
    return wishes.anyMember();
  }

  boolean settled() {
    return greeted && caughtUp && !toDeclare && log.stream().allMatch(w -> w.answer() != null);
  }

  /** Wishes for something, if not too much waits already. */
  void act() {
    long waiting = log.stream().filter(wish -> wish.answer() == null).count();
    if (waiting >= MOST_WAITING) {
      return;
    }
    if (world.dice.percent(8)) {
      withdrawSomething();
      return;
    }
    Operation operation = operation(wishes.next(), wishes.staff());
    if (world.dice.percent(world.swarm.poison())) {
      world.fault("poison");
      add(new Wish(operation.opId(), wishes.poisoned(Wire.text(operation))));
    } else {
      add(new Wish(operation));
    }
  }

  private Operation operation(Action action, String staff) {
    return new Operation(opIds.next(), log.size() + 1L, clock.instant(), staff, action);
  }

  private void add(Wish wish) {
    log.add(wish);
    caughtUp = false;
    Operation operation = wish.operation();
    String what = operation == null ? "poison" : operation.action().getClass().getSimpleName();
    world.tally.operation("manager " + what);
    world.trace.say(
        () -> "manager wishes " + log.size() + " " + (operation == null ? what : operation));
    world.witness.made(self, log.size(), wish.opId(), operation);
  }

  private void withdrawSomething() {
    for (Wish wish : log) {
      if (wish.answer() == null
          && wish.operation() != null
          && wish.operation().action() instanceof Action.Redeem) {
        world.fault("withdrawn");
        world.trace.say(() -> "manager withdraws " + wish.opId());
        wish.withdraw();
        return;
      }
    }
  }

  /** One request to the server. */
  void sync() {
    try {
      if (!greeted) {
        hello(false);
      } else if (sendFrom < log.size()) {
        push();
      } else if (toDeclare) {
        hello(true);
      } else {
        pull();
      }
    } catch (LinkException e) {
      Violation.unless(
          e.kind() == LinkException.Kind.UNREACHABLE,
          Invariant.NO_SURPRISE,
          "the manager is turned away: %s",
          e.getMessage());
      greeted = greeted && !toDeclare && world.dice.percent(50);
    } catch (WireException e) {
      throw new Violation(Invariant.NO_SURPRISE, "a reply can't be read: " + e.getMessage());
    }
  }

  private void hello(boolean reoffered) throws LinkException, WireException {
    Hello hello =
        new Hello(
            1,
            1,
            "simulation",
            world.ledgerId(),
            epoch,
            log.size() + 1L,
            1,
            feed.cursor(),
            token,
            clock.millis(),
            reoffered,
            List.of(),
            null);
    Welcome welcome = Wire.decode(line.ask(self, Route.HELLO, Wire.encode(hello)), Welcome.class);
    world.trace.say(() -> "manager hello " + reoffered + " -> " + welcome);
    token = welcome.rollingToken();
    if (welcome.epoch() != epoch) {
      epoch = welcome.epoch();
      feed.reset();
      toDeclare = true;
    } else if (reoffered) {
      toDeclare = false;
    }
    if (welcome.action() == Welcome.Todo.RESET) {
      feed.reset();
    }
    sendFrom = Math.min(firstUnanswered(), (int) welcome.lastOpSeq());
    greeted = true;
    caughtUp = false;
  }

  private int firstUnanswered() {
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).answer() == null) {
        return i;
      }
    }
    return log.size();
  }

  private void push() throws LinkException, WireException {
    int end = Math.min(log.size(), sendFrom + world.dice.between(1, 8));
    List<Wish> offered = List.copyOf(log.subList(sendFrom, end));
    StringBuilder json = new StringBuilder();
    for (Wish wish : offered) {
      json.append(json.isEmpty() ? "" : ",").append(wish.offered());
    }
    String push =
        "{\"ledgerId\":\"%s\",\"epoch\":%d,\"ops\":[%s]}".formatted(world.ledgerId(), epoch, json);
    byte[] reply = line.ask(self, Route.PUSH, push.getBytes(StandardCharsets.UTF_8));
    Pushed pushed = Wire.decode(reply, Pushed.class);
    for (int i = 0; i < pushed.answers().size(); i++) {
      answered(offered.get(i), pushed.answers().get(i));
      sendFrom++;
    }
    if (pushed.stop() != null) {
      stopped(pushed);
    }
    caughtUp = false;
  }

  private void stopped(Pushed pushed) {
    world.trace.say(() -> "manager stopped " + pushed.stop() + " at " + pushed.lastOpSeq());
    switch (pushed.stop()) {
      case GAP -> sendFrom = Math.min(firstUnanswered(), (int) pushed.lastOpSeq());
      case EPOCH -> greeted = false;
      case QUARANTINED ->
          throw new Violation(Invariant.NO_SURPRISE, "the manager is quarantined for nothing");
      case null -> {}
    }
  }

  private void answered(Wish wish, Answer answer) {
    world.trace.say(() -> "manager hears " + answer);
    boolean first = wish.answer() == null;
    wish.answered(answer);
    world.witness.seen(self, answer);
    if (first && wish.withdrawn() && answer instanceof Answer.Applied applied) {
      Operation operation = wish.operation();
      UUID member = applied.live() == null ? null : applied.live().memberId();
      if (operation != null && member != null) {
        add(new Wish(operation(new Action.Reverse(member, wish.opId(), null), "m1")));
      }
    }
  }

  private void pull() throws LinkException, WireException {
    Pull pull = new Pull(world.ledgerId(), epoch, feed.cursor(), world.dice.between(1, 40));
    Pulled page = Wire.decode(line.ask(self, Route.PULL, Wire.encode(pull)), Pulled.class);
    if (page.epoch() != epoch) {
      greeted = false;
    } else if (page.reset()) {
      feed.reset();
    } else {
      feed.read(page);
      caughtUp = !page.more();
    }
  }
}
