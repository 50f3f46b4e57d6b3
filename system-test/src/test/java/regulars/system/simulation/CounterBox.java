package regulars.system.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulars.counter.Counter;
import regulars.counter.desk.DeskStatus;
import regulars.counter.sync.Step;
import regulars.counter.till.IncomingSale;
import regulars.counter.till.Recorded;
import regulars.model.sale.Sale;
import regulars.model.sync.Pairing;

/** A counter's machine: its disk, its clock, its line, and the program when it runs. */
final class CounterBox implements AutoCloseable {
  private static final URI SERVER = URI.create("http://127.0.0.1:1");

  private final World world;
  private final String name;
  private final Path folder;
  private final SimClock clock;
  private final Line line;
  private final SimLink link;
  private final Barista barista;
  private final Promises promises;
  private UUID self;
  private @Nullable Counter counter;
  private @Nullable CounterFile file;
  private boolean paired;

  CounterBox(World world, String name, Path folder, UUID self, SimClock clock) {
    this.world = world;
    this.name = name;
    this.folder = folder;
    this.self = self;
    this.clock = clock;
    this.line = new Line(world);
    this.link = new SimLink(world, line, () -> this.self);
    this.promises = new Promises(world);
    this.barista = new Barista(world, promises);
  }

  String name() {
    return name;
  }

  UUID self() {
    return self;
  }

  Path folder() {
    return folder;
  }

  Line line() {
    return line;
  }

  SimClock clock() {
    return clock;
  }

  Promises promises() {
    return promises;
  }

  /** What it has on its disk; only while it runs. */
  CounterFile file() {
    if (file == null) {
      file = new CounterFile(folder);
    }
    return file;
  }

  /** Its mirror as it is now: a snapshot puts another file in its place. */
  MirrorFile mirror() {
    return new MirrorFile(folder);
  }

  boolean up() {
    return counter != null;
  }

  /** The program; only while it runs. */
  Counter counter() {
    if (counter == null) {
      throw new IllegalStateException(name + " is down");
    }
    return counter;
  }

  void start() {
    alive(
        "starts",
        () -> {
          Counter opened = Counter.open(folder, link, clock, world.dice.generator());
          counter = opened;
          opened.onAnswers(
              heard -> heard.answers().forEach(answer -> world.witness.seen(self, answer)));
          if (!paired) {
            opened.pair(
                SERVER, new Pairing.Paired(self, "token-" + name, world.ledgerId(), world.epoch()));
            paired = true;
          }
          UUID known = opened.counterId();
          self = known == null ? self : known;
        });
  }

  /** Another machine with a copy of this one's disk. */
  CounterBox copy() {
    Path twin = folder.resolveSibling(name + "-copy");
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectories(twin);
      for (Path path : files.toList()) {
        Files.copy(path, twin.resolve(path.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CounterBox copy =
        new CounterBox(world, name + "-copy", twin, self, new SimClock(world.time, 0));
    copy.paired = true;
    return copy;
  }

  /** Loses the line for a moment, so that it has to say hello again. */
  void startOver() {
    line.cut();
    sync();
    line.mend();
    world.time.pass(60_000);
    for (int i = 0; i < 4; i++) {
      sync();
    }
  }

  boolean online() {
    return counter().desk().status().link() != DeskStatus.Link.OFFLINE;
  }

  /** A person pairs it again; the server knows it by another id from now on. */
  void pairAnew(UUID id) {
    alive(
        "is paired anew",
        () -> {
          counter()
              .pair(SERVER, new Pairing.Paired(id, "token-" + id, world.ledgerId(), world.epoch()));
          self = id;
          world.trace.say(() -> name + " is paired anew as " + id);
        });
  }

  /** Whether a person has to pair it again before it can go on. */
  boolean turnedAway() {
    String problem = counter().desk().status().problem();
    return problem != null
        && (problem.equals("problem.revoked") || problem.equals("problem.quarantined"));
  }

  /** Somebody pulls the plug. */
  void die() {
    world.fault("counter killed");
    world.trace.say(() -> name + " dies");
    stop();
  }

  private void stop() {
    clock.fuse(0);
    if (file != null) {
      file.close();
      file = null;
    }
    if (counter != null) {
      counter.close();
      counter = null;
    }
  }

  /** One step of the engine. */
  void sync() {
    alive(
        "syncs",
        () -> {
          Step step = counter().engine().step();
          world.trace.say(() -> name + " " + step);
        });
  }

  /** The till says something, and is told that it is kept, or not. */
  void hear(Sale sale) {
    alive(
        "hears " + sale.key(),
        () -> {
          byte[] raw = sale.toString().getBytes(StandardCharsets.UTF_8);
          String source = world.dice.percent(50) ? "serial" : "export";
          List<Recorded> kept =
              counter().sales().record(List.of(new IncomingSale(source, raw, sale)));
          world.tally.operation("till " + sale.key().kind());
          world.trace.say(() -> name + " keeps " + sale + ": " + kept);
          promises.kept(sale, kept.getFirst());
          if (world.sabotage.losesSale(world)) {
            file().undoLast();
          }
        });
  }

  /** The barista does something. */
  void serve() {
    alive("serves", () -> barista.serve(this));
  }

  /** Does it, unless the machine dies over it. */
  private void alive(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | SimCrash e) {
      if (!SimCrash.isBehind(e)) {
        throw e;
      }
      world.trace.say(() -> name + " dies as it " + what);
      stop();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
