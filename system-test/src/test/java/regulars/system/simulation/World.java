package regulars.system.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Buyer;
import regulars.model.rules.Reading;
import regulars.model.sale.Sale;
import regulars.model.staff.Role;
import regulars.model.sync.Action;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.model.sync.Operation;

/** One run: a shop with a server, counters and a manager, and everything that goes wrong there. */
final class World implements AutoCloseable {
  private static final int MOST_PROGRAMS = 8;

  final Dice dice;
  final Swarm swarm;
  final SimTime time = new SimTime();
  final Tally tally = new Tally();
  final Trace trace;
  final Sabotage sabotage;
  final ServerBox server;
  final Witness witness;
  final Points points;
  final Till till;
  final Manager manager;
  final List<CounterBox> counters = new ArrayList<>();
  private final Map<UUID, String> names = new HashMap<>();
  private final Set<UUID> cloned = new HashSet<>();
  private final Map<CounterBox, CounterBox> copies = new LinkedHashMap<>();
  private final UUID ledgerId;
  private boolean faulty;

  World(long seed, Path folder, Sabotage sabotage, @Nullable Consumer<String> listener) {
    this.dice = new Dice(seed);
    this.swarm = Swarm.of(dice);
    this.sabotage = sabotage;
    this.trace = new Trace(listener, time);
    trace.say(() -> "seed " + seed + " " + swarm);
    this.witness = new Witness(this);
    this.points = new Points(this);
    this.till = new Till(this);
    this.server = new ServerBox(this, directory(folder.resolve("server")), new SimClock(time, 0));
    this.ledgerId = dice.id();
    server.start();
    server.name(ledgerId);
    open();
    this.manager = new Manager(this, pair("manager"), clock());
    for (int i = 1; i <= swarm.counters(); i++) {
      String name = "counter" + i;
      CounterBox counter =
          new CounterBox(this, name, directory(folder.resolve(name)), pair(name), clock());
      counters.add(counter);
      counter.start();
    }
    faulty = true;
  }

  private void open() {
    server
        .core()
        .program()
        .setShop(
            new Shop(
                "Kaffee",
                "US",
                "USD",
                "America/New_York",
                List.of(
                    new StaffMember("b1", "Bo", Role.BARISTA),
                    new StaffMember("m1", "Mia", Role.MANAGER))));
    newProgram();
  }

  void newProgram() {
    String text = dice.pick(Points.PROGRAMS).text();
    Reading reading = server.core().program().acceptRules(text);
    if (reading instanceof Reading.Bad bad) {
      throw new IllegalStateException("the simulation's rules are bad: " + bad.problems());
    }
  }

  private UUID pair(String name) {
    UUID id = dice.id();
    names.put(id, name);
    server.pair(id, name);
    return id;
  }

  private SimClock clock() {
    return new SimClock(time, dice.percent(30) ? dice.between(-600_000L, 600_000L) : 0);
  }

  private static Path directory(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  UUID ledgerId() {
    return ledgerId;
  }

  long epoch() {
    return Books.epoch(server.core().database());
  }

  boolean faulty() {
    return faulty;
  }

  String name(UUID counter) {
    return names.getOrDefault(counter, counter.toString());
  }

  boolean isCloned(@Nullable UUID counter) {
    return counter != null && cloned.contains(counter);
  }

  void fault(String kind) {
    tally.fault(kind);
    trace.say(() -> "fault: " + kind);
  }

  /** Everything: first what may happen, then what has to. */
  void run() {
    Mishaps mishaps = new Mishaps(this);
    for (int i = 0; i < swarm.steps(); i++) {
      time.pass(dice.percent(4) ? dice.between(60_000, 9_000_000) : dice.between(0, 4_000));
      mishaps.happen();
      step();
    }
    mishaps.last();
    faulty = false;
    new Ending(this).check();
    tally.seed();
  }

  private void step() {
    if (!server.up() && dice.percent(30)) {
      server.start();
      witness.committed();
    }
    int what = dice.between(1, 100);
    if (what <= 18) {
      manager.sync();
    } else if (what <= 30) {
      manager.act();
    } else if (what <= 38) {
      bringLate();
    } else {
      at(dice.pick(counters), what);
    }
  }

  private void at(CounterBox counter, int what) {
    if (!counter.up()) {
      if (dice.percent(40)) {
        counter.start();
      }
    } else if (counter.turnedAway() && dice.percent(15)) {
      pairAnew(counter);
    } else if (what <= 66) {
      counter.sync();
    } else if (what <= 86) {
      counter.hear(till.next(counter.promises().enrolled()));
    } else {
      counter.serve();
    }
  }

  private void bringLate() {
    int who = dice.between(0, counters.size());
    (who == counters.size() ? manager.line() : counters.get(who).line()).bring();
  }

  /** Whether this is a sale to somebody whom that very counter enrolled, or was told it had. */
  boolean knows(UUID self, @Nullable Operation operation) {
    return operation != null
        && operation.action() instanceof Action.RecordSale(UUID ifNew, Sale sale)
        && !sale.takesBack()
        && sale.buyer() instanceof Buyer.ById(UUID memberId)
        && counters.stream()
            .anyMatch(counter ->
                counter.self().equals(self) && counter.promises().enrolled().contains(memberId));
  }

  /** Whether what a withdrawn operation did was undone, as far as that could be. */
  boolean takenBack(UUID opId) {
    return Ending.takenBack(this, opId);
  }

  /** Somebody copies a counter's disk and runs it elsewhere. */
  void copyDisk(CounterBox original) {
    cloned.add(original.self());
    CounterBox copy = original.copy();
    copies.put(copy, original);
    counters.add(copy);
    copy.start();
  }

  /** The owner revokes a counter, and thinks better of it later. */
  void revoke(CounterBox counter) {
    if (!isCloned(counter.self())) {
      server.ask(() -> server.revoke(counter.self()));
    }
  }

  /** The owner gives up counters that a restored server waits for and that are others by now. */
  void giveUpFormers() {
    for (UUID awaited : server.awaited()) {
      if (!manager.self().equals(awaited)
          && counters.stream().noneMatch(counter -> counter.self().equals(awaited))) {
        server.ask(() -> server.markLost(awaited));
      }
    }
  }

  /** A person sees to a counter that was turned away. */
  void pairAnew(CounterBox counter) {
    if (server.up() && counter.turnedAway() && !isCloned(counter.self())) {
      server.ask(() -> counter.pairAnew(pair(counter.name() + "+")));
    }
  }

  /** Both claim to be one counter until they are found out; then a person sees to it. */
  void endCopies() {
    copies.forEach((copy, original) -> {
      for (int i = 0; i < 4; i++) {
        copy.startOver();
        original.startOver();
      }
      Violation.unless(
          server.isQuarantined(original.self()) || !(copy.online() && original.online()),
          Invariant.CLONE_IS_FOUND,
          "%s and its copy are both welcome",
          original.name());
      counters.remove(copy);
      copy.close();
      original.pairAnew(pair(original.name() + "b"));
    });
    copies.clear();
  }

  @Override
  public void close() {
    counters.forEach(CounterBox::close);
    server.close();
  }
}
